using System;
using Terminal.Core.Keys;
using Terminal.Core.Ports;

namespace Terminal.Core.StopList;

/// <summary>
/// Says which files of the flash are the stop list: the slot of the base, the overlay, and where each of the overlay's blocks begins. Written last, when all that it
/// names was checked, into two files one after the other: a cut leaves one of them whole, and when one is damaged the other says the same. Every byte: docs/stop-list.md.
/// </summary>
/// <remarks>
/// 0 TSLS · 4 format, 1 · 5 slot of the base, a or b (1) · 6 overlay, a or b, or 0 for none (1) · 7 its blocks, N (1) · 8 edition (40) · 48 sequence (4) ·
/// 52 first digest of each block (8 each), then zeros · 308 first 8 bytes of HMAC-SHA256 under list-mac over all before · 316 CRC-32 over all before. Big-endian.
/// </remarks>
public sealed class ListSelector
{
    /// <summary>Bytes of a selector: few enough for LittleFS to keep them inside the folder.</summary>
    public const int Length = CrcOffset + 4;

    /// <summary>The most blocks of an overlay.</summary>
    public const int MostBlocks = 32;

    private const int Magic = 0x54534C53;
    private const byte Format = 1;
    private const int FormatOffset = 4;
    private const int BaseOffset = 5;
    private const int OverlayOffset = 6;
    private const int BlocksOffset = 7;
    private const int EditionOffset = 8;
    private const int SequenceOffset = EditionOffset + ListEdition.Length;
    private const int FencesOffset = SequenceOffset + 4;
    private const int MacOffset = FencesOffset + MostBlocks * DeltaBlock.DigestLength;
    private const int CrcOffset = MacOffset + Mac.Length;

    private readonly byte[] _bytes = new byte[Length];
    private char _file;

    /// <summary>The list's edition.</summary>
    public ListEdition Edition { get; } = new ListEdition();

    /// <summary>Slot of the base, <c>a</c> or <c>b</c>; 0 when nothing is selected.</summary>
    public char Base { get; set; }

    /// <summary>The overlay, <c>a</c> or <c>b</c>; 0 when there is none.</summary>
    public char Overlay { get; private set; }

    /// <summary>Blocks of the overlay, 0 to <see cref="MostBlocks"/>.</summary>
    public int Blocks { get; private set; }

    /// <summary>Counts the selections, from 1.</summary>
    public int Sequence { get; private set; }

    /// <summary>Whether anything is selected.</summary>
    public bool IsSet => Base != 0;

    /// <summary>Whether the flash did not give one of the two files at the last <see cref="Recover"/>: it may say something else the next time, so nothing may be built on it.</summary>
    public bool IsUnread { get; private set; }

    /// <summary>Selects nothing.</summary>
    public void Clear()
    {
        Array.Clear(_bytes, 0, Length);
        Base = '\0';
        Overlay = '\0';
        Blocks = 0;
        Sequence = 0;
        IsUnread = false;
        _file = '\0';
    }

    /// <summary>Becomes the successor of another, with the same files.</summary>
    public void Follow(ListSelector other)
    {
        Take(other);
        Sequence++;
    }

    /// <summary>Sets the edition.</summary>
    public void Lead(ListEdition edition)
    {
        edition.Write(_bytes, EditionOffset);
        Edition.Read(_bytes, EditionOffset);
    }

    /// <summary>Selects an overlay whose blocks are still to be added, or none.</summary>
    /// <param name="overlay"><c>a</c>, <c>b</c>, or 0 for none.</param>
    public void BeginOverlay(char overlay)
    {
        Array.Clear(_bytes, FencesOffset, MacOffset - FencesOffset);
        Overlay = overlay;
        Blocks = 0;
    }

    /// <summary>Adds a block to the overlay; there must be less than <see cref="MostBlocks"/>.</summary>
    public void AddBlock(DeltaBlock block)
    {
        Array.Copy(block.Bytes, DeltaBlock.OffsetOf(0), _bytes, FencesOffset + Blocks * DeltaBlock.DigestLength, DeltaBlock.DigestLength);
        Blocks++;
    }

    /// <summary>The only block of the overlay that may hold a card; there must be one.</summary>
    public int BlockOf(byte[] digest)
    {
        int low = 0;
        int high = Blocks - 1;
        while (low < high)
        {
            int middle = (low + high + 1) >> 1;
            if (DeltaBlock.Compare(_bytes, FencesOffset + middle * DeltaBlock.DigestLength, digest, 0) > 0)
                high = middle - 1;
            else
                low = middle;
        }

        return low;
    }

    /// <summary>Whether a genuine block is this block of the overlay.</summary>
    public bool Names(DeltaBlock block, int number) =>
        block.Number == number && block.IsLast == (number == Blocks - 1) && block.From == Edition.Base && block.LeadsTo(_bytes, EditionOffset);

    /// <summary>Reads what the flash selects: the later of two whole selectors. The other file is made to say the same.</summary>
    /// <returns>False when nothing is selected.</returns>
    public bool Recover(IFileStore files, ICrypto crypto, byte[] macKey)
    {
        ListSelector other = new ListSelector();
        bool isRead = TryRead(files, 'a', crypto, macKey);
        bool isOtherRead = other.TryRead(files, 'b', crypto, macKey);
        bool isAgreed = isRead && isOtherRead && Sequence == other.Sequence;
        bool isUnread = IsUnread || other.IsUnread;
        if (isOtherRead && (!isRead || other.Sequence > Sequence))
            Take(other);
        IsUnread = isUnread;
        if (IsSet && !isAgreed && !isUnread)
            files.Write(ListFiles.Selector(ListFiles.Other(_file)), _bytes, Length);
        return IsSet;
    }

    /// <summary>Makes this selection the one that counts.</summary>
    /// <returns>False when the flash refused it: what counts must be read again.</returns>
    public bool Write(IFileStore files, ICrypto crypto, byte[] macKey)
    {
        BigEndian.Write(_bytes, 0, 4, Magic);
        _bytes[FormatOffset] = Format;
        _bytes[BaseOffset] = (byte)Base;
        _bytes[OverlayOffset] = (byte)Overlay;
        _bytes[BlocksOffset] = (byte)Blocks;
        BigEndian.Write(_bytes, SequenceOffset, 4, Sequence);
        Array.Copy(crypto.Hmac(macKey, _bytes, 0, MacOffset), 0, _bytes, MacOffset, Mac.Length);
        BigEndian.Write(_bytes, CrcOffset, 4, crypto.Crc32(_bytes, 0, CrcOffset));

        // First over the one that does not tell the selection before.
        char first = ListFiles.Other(_file);
        if (!files.Write(ListFiles.Selector(first), _bytes, Length))
            return false;
        files.Write(ListFiles.Selector(ListFiles.Other(first)), _bytes, Length);
        return true;
    }

    private void Take(ListSelector other)
    {
        Array.Copy(other._bytes, _bytes, Length);
        ReadFields();
        _file = other._file;
    }

    private bool TryRead(IFileStore files, char file, ICrypto crypto, byte[] macKey)
    {
        Clear();
        int length = files.Read(ListFiles.Selector(file), _bytes);
        if (length == Length
            && BigEndian.Read(_bytes, CrcOffset, 4) == crypto.Crc32(_bytes, 0, CrcOffset)
            && Mac.Matches(crypto.Hmac(macKey, _bytes, 0, MacOffset), _bytes, MacOffset)
            && ReadFields())
        {
            _file = file;
            return true;
        }

        Clear();
        IsUnread = length == FileStatus.Unreadable;
        return false;
    }

    private bool ReadFields()
    {
        Base = (char)_bytes[BaseOffset];
        Overlay = (char)_bytes[OverlayOffset];
        Blocks = _bytes[BlocksOffset];
        Sequence = (int)BigEndian.Read(_bytes, SequenceOffset, 4);
        return BigEndian.Read(_bytes, 0, 4) == Magic && _bytes[FormatOffset] == Format
            && Edition.Read(_bytes, EditionOffset)
            && ListFiles.IsLetter(Base)
            && (ListFiles.IsLetter(Overlay) ? Blocks > 0 && Blocks <= MostBlocks : Overlay == 0 && Blocks == 0 && Edition.Version == Edition.Base)
            && Sequence > 0;
    }
}
