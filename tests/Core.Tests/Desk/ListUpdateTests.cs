using System.Collections.Generic;
using System.Linq;
using System.Text;
using Terminal.Board.Storage;
using Terminal.Core;
using Terminal.Core.Keys;
using Terminal.Core.StopList;

namespace Terminal.Tests.Desk;

/// <summary>How the stop list comes to the terminal and is kept up to date, whatever the line brings.</summary>
[TestClass]
public sealed class ListUpdateTests
{
    private const int Delta = DeltaBlock.Length;

    private readonly ListDesk _desk = new();

    [TestMethod]
    public void ABaseIsDownloadedAndThenKeptByDeltas()
    {
        BringBase();
        CollectionAssert.AreEqual(
            new[] { "/stop-list/manifest?held=0000000000&space=10", "/stop-list/7/0000000010/16", "/stop-list/7/0000000010/16", "/stop-list/7/0000000010/16" },
            _desk.Publisher.Requests);

        BringDelta(11, ListDesk.Cards(1, 5_000).Concat(ListDesk.Cards(9_000, 3)));
        Assert.AreEqual("/stop-list/delta?from=0000000010", _desk.Publisher.Requests[4]);
        Assert.AreEqual(5, _desk.Publisher.Requests.Count);

        _desk.CutPower();
        _desk.Start();
        _desk.AssertWhole();
    }

    [TestMethod]
    public void ACardMayComeAndGoAndComeBack()
    {
        BringBase();
        string listed = ListDesk.Cards(0, 1).Single(), unlisted = ListDesk.Cards(9_000, 1).Single();
        for (int version = 11; version < 17; version++)
        {
            bool isOdd = version % 2 == 1;
            BringDelta(version, _desk.Publisher.Cards(10).Where(card => card != listed || !isOdd).Concat(isOdd ? [unlisted] : []));
            Assert.AreEqual(isOdd ? Listing.Absent : Listing.Listed, _desk.Find(listed));
            Assert.AreEqual(isOdd ? Listing.Listed : Listing.Absent, _desk.Find(unlisted));
        }
    }

    [TestMethod]
    public void LargeDeltasAreMergedBlockByBlock()
    {
        BringBase();
        BringDelta(11, ListDesk.Cards(300, 4_700));
        BringDelta(12, ListDesk.Cards(290, 4_710).Concat(ListDesk.Cards(8_000, 100)));
        Assert.AreEqual(4 * Delta, _desk.Flash.Snapshot()["list/overlay.b"].Length);
        foreach (string card in ListDesk.Cards(0, 5_000).Concat(ListDesk.Cards(8_000, 100)))
            Assert.AreEqual(_desk.Publisher.Cards(12).Contains(card) ? Listing.Listed : Listing.Absent, _desk.Find(card), card);
    }

    [TestMethod]
    public void ADeltaThatChangesNothingProlongsTheList()
    {
        BringBase();
        _desk.Pass(TimeSpan.FromDays(29));
        BringDelta(11, _desk.Publisher.Cards(10));
        _desk.Pass(TimeSpan.FromDays(29));
        _desk.AssertWhole();
    }

    [TestMethod]
    public void AnOverlayThatWouldGrowTooLargeGivesWayToANewBase()
    {
        BringBase();
        BringDelta(11, ListDesk.Cards(400, 4_600));
        _desk.Publisher.PublishBase(12, ListDesk.Cards(700, 4_300));
        Assert.IsTrue(_desk.Bring());
        _desk.AssertWhole();
        Assert.IsTrue(_desk.Publisher.Requests.Contains("/stop-list/manifest?held=0000000000&space=10"));
        Assert.IsTrue(_desk.Flash.Snapshot().ContainsKey("list/base.a"));
        BringDelta(13, ListDesk.Cards(700, 4_299));
    }

    [TestMethod]
    public void TheVersionHeldIsTakenAsABaseWhenItsOverlayIsFull()
    {
        BringBase();
        BringDelta(11, ListDesk.Cards(400, 4_600));
        _desk.Publisher.PublishBase(11, ListDesk.Cards(400, 4_600));
        _desk.Publisher.PublishDelta(12, ListDesk.Cards(700, 4_300));
        Assert.IsTrue(_desk.Bring());
        _desk.AssertWhole();
    }

    [TestMethod]
    [DataRow("twice", 11, 11L, 12L)]
    [DataRow("not from the version held", 11, 10L, 12L)]
    [DataRow("from a version to come", 11, 12L, 13L)]
    [DataRow("back", 11, 11L, 10L)]
    [DataRow("to the version held", 11, 11L, 11L)]
    public void ADeltaThatDoesNotFollowTheListIsRefused(string what, int _, long from, long to)
    {
        BringBase();
        BringDelta(11, ListDesk.Cards(1, 5_000));
        if (what == "twice")
            BringDelta(12, ListDesk.Cards(2, 5_000));
        AssertRefused(_desk.Publisher.Delta(from, to, [], ListDesk.Cards(4_998, 1)), what);
    }

    [TestMethod]
    public void ADeltaForAnotherListANewerBaseOrAnotherTerminalIsRefused()
    {
        BringBase();
        string[] off = [.. ListDesk.Cards(4_998, 1)];
        AssertRefused(_desk.Publisher.Delta(10, 11, [], off, list: 8), "another list");
        _desk.Publisher.OldestBase = 11;
        AssertRefused(_desk.Publisher.Delta(10, 11, [], off), "a newer base");
        _desk.Publisher.OldestBase = 0;
        DeskCrypto crypto = new();
        ListPublisher others = new(crypto, new KeyRing(crypto, new byte[32]), _desk.Clock);
        AssertRefused(others.Delta(10, 11, [], off), "another terminal");
        _desk.Publisher.Validity = TimeSpan.Zero;
        AssertRefused(_desk.Publisher.Delta(10, 11, [], off), "expired");
    }

    [TestMethod]
    public void ADeltaForgedAnywhereOrCutAnywhereIsRefused()
    {
        BringBase();
        byte[] delta = _desk.Publisher.Delta(10, 11, [], ListDesk.Cards(4_998, 2));
        for (int i = 0; i < delta.Length; i += 7)
        {
            byte[] forged = (byte[])delta.Clone();
            forged[i] ^= (byte)(1 << i % 8);
            AssertRefused(forged, $"byte {i} forged");
            AssertRefused(delta[..i], $"cut at {i}");
        }
    }

    [TestMethod]
    public void ALargeDeltaWhoseBlocksAreMixedUpIsRefused()
    {
        BringBase();
        byte[] delta = _desk.Publisher.Delta(10, 11, ListDesk.Cards(9_000, 300), []);
        _desk.Publisher.OldestBase = 1;
        byte[] other = _desk.Publisher.Delta(10, 11, ListDesk.Cards(9_100, 300), []);
        Assert.AreEqual(3 * Delta, delta.Length);
        AssertRefused([.. delta[..Delta], .. delta[(2 * Delta)..]], "one is missing");
        AssertRefused([.. delta[Delta..(2 * Delta)], .. delta[..Delta], .. delta[(2 * Delta)..]], "two are exchanged");
        AssertRefused([.. delta[..Delta], .. delta[..Delta], .. delta[(2 * Delta)..]], "one comes twice");
        AssertRefused([.. delta[..Delta], .. other[Delta..(2 * Delta)], .. delta[(2 * Delta)..]], "one is of another delta");
        AssertRefused(delta[..(2 * Delta)], "the last is missing");
    }

    [TestMethod]
    public void AnOldManifestIsNotTaken()
    {
        BringBase();
        byte[] old = _desk.Publisher.ManifestOf(10);
        _desk.Publisher.PublishBase(20, ListDesk.Cards(10, 5_000));
        _desk.Publisher.OffersDeltas = false;
        Assert.IsTrue(_desk.Bring());
        _desk.Publisher.PublishDelta(21, ListDesk.Cards(11, 5_000));
        _desk.Publisher.Tamper = (path, document) => path.Contains("manifest") ? old : document;
        Assert.IsFalse(_desk.Bring(20));
        Assert.AreEqual(20L, _desk.List.Version);
        _desk.Look();
    }

    [TestMethod]
    public void PagesThatTheRootDoesNotBindAreNotTaken()
    {
        // Genuine pages of the same list and version, but of other cards: no key that all terminals share may make a list.
        ListPublisher other = new(new DeskCrypto(), _desk.Keys, _desk.Clock);
        other.PublishBase(10, ListDesk.Cards(0, 4_999));
        byte[] pages = [.. Document(other, "/stop-list/7/0000000010/16")];
        BringBase(5_000, isPublishing: true, isBringing: false);
        _desk.Publisher.Tamper = (path, document) => path.EndsWith("/16") ? pages : document;
        Assert.IsFalse(_desk.Bring(20));
        _desk.Look();
        Assert.IsFalse(_desk.Flash.Snapshot().ContainsKey("list/base.a"));

        _desk.Publisher.Tamper = (_, document) => document;
        Assert.IsTrue(_desk.Bring());
        _desk.AssertWhole();
    }

    [TestMethod]
    [DataRow(LineFault.NoRoute)]
    [DataRow(LineFault.Garbage)]
    public void ALineThatFailsAtAnyRequestOnlyDelays(LineFault fault)
    {
        for (int good = 0; good < 5; good++)
        {
            ListDesk desk = new();
            desk.Publisher.PublishBase(10, ListDesk.Cards(0, 5_000));
            desk.Probes.AddRange(ListDesk.Cards(0, 2));
            desk.Start();
            for (int i = 0; i < good; i++)
                desk.Publisher.Faults.Enqueue(LineFault.None);
            desk.Publisher.Faults.Enqueue(fault);
            Assert.IsTrue(desk.Bring());
            desk.AssertWhole();
            Assert.IsTrue(desk.Publisher.Requests.Count <= 5, string.Join('\n', desk.Publisher.Requests));
        }
    }

    [TestMethod]
    public void ADownloadGoesOnWhereThePowerCutLeftIt()
    {
        BringBase(isBringing: false);
        _desk.Bring(4);
        Assert.AreEqual(0L, _desk.List.Version);
        int sofar = _desk.Publisher.Requests.Count;
        _desk.Flash.Put("list/base.a", _desk.Flash.Snapshot()["list/base.a"][..5_000]);
        _desk.CutPower();
        _desk.Start();
        Assert.IsTrue(_desk.Bring());
        _desk.AssertWhole();
        Assert.AreEqual(sofar + 2, _desk.Publisher.Requests.Count, "The rest of the second page, and the third.");
    }

    [TestMethod]
    public void PagesThatAreNotThereAnyMoreMakeRoomForANewerBase()
    {
        BringBase(isBringing: false);
        _desk.Bring(3);
        _desk.Publisher.Withdraw(10);
        _desk.Publisher.PublishBase(20, ListDesk.Cards(10, 5_000));
        _desk.CutPower();
        _desk.Start();
        Assert.IsTrue(_desk.Bring());
        _desk.AssertWhole();
    }

    [TestMethod]
    public void AnExpiredListKnowsNothing()
    {
        BringBase();
        _desk.Pass(TimeSpan.FromDays(30));
        Assert.AreEqual(10L, _desk.List.Version);
        foreach (string card in _desk.Probes)
            Assert.AreEqual(Listing.Unknown, _desk.Find(card));
        BringDelta(11, ListDesk.Cards(1, 5_000));
    }

    [TestMethod]
    public void ABaseThatDoesNotFitIsNotBegun()
    {
        _desk.Publisher.PublishBase(10, ListDesk.Cards(0, 5_000));
        byte[] manifest = _desk.Publisher.ManifestOf(10);
        _desk.Publisher.Tamper = (_, document) => document;
        _desk.Plan = new FlashPlan(46);
        Assert.AreEqual(1, _desk.Plan.SlotPages);
        _desk.Start();
        Assert.IsFalse(_desk.Bring(10));
        _desk.Publisher.PublishBase(11, ListDesk.Cards(0, 1_000));
        _desk.Publisher.Tamper = (path, document) => path.Contains("manifest") ? manifest : document;
        _desk.CutPower();
        _desk.Start();
        Assert.IsFalse(_desk.Bring(10));
        Assert.AreEqual(0, _desk.Flash.Snapshot().Count);
    }

    [TestMethod]
    public void WithoutNewsItAsksOnceADay()
    {
        BringBase();
        int sofar = _desk.Publisher.Requests.Count;
        long end = _desk.Clock.Uptime + 3 * 24 * 3_600_000L + 60_000;
        while (_desk.Clock.Uptime < end)
        {
            _desk.Update.Advance();
            _desk.Clock.Wait(5_000);
        }

        Assert.AreEqual(sofar + 3 * 2, _desk.Publisher.Requests.Count, string.Join('\n', _desk.Publisher.Requests));
        _desk.AssertWhole();
    }

    [TestMethod]
    public void ADamagedPageIsUnknownUntilItsBaseHasBeenGotAnew()
    {
        BringBase();
        BringDelta(11, ListDesk.Cards(1, 5_000));
        for (int page = 0; page < 3; page++)
        {
            _desk.Flash.FlipBit("list/base." + Slot(), (page * RibbonPage.Length + 1_000) * 8);
            bool isNoticed = false;
            foreach (string card in ListDesk.Cards(1, 50))
                isNoticed |= Checked(_desk.Find(card)) == Listing.Unknown;
            Assert.IsTrue(isNoticed && _desk.List.IsDamaged);
            Assert.IsTrue(_desk.Bring());
            _desk.AssertWhole();
        }
    }

    [TestMethod]
    public void ADamagedOverlayIsMadeAnewFromTheBase()
    {
        BringBase();
        BringDelta(11, ListDesk.Cards(100, 4_900));
        BringDelta(12, ListDesk.Cards(200, 4_800));
        _desk.Flash.FlipBit("list/overlay.b", 8 * 1_500);
        bool isNoticed = false;
        foreach (string card in ListDesk.Cards(0, 300))
            isNoticed |= _desk.Find(card) == Listing.Unknown;
        Assert.IsTrue(isNoticed && _desk.List.IsDamaged);
        Assert.IsTrue(_desk.Bring());
        _desk.AssertWhole();
        Assert.AreEqual("/stop-list/delta?from=0000000010", _desk.Publisher.Requests[^1]);
    }

    [TestMethod]
    public void ADamagedOverlayThatTheNextDeltaFindsIsMadeAnewFromTheBase()
    {
        BringBase();
        BringDelta(11, ListDesk.Cards(100, 4_900));
        _desk.Flash.FlipBit("list/overlay.a", 8 * 500);
        _desk.Probes.Clear();
        BringDelta(12, ListDesk.Cards(200, 4_800));
        Assert.AreEqual("/stop-list/delta?from=0000000010", _desk.Publisher.Requests[^1]);
        foreach (string card in ListDesk.Cards(0, 300))
            Assert.AreEqual(_desk.Publisher.Cards(12).Contains(card) ? Listing.Listed : Listing.Absent, _desk.Find(card), card);
    }

    [TestMethod]
    public void AFullFlashIsTriedLessAndLess()
    {
        BringBase();
        for (int i = 0; _desk.Flash.BlocksUsed < _desk.Flash.Blocks; i++)
            _desk.Flash.Put($"other/{i}", new byte[1_024]);
        _desk.Publisher.PublishDelta(11, ListDesk.Cards(1, 5_000));
        _desk.Publisher.PublishBase(12, ListDesk.Cards(1, 5_000));
        int sofar = _desk.Publisher.Requests.Count;
        long end = _desk.Clock.Uptime + 3_600_000;
        while (_desk.Clock.Uptime < end)
        {
            _desk.Bring(1);
            _desk.Clock.Wait(250);
        }

        Assert.AreEqual(10L, _desk.List.Version);
        Assert.IsTrue(_desk.Publisher.Requests.Count - sofar is > 10 and < 30, string.Join('\n', _desk.Publisher.Requests));
        _desk.Look();
    }

    [TestMethod]
    public void WithBothSelectorsLostTheNewestBaseIsTaken()
    {
        BringBase();
        _desk.Publisher.OffersDeltas = false;
        _desk.Publisher.PublishBase(20, ListDesk.Cards(1, 5_000));
        Assert.IsTrue(_desk.Bring());
        int sofar = _desk.Publisher.Requests.Count;
        _desk.CutPower();
        _desk.Flash.Put("list/selector.a", new byte[ListSelector.Length]);
        _desk.Flash.Put("list/selector.b", []);
        _desk.Start();
        _desk.Look();
        Assert.AreEqual(0L, _desk.List.Version);
        Assert.IsTrue(_desk.Bring());
        _desk.AssertWhole();
        Assert.AreEqual(sofar, _desk.Publisher.Requests.Count);
    }

    [TestMethod]
    public void AnErrorOfTheFlashThatPassesCostsNoDownload()
    {
        BringBase();
        int sofar = _desk.Publisher.Requests.Count;
        _desk.Flash.Arm(FlashFault.IoError(0));
        Assert.AreEqual(Listing.Unknown, _desk.Find(_desk.Probes[0]));
        _desk.Pass(TimeSpan.FromHours(24));
        Assert.IsTrue(_desk.Bring());
        _desk.AssertWhole();
        Assert.IsTrue(_desk.Publisher.Requests.Skip(sofar).All(request => !request.Contains("/stop-list/7/")));
    }

    [TestMethod]
    [DataRow("list/selector.a")]
    [DataRow("list/selector.b")]
    [DataRow("list/manifest.a")]
    [DataRow("list/base.a")]
    [DataRow("list/overlay.a")]
    public void AFileThatIsLostComesBack(string name)
    {
        BringBase();
        BringDelta(11, ListDesk.Cards(1, 5_000));
        var files = _desk.Flash.Snapshot().ToDictionary(file => file.Key, file => file.Value);
        Assert.IsTrue(files.Remove(name));
        _desk.CutPower();
        _desk.Flash.Restore(files);
        _desk.Start();
        _desk.Look();
        Assert.IsTrue(_desk.Bring());
        _desk.AssertWhole();
    }

    [TestMethod]
    [DataRow("en", " STOP LIST", "In use")]
    [DataRow("ru", " СТОП-ЛИСТ", "Действует")]
    public void TheTerminalGetsTheListAtRestShowsItSellsByItAndTellsTheAcquirerWhichOneItWas(string language, string title, string state)
    {
        Counter counter = new(language: language);
        counter.StopList.PublishBase(10, ListDesk.Cards(0, 5_000));
        counter.Acquirer.StopList = counter.StopList;
        counter.MayOpen = () => counter.Flash.Snapshot().ContainsKey("list/selector.b");
        counter.Opening = "A82CCC";
        counter.Amounts.Add(1_250);

        counter.Trade();

        Assert.IsTrue(counter.Screens.Any(screen => screen.StartsWith(title) && screen.Contains("0000000010") && screen.Contains("0000005000") && screen.Contains(state)),
            string.Join("--\n", counter.Screens));
        Assert.IsTrue(counter.Acquirer.Requests.Any(request => request.StartsWith("0220") && request.Contains("02100000000010")), string.Join('\n', counter.Acquirer.Requests));
    }

    private char Slot() => _desk.Flash.Snapshot()["list/selector.a"][5] == 'a' ? 'a' : 'b';

    private static Listing Checked(Listing listing)
    {
        Assert.AreNotEqual(Listing.Absent, listing);
        return listing;
    }

    private static IEnumerable<byte> Document(ListPublisher publisher, string path)
    {
        byte[] buffer = new byte[RibbonPage.Length];
        for (int at = 0; publisher.Fetch(path, at, buffer, buffer.Length) is var length && length > 0; at += length)
        {
            foreach (byte value in buffer.Take(length))
                yield return value;
        }
    }

    private void BringBase(int cards = 5_000, bool isPublishing = true, bool isBringing = true)
    {
        if (isPublishing)
            _desk.Publisher.PublishBase(10, ListDesk.Cards(0, cards));
        _desk.Probes.AddRange(ListDesk.Cards(0, 3).Concat(ListDesk.Cards(4_998, 4)).Concat(ListDesk.Cards(9_000, 4)));
        _desk.Start();
        if (isBringing)
        {
            Assert.IsTrue(_desk.Bring());
            _desk.AssertWhole();
        }
    }

    private void BringDelta(long version, IEnumerable<string> cards)
    {
        _desk.Publisher.PublishDelta(version, cards);
        Assert.IsTrue(_desk.Bring());
        _desk.AssertWhole();
    }

    // The list held stays as it is, to the byte, but for an overlay that is not selected.
    private void AssertRefused(byte[] delta, string what)
    {
        long version = _desk.List.Version;
        string before = Files();
        _desk.Publisher.PublishDelta(99, _desk.Publisher.Cards(version));
        _desk.Publisher.Tamper = (path, document) => path.Contains("delta") ? delta : document;
        _desk.CutPower();
        _desk.Start();
        Assert.IsFalse(_desk.Bring(12), what);
        Assert.AreEqual(version, _desk.List.Version, what);
        _desk.Look();
        Assert.AreEqual(before, Files(), what);
        _desk.Publisher.Tamper = (_, document) => document;
    }

    private string Files()
    {
        string selected = "list/overlay." + (char)_desk.Flash.Snapshot()["list/selector.a"][6];
        return string.Join('\n', _desk.Flash.Snapshot().Where(file => !file.Key.StartsWith("list/overlay") || file.Key == selected)
            .OrderBy(file => file.Key).Select(file => file.Key + " " + Convert.ToHexString(file.Value)));
    }
}
