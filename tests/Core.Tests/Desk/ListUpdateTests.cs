using System.Collections.Generic;
using System.Linq;
using Terminal.Core;
using Terminal.Core.StopList;

namespace Terminal.Tests.Desk;

/// <summary>How the stop list comes to the terminal and is kept up to date.</summary>
[TestClass]
public sealed class ListUpdateTests
{
    private const int Delta = DeltaBlock.Length;

    private readonly ListDesk _desk = new();

    [TestMethod]
    public void ABaseIsDownloadedAndThenKeptByDeltas()
    {
        _desk.BringBase();
        CollectionAssert.AreEqual(
            new[] { "/stop-list/manifest?held=0000000000&space=10", "/stop-list/7/0000000010/16", "/stop-list/7/0000000010/16", "/stop-list/7/0000000010/16" },
            _desk.Publisher.Requests);

        _desk.BringDelta(11, ListDesk.Cards(1, 5_000).Concat(ListDesk.Cards(9_000, 3)));
        Assert.AreEqual("/stop-list/delta?from=0000000010", _desk.Publisher.Requests[4]);
        Assert.AreEqual(5, _desk.Publisher.Requests.Count);

        _desk.CutPower();
        _desk.Start();
        _desk.AssertWhole();
    }

    [TestMethod]
    public void ACardMayComeAndGoAndComeBack()
    {
        _desk.BringBase();
        string listed = ListDesk.Cards(0, 1).Single(), unlisted = ListDesk.Cards(9_000, 1).Single();
        for (int version = 11; version < 17; version++)
        {
            bool isOdd = version % 2 == 1;
            _desk.BringDelta(version, _desk.Publisher.Cards(10).Where(card => card != listed || !isOdd).Concat(isOdd ? [unlisted] : []));
            Assert.AreEqual(isOdd ? Listing.Absent : Listing.Listed, _desk.Find(listed));
            Assert.AreEqual(isOdd ? Listing.Listed : Listing.Absent, _desk.Find(unlisted));
        }
    }

    [TestMethod]
    public void LargeDeltasAreMergedBlockByBlock()
    {
        _desk.BringBase();
        _desk.BringDelta(11, ListDesk.Cards(300, 4_700));
        _desk.BringDelta(12, ListDesk.Cards(290, 4_710).Concat(ListDesk.Cards(8_000, 100)));
        Assert.AreEqual(4 * Delta, _desk.Flash.Snapshot()["list/overlay.b"].Length);
        foreach (string card in ListDesk.Cards(0, 5_000).Concat(ListDesk.Cards(8_000, 100)))
            Assert.AreEqual(_desk.Publisher.Cards(12).Contains(card) ? Listing.Listed : Listing.Absent, _desk.Find(card), card);
    }

    [TestMethod]
    public void ADeltaThatChangesNothingProlongsTheList()
    {
        _desk.BringBase();
        _desk.Pass(TimeSpan.FromDays(29));
        _desk.BringDelta(11, _desk.Publisher.Cards(10));
        _desk.Pass(TimeSpan.FromDays(29));
        _desk.AssertWhole();
    }

    [TestMethod]
    public void AnOverlayThatWouldGrowTooLargeGivesWayToANewBase()
    {
        _desk.BringBase();
        _desk.BringDelta(11, ListDesk.Cards(400, 4_600));
        _desk.Publisher.PublishBase(12, ListDesk.Cards(700, 4_300));
        Assert.IsTrue(_desk.Bring());
        _desk.AssertWhole();
        Assert.IsTrue(_desk.Publisher.Requests.Contains("/stop-list/manifest?held=0000000000&space=10"));
        Assert.IsTrue(_desk.Flash.Snapshot().ContainsKey("list/base.a"));
        _desk.BringDelta(13, ListDesk.Cards(700, 4_299));
    }

    [TestMethod]
    public void TheVersionHeldIsTakenAsABaseWhenItsOverlayIsFull()
    {
        _desk.BringBase();
        _desk.BringDelta(11, ListDesk.Cards(400, 4_600));
        _desk.Publisher.PublishBase(11, ListDesk.Cards(400, 4_600));
        _desk.Publisher.PublishDelta(12, ListDesk.Cards(700, 4_300));
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
        _desk.OfferBase();
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
        _desk.OfferBase();
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
        _desk.BringBase();
        _desk.Pass(TimeSpan.FromDays(30));
        Assert.AreEqual(10L, _desk.List.Version);
        foreach (string card in _desk.Probes)
            Assert.AreEqual(Listing.Unknown, _desk.Find(card));
        _desk.BringDelta(11, ListDesk.Cards(1, 5_000));
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
        _desk.BringBase();
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
}
