using System;
using Terminal.Core.Keys;
using Terminal.Core.Ports;

namespace Terminal.Core.StopList;

/// <summary>
/// A block of a delta: cards that came onto the list or were taken off it between two versions, as sorted digests. A delta is one such block or several, each
/// <see cref="Length"/> bytes, all with the same head; the overlay in flash is a delta, too, from the base to the version held. Every byte: docs/stop-list.md.
/// </summary>
/// <remarks>
/// 0 TSLD · 4 format, 1 · 5 whether it is the last (1) · 6 its number, from 0 (2) · 8 edition that the delta leads to (40) · 48 version that it follows (8) ·
/// 56 changes in the block, N (1) · 57 bit n from the lowest: change n takes its card off (15) · 72 N digests, ascending (8 each), then zeros ·
/// 1016 first 8 bytes of HMAC-SHA256 under the terminal's list-mac over all before. Big-endian.
/// </remarks>
public sealed class DeltaBlock
{
    /// <summary>Bytes of a block.</summary>
    public const int Length = MacOffset + Mac.Length;

    /// <summary>The most changes in a block.</summary>
    public const int Capacity = 118;

    /// <summary>The first bytes of a card's digest (<see cref="RibbonPage.Digest"/>), by which a delta knows it.</summary>
    public const int DigestLength = 8;

    private const int Magic = 0x54534C44;
    private const byte Format = 1;
    private const int FormatOffset = 4;
    private const int LastOffset = 5;
    private const int NumberOffset = 6;
    private const int EditionOffset = 8;
    private const int FromOffset = EditionOffset + ListEdition.Length;
    private const int ChangesOffset = FromOffset + 8;
    private const int OffBitsOffset = ChangesOffset + 1;
    private const int OffBitsLength = 15;
    private const int DigestsOffset = OffBitsOffset + OffBitsLength;
    private const int MacOffset = DigestsOffset + Capacity * DigestLength;

    /// <summary>Reads and writes a block in a buffer.</summary>
    /// <param name="bytes">At least <see cref="Length"/> bytes; the block is at its start.</param>
    public DeltaBlock(byte[] bytes)
    {
        Bytes = bytes;
    }

    /// <summary>The buffer.</summary>
    public byte[] Bytes { get; }

    /// <summary>Its place in the delta, from 0.</summary>
    public int Number => (int)BigEndian.Read(Bytes, NumberOffset, 2);

    /// <summary>Whether it is the delta's last block.</summary>
    public bool IsLast => Bytes[LastOffset] == 1;

    /// <summary>The version that the delta follows.</summary>
    public long From => BigEndian.Read(Bytes, FromOffset, 8);

    /// <summary>Changes in the block, 0 to <see cref="Capacity"/>.</summary>
    public int Changes => Bytes[ChangesOffset];

    /// <summary>Begins a block without changes.</summary>
    /// <param name="edition">What the delta leads to.</param>
    /// <param name="from">The version that it follows.</param>
    /// <param name="number">The block's place in the delta, from 0 to 65535.</param>
    public void Begin(ListEdition edition, long from, int number)
    {
        Array.Clear(Bytes, 0, Length);
        BigEndian.Write(Bytes, 0, 4, Magic);
        Bytes[FormatOffset] = Format;
        BigEndian.Write(Bytes, NumberOffset, 2, number);
        edition.Write(Bytes, EditionOffset);
        BigEndian.Write(Bytes, FromOffset, 8, from);
    }

    /// <summary>Adds a change; all digests of a delta ascend.</summary>
    /// <param name="digest">Holds the first <see cref="DigestLength"/> bytes of the card's digest.</param>
    /// <param name="offset">Where they begin.</param>
    /// <param name="isOff">Whether the card is taken off the list; otherwise it comes onto it.</param>
    /// <exception cref="ArgumentException">The block is full.</exception>
    public void Put(byte[] digest, int offset, bool isOff)
    {
        int change = Changes;
        if (change == Capacity)
            throw new ArgumentException("digest");

        Array.Copy(digest, offset, Bytes, OffsetOf(change), DigestLength);
        if (isOff)
            Bytes[OffBitsOffset + (change >> 3)] |= (byte)(1 << (change & 7));
        Bytes[ChangesOffset]++;
    }

    /// <summary>Completes the block with its MAC.</summary>
    /// <param name="crypto">Computes it.</param>
    /// <param name="macKey">The terminal's list-mac.</param>
    /// <param name="isLast">Whether the delta ends with it.</param>
    public void Seal(ICrypto crypto, byte[] macKey, bool isLast)
    {
        Bytes[LastOffset] = (byte)(isLast ? 1 : 0);
        Array.Copy(crypto.Hmac(macKey, Bytes, 0, MacOffset), 0, Bytes, MacOffset, Mac.Length);
    }

    /// <summary>Whether the buffer, which may hold anything, holds a whole block for this terminal. The order of the digests is for who merges them to check.</summary>
    /// <param name="crypto">Checks it.</param>
    /// <param name="macKey">The terminal's list-mac.</param>
    public bool IsGenuine(ICrypto crypto, byte[] macKey)
    {
        if (BigEndian.Read(Bytes, 0, 4) != Magic || Bytes[FormatOffset] != Format || Bytes[LastOffset] > 1 || Changes > Capacity)
            return false;
        return Mac.Matches(crypto.Hmac(macKey, Bytes, 0, MacOffset), Bytes, MacOffset);
    }

    /// <summary>Reads what the delta leads to.</summary>
    /// <returns>False when a value is out of its range.</returns>
    public bool ReadEdition(ListEdition edition) => edition.Read(Bytes, EditionOffset);

    /// <summary>Whether the delta leads to an edition that is written elsewhere.</summary>
    public bool LeadsTo(byte[] edition, int offset)
    {
        for (int i = 0; i < ListEdition.Length; i += 8)
        {
            if (BitConverter.ToUInt64(Bytes, EditionOffset + i) != BitConverter.ToUInt64(edition, offset + i))
                return false;
        }

        return true;
    }

    /// <summary>Whether a change takes its card off the list.</summary>
    public bool IsOff(int change) => (Bytes[OffBitsOffset + (change >> 3)] >> (change & 7) & 1) != 0;

    /// <summary>Where a change's digest begins.</summary>
    public static int OffsetOf(int change) => DigestsOffset + change * DigestLength;

    /// <summary>Looks a card up among the changes.</summary>
    /// <param name="digest">Its digest.</param>
    /// <returns>The number of the change, or -1 when the card is not among them.</returns>
    public int Find(byte[] digest)
    {
        int low = 0;
        int high = Changes - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            int order = Compare(Bytes, OffsetOf(middle), digest, 0);
            if (order == 0)
                return middle;
            if (order < 0)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return -1;
    }

    /// <summary>Compares two digests: below 0, 0 or above 0, as the first comes before the second, is the same, or comes after it.</summary>
    public static int Compare(byte[] first, int firstOffset, byte[] second, int secondOffset)
    {
        for (int i = 0; i < DigestLength; i++)
        {
            int order = first[firstOffset + i] - second[secondOffset + i];
            if (order != 0)
                return order;
        }

        return 0;
    }
}
