using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Terminal.Acquirer;
using Terminal.Acquirer.StopLists;
using Terminal.Core.Messages;
using Terminal.Core.StopList;
using Terminal.Tests.Support;

namespace Terminal.Tests.StopLists;

/// <summary>Deltas lead from any version that was published to the newest.</summary>
[TestClass]
public class DeltaTests
{
    [TestMethod]
    public void A_terminal_that_missed_some_versions_takes_one_delta()
    {
        using var town = new Town(signOn: false);
        var list = town.Host.StopList;
        var punctual = new ListTerminal(town);
        var late = new ListTerminal(town);
        punctual.Update();
        late.Update();
        for (int version = 0; version < 5; version++)
        {
            list.Add(Cards.Numbers(version * 10, 10));
            list.Remove(Cards.Number(version * 10));
            list.Publish();
            punctual.Update();
        }
        late.Update();
        Assert.AreEqual(1, late.Asked.Count(route => route == DocumentPath.DeltaRoute) - 1, "a delta, and then the question whether there is more");
        foreach (var terminal in new[] { punctual, late })
        {
            Assert.AreEqual((list.Newest!.Version, 47), (terminal.List.Version, terminal.List.Cards));
            for (int n = 0; n < 50; n++)
                Assert.AreEqual(n % 10 == 0 ? Listing.Absent : Listing.Listed, terminal.Find(Cards.Number(n)), Cards.Number(n));
        }
    }

    [TestMethod]
    public void A_delta_that_no_overlay_would_hold_is_gone_and_a_base_is_got()
    {
        using var town = new Town(signOn: false);
        var list = town.Host.StopList;
        var terminal = new ListTerminal(town);
        terminal.Update();
        long held = terminal.List.Version;
        int most = ListSelector.MostBlocks * DeltaBlock.Capacity;
        list.Add(Cards.Numbers(0, most));
        list.Publish();
        Assert.AreEqual(most / DeltaBlock.Capacity * DeltaBlock.Length, terminal.GetDelta(held).Content.Length);
        list.Add(Cards.Number(most));
        var newest = list.Publish();
        Assert.AreEqual(410, terminal.GetDelta(held).Status);
        Assert.AreEqual(DeltaBlock.Length, terminal.GetDelta(newest.Version - 1).Content.Length);

        terminal.Update();
        Assert.AreEqual((newest.Version, most + 3), (terminal.List.Version, terminal.List.Cards));
        Assert.AreEqual(Listing.Listed, terminal.Find(Cards.Number(most)));
    }

    [TestMethod]
    public void There_is_no_delta_from_the_newest_version_nor_from_one_to_come()
    {
        using var town = new Town(signOn: false);
        var terminal = new ListTerminal(town);
        long newest = town.Host.StopList.Newest!.Version;
        Assert.AreEqual(404, terminal.GetDelta(newest).Status);
        Assert.AreEqual(404, terminal.GetDelta(newest + 1).Status);
        Assert.AreEqual(404, terminal.GetDelta(Manifest.HighestVersion).Status);
        Assert.AreEqual(410, terminal.GetDelta(0).Status);
        Assert.AreEqual(404, terminal.GetManifest(newest, 10).Status);
    }

    [TestMethod]
    public void Pages_are_the_same_after_a_restart_and_for_the_last_four_bases()
    {
        using var town = new Town(signOn: false);
        var list = town.Host.StopList;
        var terminal = new ListTerminal(town);
        var paths = new List<string>();
        var documents = new List<byte[]>();
        for (int version = 0; version < 5; version++)
        {
            list.Add(Cards.Numbers(version * 100, 100));
            paths.Add(DocumentPath.Pages(list.Id, list.Publish(asBase: true).Version, 12));
            documents.Add(terminal.Get(paths[^1]).Content.ToArray());
        }
        town.Restart();
        list = town.Host.StopList;
        Assert.AreEqual(410, terminal.Get(paths[0]).Status);
        for (int version = 1; version < 5; version++)
            CollectionAssert.AreEqual(documents[version], terminal.Get(paths[version]).Content.ToArray());
        Assert.AreEqual(404, terminal.Get(DocumentPath.Pages(list.Id, list.Newest!.Version + 1, 12)).Status);
        Assert.AreEqual(404, terminal.Get(DocumentPath.Pages(list.Id % 999_999_999 + 1, list.Newest.Version, 12)).Status);
        list.Publish();
        Assert.AreEqual(404, terminal.Get(DocumentPath.Pages(list.Id, list.Newest!.Version, 12)).Status, "a version between bases has no pages");
    }

    [TestMethod]
    public void Base_and_deltas_are_always_the_set()
    {
        // Some 1,000 steps in all.
        var steps = Gen.Choose(0, 59).ArrayOf(90);
        Prop.ForAll(steps.ToArbitrary(), Follow).Check(Config.QuickThrowOnFailure.WithMaxTest(12 / TownDatabase.Share));
    }

    // Steps 0 to 24 put a card on, 25 to 49 take one off, 50 to 57 publish, 58 and 59 publish a base.
    private static void Follow(int[] steps)
    {
        using var town = new Town(signOn: false);
        var list = town.Host.StopList;
        var terminal = new ListTerminal(town);
        byte[] listKey = terminal.Read(terminal.GetManifest(0, 10)).ListKey;
        SortedSet<string> now = [.. Digests(town.Card("Stolen credit card").Number, town.Card("Lost debit card").Number)];
        var versions = new Dictionary<long, string[]> { [list.Newest!.Version] = [.. now] };
        foreach (int step in steps)
        {
            if (step < 25)
                Assert.AreEqual(now.Add(Digests(Cards.Number(step))[0]), list.Add(Cards.Number(step)));
            else if (step < 50)
                Assert.AreEqual(now.Remove(Digests(Cards.Number(step - 25))[0]), list.Remove(Cards.Number(step - 25)));
            else
                versions[list.Publish(asBase: step >= 58).Version] = [.. now];
        }
        list.Publish();
        foreach (var (version, cards) in versions.Where(version => version.Key < list.Newest!.Version))
            CollectionAssert.AreEqual(now.ToArray(), Apply(cards, terminal.GetDelta(version).Content.ToArray()), $"from {version}");

        var manifest = terminal.Read(terminal.GetManifest(0, 10));
        var pages = terminal.Get(DocumentPath.Pages(manifest.List, manifest.Version, manifest.ResultBits)).Content.ToArray();
        Assert.AreEqual(versions.GetValueOrDefault(manifest.Version, [.. now]).Length, manifest.Cards);
        for (int n = 0; n < 25; n++)
        {
            byte[] digest = RibbonPage.Digest(HostCrypto.Instance, manifest, Cards.Bytes(Cards.Number(n)), 16);
            if (list.IsOn(manifest.Version, Cards.Number(n)))
                Assert.AreEqual(Listing.Listed, RibbonPage.Look(pages[..RibbonPage.Length], digest));
        }

        string[] Digests(params string[] numbers) =>
            [.. numbers.Select(number => Convert.ToHexString(HostCrypto.Instance.Hmac(listKey, Cards.Bytes(number), 0, number.Length), 0, DeltaBlock.DigestLength))];
    }

    private static string[] Apply(IEnumerable<string> cards, byte[] delta)
    {
        SortedSet<string> set = [.. cards];
        foreach (var block in delta.Chunk(DeltaBlock.Length).Select(bytes => new DeltaBlock(bytes)))
        {
            for (int change = 0; change < block.Changes; change++)
            {
                string digest = Convert.ToHexString(block.Bytes, DeltaBlock.OffsetOf(change), DeltaBlock.DigestLength);
                if (block.IsOff(change))
                    set.Remove(digest);
                else
                    set.Add(digest);
            }
        }
        return [.. set];
    }
}
