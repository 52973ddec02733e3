using System.Linq;

namespace Terminal.Tests.Desk;

/// <summary>The merchant's menu and the engineer's behind it: the same keys everywhere, a way back from every screen, and silence that loses nothing.</summary>
[TestClass]
public sealed class MenuTests
{
    private const string Engineer = "A9864200D";

    [TestMethod]
    [DataRow("A", " MENU", 1)]
    [DataRow("AB", " MENU", 1)]
    [DataRow("A5", " REPRINT", 2)]
    [DataRow("A51", "no receipt", 3)]
    [DataRow("A52", "Key the number", 3)]
    [DataRow("A53", "no receipt", 3)]
    [DataRow("A1", " VOID", 2)]
    [DataRow("A2", " REFUND", 2)]
    [DataRow("A3", " PRE-AUTH", 2)]
    [DataRow("A6", " REPORTS", 2)]
    [DataRow("A8", "1 State, line test", 2)]
    [DataRow("A81", "Sales made", 3)]
    [DataRow("A81D", "LINE TEST", 4)]
    [DataRow("A82", " STOP LIST", 3)]
    [DataRow("A83", " LANGUAGE", 3)]
    [DataRow("A9", "Key the password", 2)]
    [DataRow("A91", "*", 2)]
    [DataRow("A91111D", "Wrong: key it again", 2)]
    [DataRow(Engineer, "1 Versions", 2)]
    [DataRow(Engineer + "B", "8 Self-test", 2)]
    [DataRow(Engineer + "1", " VERSIONS", 3)]
    [DataRow(Engineer + "2", " FILES AND SPACE", 3)]
    [DataRow(Engineer + "3", " KEYS AND LIST", 3)]
    [DataRow(Engineer + "4", "First all dots", 3)]
    [DataRow(Engineer + "4D", "█", 3)]
    [DataRow(Engineer + "4DD", "▒", 3)]
    [DataRow(Engineer + "4DDD", "abcdefgh", 3)]
    [DataRow(Engineer + "5", "Press every key", 5)]
    [DataRow(Engineer + "51", "Press every key", 5)]
    [DataRow(Engineer + "6", "Prints letters", 3)]
    [DataRow(Engineer + "8", "Tests all parts", 3)]
    public void EveryScreenHasAWayBack(string way, string shown, int steps)
    {
        // After the way back the digits begin a sale; anywhere else they would not.
        Counter counter = new() { Opening = way + new string('C', steps) + "77" };
        counter.Answers.Add(("0.77 EUR", 'C'));
        counter.Trade();
        Assert.IsTrue(counter.Screens.Any(s => s.Contains(shown)), $"No screen with '{shown}' among:\n{string.Join("--\n", counter.Screens)}");
        counter.AssertShown("SALE", "0.77 EUR");
    }

    [TestMethod]
    [DataRow("A")]
    [DataRow("AB")]
    [DataRow("A5")]
    [DataRow("A52")]
    [DataRow("A521")]
    [DataRow("A53")]
    [DataRow("A53D")]
    [DataRow("A1")]
    [DataRow("A2")]
    [DataRow("A3")]
    [DataRow("A31")]
    [DataRow("A6")]
    [DataRow("A8")]
    [DataRow("A84")]
    [DataRow("A81")]
    [DataRow("A82")]
    [DataRow("A83")]
    [DataRow("A9")]
    [DataRow("A91")]
    [DataRow(Engineer)]
    [DataRow(Engineer + "1")]
    [DataRow(Engineer + "2")]
    [DataRow(Engineer + "3")]
    [DataRow(Engineer + "4D")]
    [DataRow(Engineer + "5")]
    [DataRow(Engineer + "7")]
    public void AMinuteOfSilenceLeadsToRestAndLosesNothing(string way)
    {
        Counter counter = new();
        counter.Amounts.AddRange([1250, 1300]);
        counter.Trade();

        // A restart deletes the superseded generations.
        counter.Trade();
        string books = counter.Books;
        string[] files = [.. counter.Flash.Snapshot().Keys.Order()];
        counter.Screens.Clear();
        int slips = counter.Slips.Count;
        counter.Opening = way;
        counter.Answers.Add(("SELF-TEST", '?'));
        counter.Trade();

        StringAssert.StartsWith(counter.Screens[^1], " READY");
        int menus = counter.Screens.Count(s => s.StartsWith(" MENU"));
        Assert.IsTrue(menus <= 2, "Silence leads to rest at once, not menu by menu.");
        Assert.AreEqual(books, counter.Books);
        Assert.AreEqual(slips, counter.Slips.Count);
        string[] left = [.. counter.Flash.Snapshot().Keys.Order()];
        CollectionAssert.AreEqual(files, left);
    }

    [TestMethod]
    public void KeysWithoutAnEntryDoNothing()
    {
        Counter counter = new() { Opening = "A0#*DC77" };
        counter.Answers.Add(("0.77 EUR", 'C'));
        counter.Trade();
        Assert.AreEqual(1, counter.Screens.Count(s => s.StartsWith(" MENU")));
        counter.AssertShown("SALE", "0.77 EUR");
    }

    [TestMethod]
    public void TheLanguageIsChangedFromTheTerminalsMenu()
    {
        Counter counter = new() { Opening = "A832" };
        counter.Trade();
        Assert.IsTrue(counter.Screens.Any(s => s.StartsWith(" ЭТОТ ТЕРМИНАЛ")));
        StringAssert.StartsWith(counter.Screens[^1], " ГОТОВ");
    }

    [TestMethod]
    public void ADarkDisplayClosesTheMenu()
    {
        Counter counter = new() { Opening = "A8" };
        bool isDark = false;
        counter.Darkness = screen => (isDark = isDark || screen.Contains("State, line test")) && !screen.StartsWith(" READY");
        counter.Trade();
        Assert.IsFalse(counter.Screens.Any(s => s.Contains("State, line test")));
        StringAssert.StartsWith(counter.Screens[^1], " READY");
    }
}
