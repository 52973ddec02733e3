using System.IO;
using System.Linq;
using System.Text;
using Terminal.Acquirer;
using Terminal.Acquirer.Seeds;
using Terminal.Acquirer.StopLists;
using Terminal.Core.Messages;
using Terminal.Core.StopList;
using Terminal.Tests.Support;

namespace Terminal.Tests.StopLists;

/// <summary>Cards come and go, versions are published, and a terminal that follows knows.</summary>
[TestClass]
public class PublisherTests
{
    private static readonly string Card = Cards.Number(1);

    [TestMethod]
    public void A_new_list_has_the_seeds_lost_and_stolen_cards()
    {
        using var town = new Town(signOn: false);
        var version = town.Host.StopList.Newest!;
        Assert.AreEqual((2026112201, true, 2), (version.Version, version.IsBase, version.Cards));
        Assert.AreEqual(town.Clock.Now, version.Created);
        Assert.AreEqual(town.Clock.Now + StopListPublisher.Validity, version.ValidUntil);
        CollectionAssert.AreEquivalent(
            new[] { new StopListEntry(Cards.Mask(town.Card("Lost debit card").Number), "lost", version.Version, false), new StopListEntry(Cards.Mask(town.Card("Stolen credit card").Number), "stolen", version.Version, false) },
            town.Host.StopList.Entries().ToArray());

        var terminal = new ListTerminal(town);
        terminal.Update();
        Assert.AreEqual(version.Version, terminal.List.Version);
        Assert.AreEqual(2, terminal.List.Cards);
        Assert.AreEqual(Listing.Listed, terminal.Find(town.Card("Stolen credit card").Number));
        Assert.AreEqual(Listing.Listed, terminal.Find(town.Card("Lost debit card").Number));
        Assert.AreEqual(Listing.Absent, terminal.Find(town.Credit.Number));
    }

    [TestMethod]
    public void A_card_comes_and_goes_with_a_version()
    {
        using var town = new Town(signOn: false);
        var list = town.Host.StopList;
        var terminal = new ListTerminal(town);
        terminal.Update();

        Assert.IsTrue(list.Add(Card));
        terminal.Update();
        Assert.AreEqual(Listing.Absent, terminal.Find(Card));
        Assert.AreEqual(new StopListEntry(Cards.Mask(Card), "stolen", 0, false), list.Entries()[0]);

        long since = list.Publish().Version;
        terminal.Update();
        Assert.AreEqual(Listing.Listed, terminal.Find(Card));
        Assert.AreEqual((since, 3), (terminal.List.Version, terminal.List.Cards));
        Assert.IsTrue(terminal.Asked.All(route => route is DocumentPath.DeltaRoute or DocumentPath.ManifestRoute), "one delta was enough");
        Assert.AreEqual(since, list.Entries()[0].Since);

        Assert.IsTrue(list.Remove(Card));
        Assert.IsTrue(list.Entries()[0].IsLeaving);
        long until = list.Publish().Version;
        terminal.Update();
        Assert.AreEqual(Listing.Absent, terminal.Find(Card));
        Assert.AreEqual(2, list.Entries().Count);
        Assert.AreEqual((until, 2), (terminal.List.Version, terminal.List.Cards));
    }

    [TestMethod]
    public void What_is_taken_back_before_the_next_version_changes_nothing()
    {
        using var town = new Town(signOn: false);
        var list = town.Host.StopList;
        string listed = town.Card("Stolen credit card").Number;
        Assert.IsTrue(list.Add(Card));
        Assert.IsFalse(list.Add(Card), "it is on it already");
        Assert.IsTrue(list.Remove(Card));
        Assert.IsFalse(list.Remove(Card), "it is off it already");
        Assert.IsTrue(list.Remove(listed));
        Assert.IsTrue(list.Add(listed));
        Assert.IsFalse(list.Add(listed));

        long before = list.Newest!.Version;
        var version = list.Publish();
        Assert.AreEqual(2, version.Cards);
        var terminal = new ListTerminal(town);
        Assert.AreEqual(0, Changes(terminal, before));
    }

    [TestMethod]
    public void A_card_may_come_again()
    {
        using var town = new Town(signOn: false);
        var list = town.Host.StopList;
        var terminal = new ListTerminal(town);
        terminal.Update();
        for (int round = 0; round < 3; round++)
        {
            list.Add(Card);
            list.Publish();
            terminal.Update();
            Assert.AreEqual(Listing.Listed, terminal.Find(Card));
            list.Remove(Card);
            list.Publish();
            terminal.Update();
            Assert.AreEqual(Listing.Absent, terminal.Find(Card));
        }
    }

    [TestMethod]
    public void Which_cards_were_on_a_version_is_known_for_ever()
    {
        using var town = new Town(signOn: false);
        var list = town.Host.StopList;
        long first = list.Newest!.Version;
        list.Add(Card);
        long second = list.Publish().Version;
        list.Remove(Card);
        long third = list.Publish(asBase: true).Version;
        list.Add(Card);
        town.Restart();
        list = town.Host.StopList;
        CollectionAssert.AreEqual(new[] { false, true, false }, new[] { first, second, third }.Select(version => list.IsOn(version, Card)).ToArray());
        Assert.IsFalse(list.IsOn(third, "0000"));
        CollectionAssert.AreEqual(new[] { third, second, first }, list.Versions().Select(version => version.Version).ToArray());
        CollectionAssert.AreEqual(new[] { true, false, true }, list.Versions().Select(version => version.IsBase).ToArray());
    }

    [TestMethod]
    [DataRow("99900000000")]
    [DataRow("99900000000010190000")]
    [DataRow("999000000000101a")]
    [DataRow("9990000000001018")]
    [DataRow("")]
    public void What_is_no_card_number_is_refused_without_repeating_it(string number)
    {
        using var town = new Town(signOn: false);
        foreach (Func<bool> step in new[] { () => town.Host.StopList.Add(number), () => town.Host.StopList.Remove(number) })
        {
            var error = Assert.ThrowsExactly<ArgumentException>(() => step());
            Assert.IsTrue(number.Length == 0 || !error.ToString().Contains(number));
        }
    }

    [TestMethod]
    public void Of_several_cards_all_come_or_none()
    {
        using var town = new Town(signOn: false);
        var list = town.Host.StopList;
        Assert.ThrowsExactly<ArgumentException>(() => list.Add([Card, "9990000000001018"]));
        Assert.AreEqual(2, list.Entries().Count);
        Assert.AreEqual(2, list.Add([Card, Cards.Number(2), Card]));
        foreach (string reason in new[] { "", new string('x', 41), "a\nb" })
            Assert.ThrowsExactly<ArgumentException>(() => list.AddAsync(Cards.Bytes(Cards.Number(3)), reason).GetAwaiter().GetResult());
    }

    [TestMethod]
    public void Each_day_brings_a_base_that_is_valid_anew()
    {
        using var town = new Town(signOn: false);
        var list = town.Host.StopList;
        var terminal = new ListTerminal(town);
        terminal.Update();
        town.Clock.Now += StopListPublisher.Renewal - TimeSpan.FromSeconds(1);
        Assert.IsFalse(list.RenewAsync().GetAwaiter().GetResult());
        town.Clock.Now += TimeSpan.FromSeconds(1);
        Assert.IsTrue(list.RenewAsync().GetAwaiter().GetResult());
        Assert.IsFalse(list.RenewAsync().GetAwaiter().GetResult());
        Assert.AreEqual((2026112301, true), (list.Newest!.Version, list.Newest.IsBase));
        terminal.Update();
        Assert.AreEqual(2026112301, terminal.List.Version);

        town.Clock.Now += StopListPublisher.Validity - TimeSpan.FromSeconds(1);
        Assert.AreEqual(Listing.Listed, terminal.Find(town.Card("Stolen credit card").Number));
        town.Clock.Now += TimeSpan.FromSeconds(1);
        Assert.AreEqual(Listing.Unknown, terminal.Find(town.Card("Stolen credit card").Number));
        town.Restart();
        Assert.AreEqual(2026113001, town.Host.StopList.Newest!.Version, "a host that starts looks whether it is time");
        terminal = new ListTerminal(town);
        terminal.Update();
        Assert.AreEqual(Listing.Listed, terminal.Find(town.Card("Stolen credit card").Number));
    }

    [TestMethod]
    public void Versions_rise_whatever_the_clock_does()
    {
        using var town = new Town(signOn: false);
        town.Clock.Now -= TimeSpan.FromDays(400);
        Assert.AreEqual(2026112202, town.Host.StopList.Publish().Version);
        town.Clock.Now += TimeSpan.FromDays(401);
        Assert.AreEqual(2026112301, town.Host.StopList.Publish().Version);
    }

    [TestMethod]
    public void Answers_say_which_list_is_the_newest()
    {
        using var town = new Town();
        Assert.AreEqual("2026112201", Town.TagText(town.Send(town.Terminal.SignOn("EPOCH 01")), Tag.NewestList));
        town.Host.StopList.Publish();
        Assert.AreEqual("2026112202", Town.TagText(town.Send(town.Terminal.SignOn("EPOCH 01")), Tag.NewestList));
        Assert.AreEqual("2026112202", Town.TagText(town.Send(town.Terminal.Sale(1250, town.Credit)), Tag.NewestList));
        Assert.AreEqual("2026112202", Town.TagText(town.Send(town.Terminal.Advice(1250, town.Credit)), Tag.NewestList));
    }

    [TestMethod]
    public void Another_key_does_not_open_the_list()
    {
        using var town = new Town(signOn: false);
        town.Host.Dispose();
        string other = Seed.DefaultText.Replace(Convert.ToHexStringLower(town.Seed.ListKey), new string('a', 64));
        var error = Assert.ThrowsExactly<DatabaseException>(() => town.Restart(other));
        StringAssert.Contains(error.Message, "list-key");
        town.Restart(Seed.DefaultText);
        Assert.AreEqual(2, town.Host.StopList.Entries().Count);
    }

    [TestMethod]
    public void Another_database_has_another_list_under_another_key()
    {
        using var one = new Town(signOn: false);
        using var other = new Town(signOn: false);
        var terminal = new ListTerminal(one);
        var first = terminal.Read(terminal.GetManifest(0, 10));
        terminal = new ListTerminal(other);
        var second = terminal.Read(terminal.GetManifest(0, 10));
        Assert.AreNotEqual(first.List, second.List);
        CollectionAssert.AreNotEqual(first.ListKey, second.ListKey);
    }

    [TestMethod]
    public void The_database_holds_no_card_number_and_no_key()
    {
        using var town = new Town(signOn: false);
        town.Host.StopList.Add(Card);
        town.Host.StopList.Publish();
        var terminal = new ListTerminal(town);
        byte[] key = terminal.Read(terminal.GetManifest(0, 10)).ListKey;
        town.Host.Dispose();
        foreach (var (part, content) in town.Database.Contents())
        {
            Assert.IsLessThan(0, content.AsSpan().IndexOf(Encoding.ASCII.GetBytes(Card)), part);
            Assert.IsLessThan(0, content.AsSpan().IndexOf(Encoding.ASCII.GetBytes(town.Card("Stolen credit card").Number)), part);
            Assert.IsLessThan(0, content.AsSpan().IndexOf(key), part);
        }
        town.Restart();
    }

    private static int Changes(ListTerminal terminal, long from) => terminal.GetDelta(from).Content.ToArray().Chunk(DeltaBlock.Length).Sum(block => new DeltaBlock(block).Changes);
}
