using System;
using Terminal.Core.Ports;

namespace Terminal.Core.Keys;

/// <summary>
/// The file of the master key, 42 bytes: ASCII <c>TKEY</c>, format 1 (1 byte), version of the MAC key (1 byte), master key (32 bytes),
/// CRC-32 over all before it (4 bytes, big-endian). The CRC finds damage; it keeps no secret.
/// </summary>
public static class KeyFile
{
    /// <summary>Its name in the file store.</summary>
    public const string Name = "keys/master";

    /// <summary>Its length in bytes.</summary>
    public const int Length = CrcOffset + 4;

    private const byte Format = 1;
    private const int FormatOffset = 4;
    private const int VersionOffset = 5;
    private const int MasterOffset = 6;
    private const int CrcOffset = MasterOffset + KeyRing.KeyLength;

    /// <summary>Fills the first <see cref="Length"/> bytes of a buffer with the file's content.</summary>
    /// <param name="crypto">Computes the CRC.</param>
    /// <param name="version">Version of the MAC key, 1 to 99 (tag 11 of DE48 has two digits).</param>
    /// <param name="master">The 32 bytes of the master key.</param>
    /// <param name="file">Receives the content.</param>
    public static void Write(ICrypto crypto, int version, byte[] master, byte[] file)
    {
        if (version < 1 || version > 99)
            throw new ArgumentException("version");
        if (master.Length != KeyRing.KeyLength)
            throw new ArgumentException("master");

        file[0] = (byte)'T';
        file[1] = (byte)'K';
        file[2] = (byte)'E';
        file[3] = (byte)'Y';
        file[FormatOffset] = Format;
        file[VersionOffset] = (byte)version;
        Array.Copy(master, 0, file, MasterOffset, KeyRing.KeyLength);
        uint crc = crypto.Crc32(file, 0, CrcOffset);
        for (int i = 0; i < 4; i++)
            file[CrcOffset + i] = (byte)(crc >> (24 - 8 * i));
    }

    /// <summary>Reads the file's content; it may hold anything.</summary>
    /// <param name="crypto">Computes the CRC.</param>
    /// <param name="file">The content.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <param name="master">Receives the 32 bytes of the master key; untouched when the answer is false.</param>
    /// <param name="version">Version of the MAC key; 0 when the answer is false.</param>
    /// <returns>False when the content is no undamaged key file of format 1.</returns>
    public static bool TryRead(ICrypto crypto, byte[] file, int length, byte[] master, out int version)
    {
        version = 0;
        if (length != Length || file[0] != 'T' || file[1] != 'K' || file[2] != 'E' || file[3] != 'Y' || file[FormatOffset] != Format)
            return false;
        if (file[VersionOffset] < 1 || file[VersionOffset] > 99)
            return false;

        uint crc = crypto.Crc32(file, 0, CrcOffset);
        for (int i = 0; i < 4; i++)
        {
            if (file[CrcOffset + i] != (byte)(crc >> (24 - 8 * i)))
                return false;
        }

        Array.Copy(file, MasterOffset, master, 0, KeyRing.KeyLength);
        version = file[VersionOffset];
        return true;
    }
}
