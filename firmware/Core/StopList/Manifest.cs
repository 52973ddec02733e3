using System;
using System.Text;
using Terminal.Core.Keys;
using Terminal.Core.Ports;

namespace Terminal.Core.StopList;

/// <summary>
/// What a terminal must know of a stop list before it may believe its pages: made for one terminal, under that terminal's own keys. Always
/// <see cref="Length"/> bytes; every byte: docs/stop-list.md.
/// </summary>
public sealed class Manifest
{
    /// <summary>Length of a manifest in bytes.</summary>
    public const int Length = MacOffset + Mac.Length;

    /// <summary>Bytes of the root.</summary>
    public const int RootLength = 32;

    /// <summary>The highest version: tag 02 of DE48 has ten digits.</summary>
    public const long HighestVersion = 9_999_999_999;

    /// <summary>The highest number of a list.</summary>
    public const int HighestList = 999_999_999;

    /// <summary>The last second of the year 9999, counted as <see cref="ValidUntil"/>.</summary>
    public const long LatestTime = 253_402_300_799;

    /// <summary>The most pages: their numbers are two bytes of what a page's MAC is over.</summary>
    public const int MostPages = 65_535;

    private const int Magic = 0x54534C4D;
    private const byte Format = 1;
    private const int FormatOffset = 4;
    private const int ResultBitsOffset = 5;
    private const int ListOffset = 6;
    private const int VersionOffset = 10;
    private const int CardsOffset = 18;
    private const int PagesOffset = 22;
    private const int RootOffset = 26;
    private const int CreatedOffset = RootOffset + RootLength;
    private const int ValidUntilOffset = CreatedOffset + 8;
    private const int KeyOffset = ValidUntilOffset + 8;
    private const int MacOffset = KeyOffset + WrappedKey.Length;

    /// <summary>Which list, 0 to <see cref="HighestList"/>.</summary>
    public int List { get; set; }

    /// <summary>Its version, 0 to <see cref="HighestVersion"/>.</summary>
    public long Version { get; set; }

    /// <summary>Cards on it.</summary>
    public int Cards { get; set; }

    /// <summary>Result bits a card, r: 8, 12 or 16; of the cards not listed one in 2^r looks listed.</summary>
    public int ResultBits { get; set; }

    /// <summary>Pages, 1 to <see cref="MostPages"/>, of <see cref="RibbonPage.Length"/> bytes each.</summary>
    public int Pages { get; set; }

    /// <summary>What binds all pages: see <see cref="RootStart"/> and <see cref="RootNext"/>; 32 bytes.</summary>
    public byte[] Root { get; set; } = new byte[RootLength];

    /// <summary>When the list was made, seconds since 1970-01-01T00:00:00Z.</summary>
    public long Created { get; set; }

    /// <summary>The first second at which it may no longer be used, counted likewise.</summary>
    public long ValidUntil { get; set; }

    /// <summary>K_list, under which a card number becomes a digest: the same for all terminals, 32 bytes.</summary>
    public byte[] ListKey { get; private set; } = new byte[KeyRing.KeyLength];

    /// <summary>The key of the pages' MACs, derived from <see cref="ListKey"/>, list and version: 32 bytes.</summary>
    public byte[] PageKey { get; private set; } = new byte[KeyRing.KeyLength];

    /// <summary>Sets the keys; <see cref="List"/> and <see cref="Version"/> come first, since the key of the pages depends on them.</summary>
    public void SetKey(ICrypto crypto, byte[] listKey)
    {
        if (listKey.Length != KeyRing.KeyLength)
            throw new ArgumentException("listKey");

        // The label begins with a letter: no card number is ever digested to this key.
        byte[] label = Encoding.UTF8.GetBytes("page-mac------------");
        BigEndian.Write(label, 8, 4, List);
        BigEndian.Write(label, 12, 8, Version);
        ListKey = listKey;
        PageKey = crypto.Hmac(listKey, label, 0, label.Length);
    }

    /// <summary>Writes the manifest for a terminal.</summary>
    /// <param name="crypto">Computes its MAC and wraps the key.</param>
    /// <param name="keys">The terminal's keys.</param>
    /// <param name="to">Receives <see cref="Length"/> bytes, from its start.</param>
    /// <exception cref="ArgumentException">A value is out of its range.</exception>
    public void Write(ICrypto crypto, KeyRing keys, byte[] to)
    {
        if (!IsInRange())
            throw new ArgumentException("manifest");

        WriteHeader(to);
        Array.Copy(Root, 0, to, RootOffset, RootLength);
        BigEndian.Write(to, CreatedOffset, 8, Created);
        BigEndian.Write(to, ValidUntilOffset, 8, ValidUntil);
        WrappedKey.Write(crypto, keys, ListKey, to, KeyOffset);
        Array.Copy(crypto.Hmac(keys.ListMac, to, 0, MacOffset), 0, to, MacOffset, Mac.Length);
    }

    /// <summary>Reads a manifest into this one.</summary>
    /// <param name="crypto">Checks it.</param>
    /// <param name="keys">This terminal's keys.</param>
    /// <param name="from">The file or document; it may hold anything.</param>
    /// <param name="length">Its length in bytes.</param>
    /// <returns>False when it is not whole, not genuine or not for this terminal; then nothing here has changed.</returns>
    public bool Read(ICrypto crypto, KeyRing keys, byte[] from, int length)
    {
        if (length != Length || BigEndian.Read(from, 0, 4) != Magic || from[FormatOffset] != Format
            || !Mac.Matches(crypto.Hmac(keys.ListMac, from, 0, MacOffset), from, MacOffset))
            return false;

        // Under the right MAC, and still judged: what the publisher got wrong must not reach a sale.
        Manifest read = new Manifest
        {
            List = (int)BigEndian.Read(from, ListOffset, 4),
            Version = BigEndian.Read(from, VersionOffset, 8),
            Cards = (int)BigEndian.Read(from, CardsOffset, 4),
            ResultBits = from[ResultBitsOffset],
            Pages = (int)BigEndian.Read(from, PagesOffset, 4),
            Created = BigEndian.Read(from, CreatedOffset, 8),
            ValidUntil = BigEndian.Read(from, ValidUntilOffset, 8),
        };
        byte[]? listKey = WrappedKey.Read(crypto, keys, from, KeyOffset);
        if (listKey is null || !read.IsInRange())
            return false;

        List = read.List;
        Version = read.Version;
        Cards = read.Cards;
        ResultBits = read.ResultBits;
        Pages = read.Pages;
        Array.Copy(from, RootOffset, Root, 0, RootLength);
        Created = read.Created;
        ValidUntil = read.ValidUntil;
        SetKey(crypto, listKey);
        return true;
    }

    /// <summary>The root of no pages yet: HMAC-SHA256 under <see cref="PageKey"/> over the manifest's bytes before its root.</summary>
    /// <returns>32 bytes, a new array.</returns>
    public byte[] RootStart(ICrypto crypto)
    {
        byte[] header = new byte[RootOffset];
        WriteHeader(header);
        return crypto.Hmac(PageKey, header, 0, RootOffset);
    }

    /// <summary>
    /// The root with one page more, in order: HMAC-SHA256 under <see cref="PageKey"/> over the root so far and the page's MAC. After the last page
    /// it must equal <see cref="Root"/>. A step at a time, since the device computes an HMAC only over what it holds whole.
    /// </summary>
    /// <param name="crypto">Computes it.</param>
    /// <param name="root">The root so far.</param>
    /// <param name="page">The page; its own MAC was checked.</param>
    /// <returns>32 bytes, a new array.</returns>
    public byte[] RootNext(ICrypto crypto, byte[] root, byte[] page)
    {
        byte[] link = new byte[RootLength + Mac.Length];
        Array.Copy(root, 0, link, 0, RootLength);
        Array.Copy(page, 0, link, RootLength, Mac.Length);
        return crypto.Hmac(PageKey, link, 0, link.Length);
    }

    /// <summary>Wipes the keys.</summary>
    public void Clear()
    {
        Array.Clear(ListKey, 0, ListKey.Length);
        Array.Clear(PageKey, 0, PageKey.Length);
    }

    private void WriteHeader(byte[] to)
    {
        BigEndian.Write(to, 0, 4, Magic);
        to[FormatOffset] = Format;
        to[ResultBitsOffset] = (byte)ResultBits;
        BigEndian.Write(to, ListOffset, 4, List);
        BigEndian.Write(to, VersionOffset, 8, Version);
        BigEndian.Write(to, CardsOffset, 4, Cards);
        BigEndian.Write(to, PagesOffset, 4, Pages);
    }

    private bool IsInRange() =>
        List >= 0 && List <= HighestList
        && Version >= 0 && Version <= HighestVersion
        && Cards >= 0
        && (ResultBits == 8 || ResultBits == 12 || ResultBits == 16)
        && Pages >= 1 && Pages <= MostPages
        && Created >= 0 && Created <= ValidUntil && ValidUntil <= LatestTime;
}
