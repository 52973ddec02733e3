using System;
using Terminal.Core.Keys;
using Terminal.Core.Ports;

namespace Terminal.Core.StopList;

/// <summary>
/// A page of the stop list: a ribbon filter of its own, 4,096 bytes, the unit that is read and checked. What it costs and every byte: docs/stop-list.md.
/// Numbers in it, and in the digest but for the page's own, are little-endian: the chip loads those in one native call.
/// </summary>
/// <remarks>
/// 0 MAC (8 bytes) · 8 salt (4) · 12 bytes of a column, B (2) · 14 bytes in use, U (2) · 16 the columns, U bytes: one after another, B bytes each, the last perhaps cut off.
/// Of the digest: 0 which page (4) · 4 which start (4) · 8 coefficients (8) · 16 result bits (4).
/// </remarks>
public static class RibbonPage
{
    /// <summary>Bytes of a page: a block of the flash.</summary>
    public const int Length = 4096;

    /// <summary>Where the columns begin.</summary>
    public const int BodyOffset = 16;

    /// <summary>Bytes that the columns may have.</summary>
    public const int BodyLength = Length - BodyOffset;

    /// <summary>Bytes of a window, as many as the coefficients of a card have.</summary>
    public const int WindowLength = 8;

    /// <summary>Bytes of a card's digest that are looked at, from its start.</summary>
    public const int DigestLength = 20;

    /// <summary>Where the salt stands.</summary>
    public const int SaltOffset = 8;

    /// <summary>Where the length of a column stands.</summary>
    public const int ColumnOffset = 12;

    /// <summary>Where the number of bytes in use stands.</summary>
    public const int UsedOffset = 14;

    private const int StartOffset = 4;
    private const int CoefficientsOffset = 8;
    private const int ResultOffset = 16;

    // The parity of each number of four bits.
    private const int Parities = 0x6996;

    /// <summary>The digest of a card: HMAC-SHA256 under K_list over the digits of its number (PCI DSS 3.5.1.1: keyed, of the whole number).</summary>
    /// <param name="crypto">Computes it.</param>
    /// <param name="manifest">The list's.</param>
    /// <param name="pan">ASCII digits of the card number.</param>
    /// <param name="length">How many.</param>
    /// <returns>32 bytes, a new array.</returns>
    public static byte[] Digest(ICrypto crypto, Manifest manifest, byte[] pan, int length) => crypto.Hmac(manifest.ListKey, pan, 0, length);

    /// <summary>The number of the page, from 0, on which a card stands if it is listed: the digests' order is the pages' order.</summary>
    public static int NumberOf(byte[] digest, int pages) =>
        NumberOf((uint)(digest[0] << 24 | digest[1] << 16 | digest[2] << 8 | digest[3]), pages);

    /// <summary>The same, by the first 4 bytes of the digest as a number.</summary>
    public static int NumberOf(uint head, int pages) => (int)((ulong)head * (ulong)pages >> 32);

    /// <summary>The first byte of a card's window within a column: the salt mixes the starts anew, the product's upper half spreads them evenly.</summary>
    /// <param name="key">Bytes 4 to 7 of the card's digest.</param>
    /// <param name="salt">The page's.</param>
    /// <param name="column">Bytes of a column.</param>
    public static int StartOf(uint key, uint salt, int column) => (int)((ulong)(key * salt) * (ulong)(column - WindowLength + 1) >> 32);

    /// <summary>
    /// Computes the MAC of a page: the first 8 bytes of HMAC-SHA256 under the manifest's <see cref="Manifest.PageKey"/> over the whole page, in which the page's
    /// number (2 bytes, then zeros) stands in the place of the MAC.
    /// </summary>
    /// <param name="crypto">Computes it.</param>
    /// <param name="manifest">The list's.</param>
    /// <param name="page">The page, <see cref="Length"/> bytes; its MAC is overwritten with the number.</param>
    /// <param name="number">Its number, from 0.</param>
    /// <returns>32 bytes of which the first 8 are the MAC, a new array.</returns>
    public static byte[] MacOf(ICrypto crypto, Manifest manifest, byte[] page, int number)
    {
        Array.Clear(page, 0, Mac.Length);
        page[0] = (byte)number;
        page[1] = (byte)(number >> 8);
        return crypto.Hmac(manifest.PageKey, page, 0, Length);
    }

    /// <summary>Whether a page is this page of the manifest's list, whole and unchanged.</summary>
    /// <param name="crypto">Checks it.</param>
    /// <param name="manifest">The list's.</param>
    /// <param name="page">The page, an array of exactly <see cref="Length"/> bytes (another length would cost the device a copy); may hold anything. Its MAC is lost when the answer is false.</param>
    /// <param name="number">Its number, from 0.</param>
    public static bool IsGenuine(ICrypto crypto, Manifest manifest, byte[] page, int number)
    {
        ulong found = BitConverter.ToUInt64(page, 0);
        byte[] mac = MacOf(crypto, manifest, page, number);
        if (BitConverter.ToUInt64(mac, 0) != found)
            return false;
        Array.Copy(mac, 0, page, 0, Mac.Length);
        return true;
    }

    /// <summary>Looks a card up in its page, whose MAC was checked.</summary>
    /// <param name="page">The page of <see cref="NumberOf(byte[], int)"/>.</param>
    /// <param name="digest">The card's, at least <see cref="DigestLength"/> bytes.</param>
    /// <returns><see cref="Listing.Unknown"/> when the page contradicts itself.</returns>
    public static Listing Look(byte[] page, byte[] digest)
    {
        int column = BitConverter.ToUInt16(page, ColumnOffset);
        int used = BitConverter.ToUInt16(page, UsedOffset);
        if (column < WindowLength || column > used || used > BodyLength)
            return Listing.Unknown;

        // Each column has a bit of the result: the parity of the bits in the card's window that its coefficients choose. A card that is
        // not listed fails at one half of the columns, so after two of them on the average.
        ulong coefficients = BitConverter.ToUInt64(digest, CoefficientsOffset);
        uint result = BitConverter.ToUInt32(digest, ResultOffset);
        int last = BodyOffset + used - WindowLength;
        for (int at = BodyOffset + StartOf(BitConverter.ToUInt32(digest, StartOffset), BitConverter.ToUInt32(page, SaltOffset), column); at <= last; at += column)
        {
            ulong chosen = BitConverter.ToUInt64(page, at) & coefficients;
            uint folded = (uint)(chosen ^ chosen >> 32);
            folded ^= folded >> 16;
            folded ^= folded >> 8;
            folded ^= folded >> 4;
            if (((Parities >> (int)(folded & 15) ^ (int)result) & 1) != 0)
                return Listing.Absent;
            result >>= 1;
        }

        return Listing.Listed;
    }
}
