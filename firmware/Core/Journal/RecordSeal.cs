using System;
using Terminal.Core.Keys;
using Terminal.Core.Ports;

namespace Terminal.Core.Journal;

/// <summary>
/// The envelope of every journal file, always <see cref="Length"/> bytes: header, payload encrypted with AES-128-CBC under a fresh
/// initialisation vector, the first 8 bytes of HMAC-SHA256 over all before them, and CRC-32. The CRC tells a fault of the flash from one of the keys;
/// the fixed length tells a cut write (shorter) from damage (as long, and wrong). Every byte: docs/journal.md.
/// </summary>
public sealed class RecordSeal
{
    /// <summary>Length of a sealed record in bytes.</summary>
    public const int Length = VectorOffset + 16 + SaleRecord.PayloadLength + Mac.Length + 4;

    /// <summary>Format of the records, the third byte of each.</summary>
    public const byte Format = 3;

    private const int FormatOffset = 2;
    private const int VectorOffset = 12;
    private const int CipherOffset = VectorOffset + 16;
    private const int MacOffset = CipherOffset + SaleRecord.PayloadLength;
    private const int CrcOffset = MacOffset + Mac.Length;

    private readonly ICrypto _crypto;
    private readonly KeyRing _keys;
    private readonly byte[] _vector = new byte[16];

    // What the MAC is over, in an array of just that length: of a part of one the device would need a copy each time.
    private readonly byte[] _signed = new byte[MacOffset];

    /// <summary>Seals with the journal keys of a ring.</summary>
    public RecordSeal(ICrypto crypto, KeyRing keys)
    {
        _crypto = crypto;
        _keys = keys;
    }

    /// <summary>The sealed bytes: result of <see cref="Seal"/>, input of <see cref="TryOpen"/>.</summary>
    public byte[] Sealed { get; } = new byte[Length];

    /// <summary>The bytes that are enclosed: input of <see cref="Seal"/>, result of <see cref="TryOpen"/>. Wiped by <see cref="Wipe"/>.</summary>
    public byte[] Payload { get; private set; } = new byte[SaleRecord.PayloadLength];

    /// <summary>What the opened record is: a letter.</summary>
    public byte Kind => Sealed[3];

    /// <summary>State of the opened record.</summary>
    public byte State => Sealed[4];

    /// <summary>Generation of the opened record: the higher one is newer.</summary>
    public int Generation => (int)BigEndian.Read(Sealed, 5, 3);

    /// <summary>Whether what was read of a file into <see cref="Sealed"/> may be the beginning of a record of this format: an older program's is none.</summary>
    public bool HasOwnFormat(int length) => length <= FormatOffset || Sealed[FormatOffset] == Format;

    /// <summary>Seals <see cref="Payload"/>.</summary>
    public void Seal(byte kind, byte state, int generation)
    {
        Array.Clear(Sealed, 0, VectorOffset);
        Sealed[0] = (byte)'J';
        Sealed[1] = (byte)'R';
        Sealed[FormatOffset] = Format;
        Sealed[3] = kind;
        Sealed[4] = state;
        BigEndian.Write(Sealed, 5, 3, generation);
        _crypto.Random(_vector);
        Array.Copy(_vector, 0, Sealed, VectorOffset, 16);
        Array.Copy(_crypto.Encrypt(_keys.JournalAes, _vector, Payload), 0, Sealed, CipherOffset, SaleRecord.PayloadLength);
        Array.Copy(Code(), 0, Sealed, MacOffset, Mac.Length);
        BigEndian.Write(Sealed, CrcOffset, 4, _crypto.Crc32(Sealed, 0, CrcOffset));
    }

    /// <summary>Opens <see cref="Sealed"/> into <see cref="Payload"/>.</summary>
    /// <returns>False when it is not a whole, genuine record of this terminal.</returns>
    public bool TryOpen()
    {
        if (Sealed[0] != 'J' || Sealed[1] != 'R' || Sealed[FormatOffset] != Format
            || BigEndian.Read(Sealed, CrcOffset, 4) != _crypto.Crc32(Sealed, 0, CrcOffset)
            || !Mac.Matches(Code(), Sealed, MacOffset))
        {
            return false;
        }

        Array.Copy(Sealed, VectorOffset, _vector, 0, 16);
        Array.Copy(Sealed, CipherOffset, Payload, 0, SaleRecord.PayloadLength);
        Payload = _crypto.Decrypt(_keys.JournalAes, _vector, Payload);
        return true;
    }

    /// <summary>Wipes the enclosed bytes.</summary>
    public void Wipe() => Array.Clear(Payload, 0, Payload.Length);

    private byte[] Code()
    {
        Array.Copy(Sealed, _signed, MacOffset);
        return _crypto.Hmac(_keys.JournalMac, _signed, 0, MacOffset);
    }
}
