using Terminal.Acquirer.StopLists;
using Terminal.Core.StopList;

namespace Terminal.Tests.StopListMeasures.Structures;

/// <summary>The terminal's own: its builder and its reader, headers, MACs and manifest included.</summary>
public sealed class PagedRibbon : CardSet
{
    private readonly int _pages;

    public PagedRibbon(byte[][] digests)
    {
        ListBuilder builder = new();
        foreach (byte[] digest in digests)
            builder.Add(digest);
        BaseList list = builder.Build(1, 1, new byte[32]);
        _pages = list.Pages.Count;
        for (int i = 0; i < _pages; i++)
            list.Pages[i].CopyTo(Blocks[i], 0);
    }

    public override long Bits => base.Bits + 8 * Manifest.Length;

    public override bool Holds(byte[] digest) => RibbonPage.Look(Blocks.Read(RibbonPage.NumberOf(digest, _pages)), digest) == Listing.Listed;
}
