using System;
using System.Buffers.Binary;
using System.Linq;
using Terminal.Core.Keys;
using Terminal.Core.Ports;
using Terminal.Core.StopList;

namespace Terminal.Acquirer.StopLists;

/// <summary>
/// Builds the pages of a stop list from the digests of its cards. The same cards, in whatever order and however often, give the same pages.
/// Takes 24 bytes a card beside the pages. For one thread.
/// </summary>
public sealed class ListBuilder
{
    private readonly ICrypto _crypto = HostCrypto.Instance;
    private ListedCard[] _cards = new ListedCard[1024];
    private int _count;

    /// <summary>Adds a card.</summary>
    /// <param name="digest">Its digest under K_list (<see cref="RibbonPage.Digest"/>), at least <see cref="RibbonPage.DigestLength"/> bytes.</param>
    public void Add(ReadOnlySpan<byte> digest)
    {
        if (_count == _cards.Length)
            Array.Resize(ref _cards, _count + _count / 2);
        _cards[_count++] = ListedCard.Of(digest);
    }

    /// <summary>Builds the list, and looks every card up in it as the terminal does.</summary>
    /// <param name="list">Which list, 0 to 999999999.</param>
    /// <param name="version">Its version, 0 to <see cref="Manifest.HighestVersion"/>.</param>
    /// <param name="listKey">K_list, 32 bytes.</param>
    /// <param name="resultBits">Result bits a card: 8, 12 or 16.</param>
    /// <param name="progress">Told after each page how many are done, and of how many.</param>
    /// <exception cref="InvalidOperationException">A card is not found on its page: never seen, and never published.</exception>
    public BaseList Build(int list, long version, byte[] listKey, int resultBits = 12, Action<int, int>? progress = null)
    {
        SortOut();
        var manifest = new Manifest
        {
            List = list,
            Version = version,
            Cards = _count,
            ResultBits = resultBits,
            Pages = ListSpace.PagesFor(_count, resultBits),
        };
        manifest.SetKey(_crypto, listKey);

        int[] ends = Ends(manifest.Pages);
        var pages = new byte[manifest.Pages][];
        var ribbon = new Ribbon();
        var columns = new ColumnBalance(resultBits);
        int done = 0;
        // The fullest first: what they lack is known before the others, which have bytes to spare, make up for it.
        foreach (int number in Enumerable.Range(0, pages.Length).OrderByDescending(number => Cards(ends, number).Length))
        {
            var cards = Cards(ends, number);
            ribbon.Solve(cards);
            byte[] page = pages[number] = PageOf(ribbon, columns.Use(ribbon.Column));
            Array.Copy(RibbonPage.MacOf(_crypto, manifest, page, number), page, Mac.Length);
            Check(manifest, page, number, cards);
            progress?.Invoke(++done, pages.Length);
        }

        manifest.Root = pages.Aggregate(manifest.RootStart(_crypto), (root, page) => manifest.RootNext(_crypto, root, page));
        return new BaseList(manifest, pages, columns.FalsePositives);
    }

    /// <summary>Sorts the cards and keeps one of each.</summary>
    private void SortOut()
    {
        Array.Sort(_cards, 0, _count);
        int kept = 0;
        for (int i = 0; i < _count; i++)
        {
            if (kept == 0 || _cards[i] != _cards[kept - 1])
                _cards[kept++] = _cards[i];
        }
        _count = kept;
    }

    /// <summary>Where each page's cards end among the sorted ones.</summary>
    private int[] Ends(int pages)
    {
        var ends = new int[pages];
        foreach (var card in _cards.AsSpan(0, _count))
            ends[card.PageOf(pages)]++;
        for (int i = 1; i < pages; i++)
            ends[i] += ends[i - 1];
        return ends;
    }

    private ReadOnlySpan<ListedCard> Cards(int[] ends, int number) => _cards.AsSpan((number == 0 ? 0 : ends[number - 1])..ends[number]);

    private static byte[] PageOf(Ribbon ribbon, int used)
    {
        var page = new byte[RibbonPage.Length];
        BinaryPrimitives.WriteUInt32LittleEndian(page.AsSpan(RibbonPage.SaltOffset), ribbon.Salt);
        BinaryPrimitives.WriteUInt16LittleEndian(page.AsSpan(RibbonPage.ColumnOffset), (ushort)ribbon.Column);
        BinaryPrimitives.WriteUInt16LittleEndian(page.AsSpan(RibbonPage.UsedOffset), (ushort)used);
        for (int i = 0; i < used; i++)
        {
            int column = i / ribbon.Column;
            var slots = ribbon.Slots.Slice(8 * (i % ribbon.Column), 8);
            uint bits = 0;
            for (int bit = 0; bit < 8; bit++)
                bits |= (slots[bit] >> column & 1) << bit;
            page[RibbonPage.BodyOffset + i] = (byte)bits;
        }
        return page;
    }

    private void Check(Manifest manifest, byte[] page, int number, ReadOnlySpan<ListedCard> cards)
    {
        if (!RibbonPage.IsGenuine(_crypto, manifest, page, number))
            throw new InvalidOperationException($"Page {number} is not genuine.");
        var digest = new byte[RibbonPage.DigestLength];
        foreach (var card in cards)
        {
            card.WriteDigest(digest);
            if (RibbonPage.NumberOf(digest, manifest.Pages) != number || RibbonPage.Look(page, digest) != Listing.Listed)
                throw new InvalidOperationException($"A card of page {number} is not found there.");
        }
    }
}
