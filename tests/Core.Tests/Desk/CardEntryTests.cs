using System.Linq;

namespace Terminal.Tests.Desk;

/// <summary>Keyed cards, the merchant's look at a swiped one, and the menu.</summary>
[TestClass]
public sealed class CardEntryTests
{
    [TestMethod]
    public void AKeyedCardIsSoldWithNumberAndExpiry()
    {
        Counter counter = With("keyed-cards=no", "keyed-cards=yes");
        counter.Answers.Add(("Swipe the card", '9'));
        counter.Typed["Key the card number"] = "990000000000011D";
        counter.Typed["Expiry"] = "1228D";
        counter.Trade();

        Assert.HasCount(1, counter.Acquirer.Posted);
        StringAssert.StartsWith(counter.Acquirer.Requests.Single(r => r.StartsWith("0200")), "0200 A10000000001");
        Assert.IsTrue(counter.Screens.Any(s => s.Contains("************0011")));
        Assert.IsFalse(counter.Screens.Any(s => s.Contains("99900")), "A keyed number shows stars for all but the last four digits.");
    }

    [TestMethod]
    [DataRow("99D", "Key the card number")]
    [DataRow("990000000000012D", "not valid")]
    [DataRow("990000000000011*C", "Key the card number")]
    public void AKeyedNumberIsJudged(string typed, string shown)
    {
        Counter counter = With("keyed-cards=no", "keyed-cards=yes");
        counter.Answers.Add(("Swipe the card", '9'));
        counter.Typed["Key the card number"] = typed;
        counter.Typed["Expiry"] = "1228D";
        counter.Trade();

        Assert.IsTrue(counter.Screens.Any(s => s.Contains(shown)));
        Assert.IsEmpty(counter.Acquirer.Posted);
    }

    [TestMethod]
    public void AMonthThatDoesNotExistIsAskedAgain()
    {
        Counter counter = With("keyed-cards=no", "keyed-cards=yes");
        counter.Answers.Add(("Swipe the card", '9'));
        counter.Typed["Key the card number"] = "990000000000011D";
        counter.Typed["Expiry"] = "1328D0630D";
        counter.Trade();

        Assert.HasCount(1, counter.Acquirer.Posted);
    }

    [TestMethod]
    public void WhereKeyingIsNotAllowedDigitsDoNothing()
    {
        Counter counter = With("keyed-cards=no", "keyed-cards=no");
        counter.Typed["Swipe the card"] = "9990C";
        counter.Trade();

        Assert.IsFalse(counter.Screens.Any(s => s.Contains("card number")));
        Assert.IsEmpty(counter.Acquirer.Posted);
    }

    [TestMethod]
    [DataRow('D', 1)]
    [DataRow('C', 0)]
    public void TheMerchantComparesTheLastDigits(char key, int posted)
    {
        Counter counter = With("card-look=none", "card-look=confirm");
        counter.Answers.Add(("LOOK AT THE CARD", key));
        counter.Trade();

        Assert.IsTrue(counter.Screens.Any(s => s.Contains("LOOK AT") && s.Contains("************0011")));
        Assert.HasCount(posted, counter.Acquirer.Posted);
    }

    [TestMethod]
    [DataRow("0011D", 1)]
    [DataRow("0012D****0011D", 1)]
    [DataRow("0012D****0012D", 0)]
    [DataRow("0012DC", -1)]
    public void TheMerchantTypesTheLastDigits(string typed, int posted)
    {
        Counter counter = With("card-look=none", "card-look=type-last-digits");
        counter.Typed["last four"] = typed;
        counter.Trade();

        Assert.AreEqual(posted == 0, counter.Screens.Any(s => s.Contains("another number")));
        Assert.HasCount(Math.Max(posted, 0), counter.Acquirer.Posted);
    }

    [TestMethod]
    public void TheMenuChangesTheLanguageForGood()
    {
        Counter counter = With("card-look=none", "card-look=none");
        counter.Opening = "A832CC1250D";
        counter.Trade();
        StringAssert.Contains(counter.Slips[0], "Экземпляр торговца");

        counter.Opening = "";
        counter.Amounts.Add(100);
        counter.Trade();
        StringAssert.Contains(counter.Slips[^1], "Экземпляр клиента");
    }

    [TestMethod]
    public void TheMenuShowsTheTerminalAndTestsTheLine()
    {
        Counter counter = With("card-look=none", "card-look=none");
        counter.Opening = "A81DCCCC";
        counter.Answers.Add(("Swipe the card", 'C'));
        counter.Trade();
        Assert.IsTrue(counter.Screens.Any(s => s.Contains("TERM0001") && s.Contains("Parameters          7")));
        Assert.AreEqual(3, counter.Acquirer.Requests.Count(r => r.StartsWith("0800")));
    }

    private static Counter With(string good, string other)
    {
        Counter counter = new();
        counter.Flash.Put("parameters/current", SampleParameters.Signed(new DeskCrypto(), SampleParameters.Lines.Replace(good, other)));
        counter.Amounts.Add(1250);
        return counter;
    }
}
