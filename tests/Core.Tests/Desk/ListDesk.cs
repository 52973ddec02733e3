using System.Collections.Generic;
using System.Linq;
using System.Text;
using Terminal.Board;
using Terminal.Board.Storage;
using Terminal.Core;
using Terminal.Core.Keys;
using Terminal.Core.StopList;
using Terminal.Flows;

namespace Terminal.Tests.Desk;

/// <summary>A terminal of which only the stop list works, over a flash that fails on command, and a publisher. A listed card is never answered as absent: every look checks that.</summary>
public sealed class ListDesk
{
    private readonly DeskCrypto _crypto = new();
    private readonly DeviceBoard _board;
    private long _version;

    public ListDesk(int blocks = 64)
    {
        Clock = new VirtualClock();
        Flash = new Flash(blocks);
        _board = new DeviceBoard(Clock, Flash);
        Keys = new KeyRing(_crypto, Counter.Master);
        Publisher = new ListPublisher(_crypto, Keys, Clock);
        Plan = new FlashPlan(blocks);
    }

    public VirtualClock Clock { get; }

    public Flash Flash { get; }

    public KeyRing Keys { get; }

    public ListPublisher Publisher { get; }

    public FlashPlan Plan { get; set; }

    public HeldList List { get; private set; } = null!;

    public ListUpdate Update { get; private set; } = null!;

    /// <summary>Cards that are looked up after every step, beside those that changed.</summary>
    public List<string> Probes { get; } = [];

    /// <summary>Cards numbered from a first one, 16 digits.</summary>
    public static IEnumerable<string> Cards(int first, int count) => Enumerable.Range(first, count).Select(number => $"99900{number:D10}0");

    /// <summary>Switches on.</summary>
    public void Start()
    {
        _board.RestorePower();
        List = new HeldList(_board.Flash.Mount(), _crypto, Keys);
        List.Recover();
        Update = new ListUpdate(List, Publisher, _board.Flash.Mount(), _crypto, Keys, Clock, Encoding.ASCII.GetBytes("TERM0001"), Plan);
    }

    public void CutPower() => _board.CutPower();

    public void Pass(TimeSpan time) => Clock.Advance((long)time.TotalMilliseconds);

    /// <summary>Lets time pass until the newest version is held, or for so many steps.</summary>
    public bool Bring(int steps = 2000, bool isLooking = true)
    {
        List.Newest = Publisher.Newest;
        for (int i = 0; i < steps && (List.Version != Publisher.Newest || List.IsDamaged); i++)
        {
            if (!Update.IsDue)
                Clock.Wait(5_000);
            long before = List.Version;
            Update.Advance();
            if (isLooking && List.Version != before)
                Look();
        }

        return List.Version == Publisher.Newest;
    }

    /// <summary>Switches on where a base of 5,000 cards is offered, version 10; some cards at both its ends are looked up from now on.</summary>
    public void OfferBase()
    {
        Publisher.PublishBase(10, Cards(0, 5_000));
        Probes.AddRange(Cards(0, 3).Concat(Cards(4_998, 4)).Concat(Cards(9_000, 4)));
        Start();
    }

    /// <summary>That base is held.</summary>
    public void BringBase()
    {
        OfferBase();
        Assert.IsTrue(Bring());
        AssertWhole();
    }

    /// <summary>A version is published as a delta, and held.</summary>
    public void BringDelta(long version, IEnumerable<string> cards)
    {
        Publisher.PublishDelta(version, cards);
        Assert.IsTrue(Bring());
        AssertWhole();
    }

    /// <summary>Runs through power cuts until the newest version is held.</summary>
    public bool BringThroughCuts(Action restarting)
    {
        for (int runs = 0; ; runs++)
        {
            Assert.IsTrue(runs < 10, "It restarts without end.");
            try
            {
                Start();
                Look();
                bool isThere = Bring();
                Look();
                return isThere;
            }
            catch (PowerCutException)
            {
                restarting();
            }
        }
    }

    public Listing Find(string card) => List.Find(Encoding.ASCII.GetBytes(card), card.Length, Clock.UtcNow);

    /// <summary>Looks the probes up, and holds the answers against the version that the list says it is; it never goes back.</summary>
    public void Look()
    {
        long version = List.Version;
        if (version != 0)
        {
            Assert.IsTrue(version >= _version, $"Version {version} after {_version}.");
            _version = version;
        }

        foreach (string card in Probes)
        {
            Listing listing = Find(card);
            if (version == 0)
                Assert.AreEqual(Listing.Unknown, listing, card);
            else if (Publisher.Cards(version).Contains(card))
                Assert.AreNotEqual(Listing.Absent, listing, $"{card} is on version {version}.");
        }
    }

    /// <summary>All probes are answered rightly.</summary>
    public void AssertWhole()
    {
        Assert.AreEqual(Publisher.Newest, List.Version);
        Assert.IsFalse(List.IsDamaged);
        Assert.AreEqual(Publisher.Cards(Publisher.Newest).Count, List.Cards);
        foreach (string card in Probes)
            Assert.AreEqual(Publisher.Cards(Publisher.Newest).Contains(card) ? Listing.Listed : Listing.Absent, Find(card), card);
    }
}
