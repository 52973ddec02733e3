using System.Linq;
using Terminal.Core.StopList;
using Terminal.Tests.Support;

namespace Terminal.Tests.StopLists;

/// <summary>A terminal gets the list that fits into its flash, or is told that none does.</summary>
[TestClass]
public class SpaceTests
{
    [TestMethod]
    public void The_result_bits_are_the_most_that_fit()
    {
        using var town = new Town(signOn: false);
        var terminal = new ListTerminal(town);
        var list = town.Host.StopList;
        foreach (var (cards, onOnePage) in new[] { (1900, 16), (2600, 12), (3900, 8) })
        {
            list.Add(Cards.Numbers(0, cards - 2));
            Assert.AreEqual(cards, list.Publish(asBase: true).Cards);
            Assert.AreEqual(onOnePage, terminal.Read(terminal.GetManifest(0, 1)).ResultBits);
            Assert.AreEqual(16, terminal.Read(terminal.GetManifest(0, 10)).ResultBits);
            Assert.IsLessThanOrEqualTo(1, terminal.Read(terminal.GetManifest(0, 1)).Pages);
        }
        Assert.AreEqual(0, town.Host.Alarms().Count);
    }

    [TestMethod]
    public void A_terminal_for_which_no_list_fits_is_told_and_an_operator_too()
    {
        using var town = new Town(signOn: false);
        var terminal = new ListTerminal(town);
        town.Host.StopList.Add(Cards.Numbers(0, 4100));
        town.Host.StopList.Publish(asBase: true);
        for (int look = 0; look < 3; look++)
        {
            var refusal = terminal.GetManifest(0, 1);
            Assert.AreEqual(413, refusal.Status);
            Assert.AreEqual("The stop list does not fit: a slot holds 1 pages, and with 8 result bits it takes 2.", refusal.Text);
            Assert.AreEqual(0, refusal.Content.Length);
        }
        Assert.AreEqual(413, terminal.GetManifest(0, 0).Status);
        Assert.AreEqual(200, terminal.GetManifest(0, 2).Status);
        Assert.AreEqual(200, terminal.GetManifest(0, 99_999).Status);
        var alarms = town.Host.Alarms().Where(alarm => alarm.Terminal == "TERM0001").ToArray();
        Assert.AreEqual(2, alarms.Length, "one for each space that was declared");
        StringAssert.StartsWith(alarms[0].Text, "Terminal TERM0001 gets no new stop list. The stop list does not fit: a slot holds 1 pages");
    }

    [TestMethod]
    public void The_smallest_board_follows_a_list_that_changes_much()
    {
        using var town = new Town(signOn: false);
        var terminal = new ListTerminal(town, Core.FlashPlan.SmallestBoard);
        terminal.Update();
        int listed = 0;
        for (int day = 0; day < 4; day++)
        {
            town.Clock.Now += TimeSpan.FromDays(1);
            town.Host.StopList.Add(Cards.Numbers(listed, 700));
            listed += 700;
            var version = town.Host.StopList.Publish();
            Assert.IsTrue(version.IsBase, "more changed than its overlay could hold");
            terminal.Update();
            terminal.Update();
            Assert.AreEqual((version.Version, listed + 2), (terminal.List.Version, terminal.List.Cards));
            Assert.IsTrue(Cards.Numbers(0, listed).All(number => terminal.Find(number) == Listing.Listed));
        }
    }
}
