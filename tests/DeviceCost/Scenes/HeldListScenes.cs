using System.Linq;
using System.Text;
using Terminal.Core;
using Terminal.Core.Ports;
using Terminal.Core.StopList;
using Terminal.Flows;
using Result = (long Instructions, long Bytes, (string Name, long Calls, long Own, long OwnBytes, long All, long AllBytes)[] Rows);

namespace Terminal.Tests.DeviceCost;

/// <summary>The stop list in flash, with an overlay of 300 changes, and its update.</summary>
public static class HeldListScenes
{
    private const int OldChanges = 300;
    private const int NewChanges = 50;

    /// <summary>A card that the overlay knows is looked up.</summary>
    public static Result Overlay(byte[] pages, byte[] listKey)
    {
        using Shop shop = new();
        HeldList list = Hold(shop, pages, listKey);
        byte[] pan = Encoding.ASCII.GetBytes("9991000000000000");
        Tally.Measure(() => Assert.AreEqual(Listing.Listed, list.Find(pan, pan.Length, shop.Clock.UtcNow)));
        return Tally.Read();
    }

    /// <summary>What the start costs.</summary>
    public static Result Recover(byte[] pages, byte[] listKey)
    {
        using Shop shop = new();
        Hold(shop, pages, listKey);
        HeldList list = new(shop.Files, shop.Crypto, shop.Keys);
        Tally.Measure(list.Recover);
        Assert.IsTrue(list.IsHeld);
        return Tally.Read();
    }

    /// <summary>A page of a base comes: one step of the update.</summary>
    public static Result Page(byte[] pages, byte[] listKey)
    {
        using Shop shop = new();
        ListUpdate update = BeforePage(shop, pages, listKey, out _);
        Tally.Measure(update.Advance);
        Assert.AreEqual(3 * RibbonPage.Length, shop.Files.Length("list/base.a"));
        return Tally.Read();
    }

    /// <summary>What that step holds at its dearest moment: before it, most at once, after it; of what belongs to the list alone.</summary>
    public static (long Before, long Most, long After) PagePeak(byte[] pages, byte[] listKey)
    {
        using Shop shop = new();
        ListUpdate update = BeforePage(shop, pages, listKey, out HeldList list);
        return DearestMoment.Of(update.Advance, list, update);
    }

    private static ListUpdate BeforePage(Shop shop, byte[] pages, byte[] listKey, out HeldList list)
    {
        list = new(shop.Files, shop.Crypto, shop.Keys);
        Line line = new(ManifestOf(shop, pages, listKey), pages, []);
        ListUpdate update = UpdateOf(shop, list, line);
        while (shop.Files.Length("list/base.a") != 2 * RibbonPage.Length)
            update.Advance();
        return update;
    }

    /// <summary>A delta of 50 changes is asked for, merged into the overlay, checked and selected: all the steps.</summary>
    public static Result Delta(byte[] pages, byte[] listKey)
    {
        using Shop shop = new();
        HeldList list = Hold(shop, pages, listKey);
        ListUpdate update = UpdateOf(shop, list, new Line([], pages, Changes(shop, ManifestOf(shop, pages, listKey), NewChanges, 1, 2)));
        update.Advance();
        Tally.Measure(() =>
        {
            while (list.Version != 2)
                update.Advance();
        });
        return Tally.Read();
    }

    /// <summary>What all those steps hold at their dearest moment, as <see cref="PagePeak"/>.</summary>
    public static (long Before, long Most, long After) DeltaPeak(byte[] pages, byte[] listKey)
    {
        using Shop shop = new();
        HeldList list = Hold(shop, pages, listKey);
        ListUpdate update = UpdateOf(shop, list, new Line([], pages, Changes(shop, ManifestOf(shop, pages, listKey), NewChanges, 1, 2)));
        update.Advance();
        return DearestMoment.Of(() =>
        {
            while (list.Version != 2)
                update.Advance();
        }, list, update);
    }

    /// <summary>Gives a shop's terminal the list.</summary>
    internal static HeldList Hold(Shop shop, byte[] pages, byte[] listKey)
    {
        HeldList list = new(shop.Files, shop.Crypto, shop.Keys);
        byte[] file = ManifestOf(shop, pages, listKey);
        ListUpdate update = UpdateOf(shop, list, new Line(file, pages, Changes(shop, file, OldChanges, 0, 1)));
        while (list.Version != 1)
            update.Advance();
        return list;
    }

    private static ListUpdate UpdateOf(Shop shop, HeldList list, Line line) =>
        new(list, line, shop.Files, shop.Crypto, shop.Keys, shop.Clock, shop.Parameters.TerminalId, new FlashPlan(FlashPlan.SmallestBoard));

    private static byte[] ManifestOf(Shop shop, byte[] pages, byte[] listKey)
    {
        Manifest manifest = new() { Cards = StopList.Cards, ResultBits = 12, Pages = pages.Length / RibbonPage.Length, ValidUntil = Manifest.LatestTime };
        manifest.SetKey(shop.Crypto, listKey);
        byte[] root = manifest.RootStart(shop.Crypto);
        for (int at = 0; at < pages.Length; at += RibbonPage.Length)
            root = manifest.RootNext(shop.Crypto, root, pages[at..(at + RibbonPage.Length)]);
        manifest.Root = root;
        byte[] file = new byte[Manifest.Length];
        manifest.Write(shop.Crypto, shop.Keys, file);
        return file;
    }

    private static byte[] Changes(Shop shop, byte[] manifestFile, int count, long from, long to)
    {
        Manifest manifest = new();
        Assert.IsTrue(manifest.Read(shop.Crypto, shop.Keys, manifestFile, manifestFile.Length));
        ListEdition edition = new();
        edition.Take(manifest);
        edition.Version = to;
        byte[][] digests =
        [
            .. Enumerable.Range(0, count).Select(i => RibbonPage.Digest(shop.Crypto, manifest, Encoding.ASCII.GetBytes($"9991{i * to:D12}"), 16))
                .OrderBy(digest => Convert.ToHexString(digest), StringComparer.Ordinal),
        ];
        DeltaBlock block = new(new byte[DeltaBlock.Length]);
        byte[] delta = [];
        for (int at = 0; at < count; at += DeltaBlock.Capacity)
        {
            block.Begin(edition, from, at / DeltaBlock.Capacity);
            foreach (byte[] digest in digests.Skip(at).Take(DeltaBlock.Capacity))
                block.Put(digest, 0, false);
            block.Seal(shop.Crypto, shop.Keys.ListMac, at + DeltaBlock.Capacity >= count);
            delta = [.. delta, .. block.Bytes];
        }

        return delta;
    }

    private sealed class Line(byte[] manifest, byte[] pages, byte[] delta) : IHostLink
    {
        public Delivery Exchange(byte[] request, int requestLength, byte[] response, out int responseLength) => throw new NotSupportedException();

        public int Fetch(string path, int offset, byte[] buffer, int count)
        {
            byte[] document = path.Contains("manifest") ? manifest : path.Contains("delta") ? delta : pages;
            int length = Math.Clamp(document.Length - offset, 0, count);
            document.AsSpan(offset, length).CopyTo(buffer);
            return length;
        }
    }
}
