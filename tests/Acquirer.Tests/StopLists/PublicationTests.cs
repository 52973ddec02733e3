using System.Linq;
using Terminal.Acquirer.StopLists;
using Terminal.Core.StopList;
using Terminal.Tests.Support;

namespace Terminal.Tests.StopLists;

/// <summary>What would mislead a terminal is not published.</summary>
[TestClass]
public class PublicationTests
{
    [TestMethod]
    public void A_base_that_lacks_a_card_is_not_published() => AssertRefused(new SpoiltBases(omit: 1), "would not find 99", asBase: true);

    [TestMethod]
    public void Nor_is_a_version_that_follows_one() => AssertRefused(new SpoiltBases(omit: 1), "would not find 99", asBase: false);

    [TestMethod]
    public void A_page_with_a_flipped_bit_is_not_published() => AssertRefused(new SpoiltBases(spoil: built => built.Pages[0][2000] ^= 4), "is damaged", asBase: true);

    [TestMethod]
    public void A_root_of_other_pages_is_not_published() => AssertRefused(new SpoiltBases(spoil: built => built.Manifest.Root[31] ^= 1), "is damaged", asBase: true);

    [TestMethod]
    public void A_manifest_that_promises_more_pages_is_not_published() => AssertRefused(new SpoiltBases(spoil: built => built.Manifest.Pages++), "is damaged", asBase: true);

    [TestMethod]
    public void A_builder_that_gives_up_is_not_published() =>
        AssertRefused(new SpoiltBases(spoil: _ => throw new InvalidOperationException("No page holds these 3 cards.")), "No page holds these 3 cards.", asBase: true);

    [TestMethod]
    public void Two_cards_that_a_delta_cannot_tell_apart_are_not_published()
    {
        using var town = new Town(signOn: false);
        var list = town.Host.StopList;
        list.Add(Cards.Number(1));
        list.Publish(asBase: true);
        // Another card whose digest begins with the same eight bytes is taken off: in an overlay both are one.
        byte[] digest = (byte[])town.Execute("SELECT digest FROM stop_list_entry WHERE mask = '999001******0010'")!;
        digest.AsSpan(8).Clear();
        town.Execute($"INSERT INTO stop_list_entry SELECT {TownDatabase.Literal(digest)}, mask, reason, added, added + 1 FROM stop_list_entry WHERE mask = '999001******0010'");
        var error = Assert.ThrowsExactly<PublicationException>(() => list.Publish());
        StringAssert.Contains(error.Message, "would not find 999001******0010");
        Assert.AreEqual(2026112202, list.Newest!.Version);

        // Both changed: they stand side by side in the delta.
        list.Remove(Cards.Number(1));
        error = Assert.ThrowsExactly<PublicationException>(() => list.Publish());
        StringAssert.Contains(error.Message, "first 8 bytes");
    }

    [TestMethod]
    public void A_number_that_failed_is_not_used_again()
    {
        using var town = new Town(signOn: false);
        var terminal = new ListTerminal(town);
        terminal.Update();
        town.Bases = new SpoiltBases(omit: 1);
        town.Restart();
        town.Host.StopList.Add(Cards.Number(1));
        Assert.ThrowsExactly<PublicationException>(() => town.Host.StopList.Publish());
        Assert.AreEqual(0, town.Host.StopList.Entries()[0].Since);
        town.Bases = null;
        town.Restart();
        Assert.AreEqual(404, terminal.GetDelta(2026112201).Status, "nothing new was published");
        Assert.AreEqual(410, terminal.GetDelta(2026112200).Status);

        var version = town.Host.StopList.Publish();
        Assert.AreEqual((2026112203, 3), (version.Version, version.Cards));
        Assert.AreEqual(2026112203, town.Host.StopList.Entries()[0].Since);
        Assert.AreEqual(410, terminal.GetDelta(2026112202).Status, "nobody can hold what was never published");
        terminal.Update();
        Assert.AreEqual(Listing.Listed, terminal.Find(Cards.Number(1)));
    }

    private static void AssertRefused(IBaseBuilder builder, string fault, bool asBase)
    {
        using var town = new Town(signOn: false);
        var held = town.Host.StopList.Newest;
        town.Bases = builder;
        town.Restart();
        town.Host.StopList.Add(Cards.Number(1));
        var error = Assert.ThrowsExactly<PublicationException>(() => town.Host.StopList.Publish(asBase));
        StringAssert.Contains(error.Message, fault);
        Assert.AreEqual(held, town.Host.StopList.Newest);
        var alarm = town.Host.Alarms().Single();
        Assert.AreEqual("", alarm.Terminal);
        StringAssert.StartsWith(alarm.Text, "Version 2026112202 of the stop list was not published. ");
        StringAssert.Contains(alarm.Text, fault);
    }
}
