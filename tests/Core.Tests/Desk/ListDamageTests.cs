using System.Collections.Generic;
using System.Linq;
using Terminal.Board.Storage;
using Terminal.Core.StopList;

namespace Terminal.Tests.Desk;

/// <summary>What the flash loses of the stop list is got anew, and nothing else is.</summary>
[TestClass]
public sealed class ListDamageTests
{
    private readonly ListDesk _desk = new();

    [TestMethod]
    public void SelectorsThatTheFlashDoesNotGiveCostNoList()
    {
        _desk.BringBase();
        IReadOnlyDictionary<string, byte[]> whole = _desk.Flash.Snapshot();
        foreach (string selector in whole.Keys.Where(name => name.StartsWith("list/selector", StringComparison.Ordinal)))
            _desk.Flash.Put(selector, new byte[ListSelector.Length + 1]);
        _desk.CutPower();
        _desk.Start();
        _desk.Bring(steps: 50, isLooking: false);
        foreach (string name in whole.Keys.Where(name => name.StartsWith("list/", StringComparison.Ordinal) && !name.Contains("selector")))
            CollectionAssert.AreEqual(whole[name], _desk.Flash.Snapshot()[name], name);

        _desk.Flash.Restore(whole);
        _desk.Pass(TimeSpan.FromMinutes(5));
        _desk.Bring();
        _desk.AssertWhole();
    }

    [TestMethod]
    public void ADamagedPageIsUnknownUntilItsBaseHasBeenGotAnew()
    {
        _desk.BringBase();
        _desk.BringDelta(11, ListDesk.Cards(1, 5_000));
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
        _desk.BringBase();
        _desk.BringDelta(11, ListDesk.Cards(100, 4_900));
        _desk.BringDelta(12, ListDesk.Cards(200, 4_800));
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
        _desk.BringBase();
        _desk.BringDelta(11, ListDesk.Cards(100, 4_900));
        _desk.Flash.FlipBit("list/overlay.a", 8 * 500);
        _desk.Probes.Clear();
        _desk.BringDelta(12, ListDesk.Cards(200, 4_800));
        Assert.AreEqual("/stop-list/delta?from=0000000010", _desk.Publisher.Requests[^1]);
        foreach (string card in ListDesk.Cards(0, 300))
            Assert.AreEqual(_desk.Publisher.Cards(12).Contains(card) ? Listing.Listed : Listing.Absent, _desk.Find(card), card);
    }

    [TestMethod]
    public void AFullFlashIsTriedLessAndLess()
    {
        _desk.BringBase();
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
        _desk.BringBase();
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
        _desk.BringBase();
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
        _desk.BringBase();
        _desk.BringDelta(11, ListDesk.Cards(1, 5_000));
        var files = _desk.Flash.Snapshot().ToDictionary(file => file.Key, file => file.Value);
        Assert.IsTrue(files.Remove(name));
        _desk.CutPower();
        _desk.Flash.Restore(files);
        _desk.Start();
        _desk.Look();
        Assert.IsTrue(_desk.Bring());
        _desk.AssertWhole();
    }

    private char Slot() => _desk.Flash.Snapshot()["list/selector.a"][5] == 'a' ? 'a' : 'b';

    private static Listing Checked(Listing listing)
    {
        Assert.AreNotEqual(Listing.Absent, listing);
        return listing;
    }
}
