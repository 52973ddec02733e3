using System.Linq;
using Terminal.Core.Messages;
using static Terminal.Tests.Desk.SettlingShop;

namespace Terminal.Tests.Desk;

/// <summary>The settlement of a batch, told as the merchant sees it: when it begins, what is sent, what is left.</summary>
[TestClass]
public sealed class SettlementTests
{
    [TestMethod]
    public void ABatchThatBothCountAlikeIsClosedPrintedAndDeleted()
    {
        Counter counter = Sold(Terms.Offline, 1250, 6000);
        counter.Acts.Enqueue(Settle);
        Evening(counter);

        Assert.AreEqual("0500", counter.Sent.Single(r => r.StartsWith("05"))[..4]);
        counter.AssertShown("SETTLEMENT", "both count the same");
        string report = counter.Slips.Single(s => s.Contains("SETTLEMENT (Z)"));
        StringAssert.Contains(report, "CORNER SHOP");
        StringAssert.Contains(report, "Batch                     000001");
        StringAssert.Contains(report, "Sales                          2\n                       72.50 EUR");
        StringAssert.Contains(report, "TEST CREDIT\nSales                          2");
        StringAssert.Contains(report, "Stop list             0000000042");
        StringAssert.Contains(report, "Parameters                000007");
        StringAssert.Contains(report, "TOTALS AGREE");
        Assert.IsTrue(report.Split('\n').All(line => line.Length <= 32));
        Assert.AreEqual(0, counter.Records);
    }

    [TestMethod]
    public void NewSalesBelongToTheNextBatchAndNumbersGoOn()
    {
        Counter counter = Sold(Terms.Online, 1250);
        counter.Acts.Enqueue(Settle);
        counter.Acts.Enqueue("700");
        Evening(counter);
        Evening(counter);

        Assert.AreEqual("A10000000001=1250 A10000000002=700", counter.Books);
        Assert.AreEqual(2, counter.Acquirer.Batches.Of["A10000000002"]);
        counter.Acts.Enqueue(Settle);
        Evening(counter);
        counter.Acts.Enqueue("800");
        Evening(counter);
        Assert.AreEqual(3, counter.Acquirer.Batches.Of["A10000000003"]);
        CollectionAssert.AreEquivalent(new[] { 1, 2 }, counter.Acquirer.Batches.Closed.Keys.ToArray());
    }

    [TestMethod]
    [DataRow(LineFault.RequestLost)]
    [DataRow(LineFault.AnswerLost)]
    [DataRow(LineFault.NoRoute)]
    [DataRow(LineFault.WrongMac)]
    [DataRow(LineFault.AnswerOfAnother)]
    [DataRow(LineFault.Garbage)]
    public void WithoutAnAnswerItGoesOnByItselfWhileSalesGoToTheNextBatch(LineFault fault)
    {
        Counter counter = Sold(Terms.Online, 1250);
        for (int i = 0; i < 3; i++)
            counter.Acquirer.Batches.Faults.Enqueue(fault);
        counter.Acts.Enqueue(Settle);
        counter.Acts.Enqueue("700");
        Evening(counter);

        counter.AssertShown("SETTLEMENT", "tries again");
        counter.AssertShown("READY", "Settlement under way");
        string[] sent = counter.Sent.Where(r => r.StartsWith("05")).ToArray();
        StringAssert.StartsWith(sent[^1], fault == LineFault.NoRoute ? "0500" : "0501");
        Assert.AreEqual(2, counter.Acquirer.Batches.Of["A10000000002"]);
        StringAssert.Contains(counter.Slips.Single(s => s.Contains("SETTLEMENT (Z)")), "12.50 EUR");
        Assert.AreEqual(1, counter.Records);
    }

    [TestMethod]
    [DataRow(63)]
    [DataRow(96)]
    public void WhatTheAcquirerWantsLaterIsTheSameMessageAgain(int code)
    {
        Counter counter = Sold(Terms.Online, 1250);
        counter.Acquirer.Batches.Codes.Enqueue(code);
        counter.Acts.Enqueue(Settle);
        Evening(counter);

        CollectionAssert.AreEqual(new[] { "0500", "0501" }, counter.Sent.Where(r => r.StartsWith("05")).Select(r => r[..4]).ToArray());
        Assert.AreEqual(SettlementCode.Balanced, counter.Acquirer.Batches.Closed[1].Code);
    }

    [TestMethod]
    public void ARefusedSettlementIsShownWithItsCodeAndTriedAgain()
    {
        Counter counter = Sold(Terms.Online, 1250);
        counter.Acquirer.Batches.Codes.Enqueue(3);
        counter.Acts.Enqueue(Settle);
        Evening(counter);

        counter.AssertShown("SETTLEMENT", "Its code:           3");
        counter.AssertShown("SETTLEMENT", "+00 800 000 000");
        Assert.HasCount(1, counter.Acquirer.Batches.Closed);
    }

    [TestMethod]
    public void WhatIsOwedGoesFirstAndWhereItCannotTheMerchantIsToldWhatToDo()
    {
        Counter counter = new(terms: Terms.Offline) { IsHurried = true };
        for (int i = 0; i < 2; i++)
            counter.Acquirer.AdviceFaults.Enqueue(LineFault.NoRoute);
        counter.Amounts.Add(1250);
        counter.Acts.Enqueue(Settle);
        counter.Acts.Enqueue(Settle);
        Evening(counter);

        counter.AssertShown("SETTLEMENT", "Check the network");
        string[] sent = counter.Sent.Select(r => r[..4]).ToArray();
        Assert.AreEqual("0500", sent[^1]);
        Assert.AreEqual(1, sent.Count(s => s.StartsWith("05")));
        Assert.AreEqual(1, sent.Count(s => s.StartsWith("022")));
    }

    [TestMethod]
    public void AnAdviceThatIsWantedLaterKeepsTheBatchOpen()
    {
        Counter counter = new(terms: Terms.Offline) { IsHurried = true };
        for (int i = 0; i < 3; i++)
            counter.Acquirer.AdviceCodes.Enqueue(96);
        counter.Amounts.Add(1250);
        counter.Acts.Enqueue(Settle);
        Evening(counter);

        counter.AssertShown("SETTLEMENT", "only later");
        counter.AssertShown("SETTLEMENT", "+00 800 000 000");
        Assert.IsFalse(counter.Sent.Any(r => r.StartsWith("05")));
    }

    [TestMethod]
    public void AnEmptyBatchIsNotSettled()
    {
        Counter counter = new();
        counter.Acts.Enqueue(Settle);
        Evening(counter);
        counter.AssertShown("SETTLEMENT", "The batch is empty");
        Assert.IsEmpty(counter.Sent);
    }

    [TestMethod]
    public void AFullBatchLeadsToItsSettlement()
    {
        Counter counter = new(blocks: 512, terms: Terms.Offline) { IsHurried = true };
        for (int i = 0; i < 252; i++)
            counter.Amounts.Add(1 + i % 40);
        Evening(counter);

        counter.AssertShown("SETTLEMENT", "The batch is full");
        Assert.HasCount(251, counter.Acquirer.Posted);
        Assert.AreEqual(2, counter.Acquirer.Batches.Of["A10000000251"]);
        Assert.AreEqual(1, counter.Records);
    }

    [TestMethod]
    public void WhatACardBoughtOfflineCountsAfterASettlementTooUntilADayHasPassed()
    {
        Counter counter = Sold(Terms.Offline, 3000);
        counter.Acts.Enqueue(Settle);
        Evening(counter);
        Assert.AreEqual(0, counter.Records);
        counter.Amounts.AddRange([2001, 2000]);
        Evening(counter);
        StringAssert.StartsWith(counter.Sent[^2], "0200 A10000000002 010210");
        StringAssert.StartsWith(counter.Sent[^1], "0220 A10000000003 010201", "Together they are the floor limit.");

        counter.Acts.Enqueue(Settle);
        Evening(counter);
        counter.Amounts.Add(100);
        Evening(counter);
        StringAssert.StartsWith(counter.Sent[^1], "0200", "The sums of two batches are added.");

        DateTime tomorrow = counter.Now.AddHours(25);
        counter.MayOpen = () => counter.Now > tomorrow;
        counter.Amounts.Add(3000);
        Evening(counter);
        StringAssert.StartsWith(counter.Sent[^1], "0220");
    }

    [TestMethod]
    public void MoreCardsThanTheSmallestBoardRemembersShareOneSum()
    {
        Counter counter = new(terms: Terms.Offline);
        for (int card = 10; card < 30; card++)
        {
            counter.Tracks.Enqueue(Card(card));
            counter.Amounts.Add(300);
        }

        counter.Acts.Enqueue(Settle);
        Evening(counter);
        foreach (int card in new[] { 10, 22, 23, 40 })
        {
            counter.Tracks.Enqueue(Card(card));
            counter.Amounts.Add(4500);
        }

        Evening(counter);
        CollectionAssert.AreEqual(new[] { "0220", "0220", "0200", "0200" }, counter.Sent[^4..].Select(r => r[..4]).Order().Reverse().ToArray());
    }

    [TestMethod]
    public void AtTheHourOfSettlementItSettlesByItselfOnceADay()
    {
        Counter counter = new();
        DateTime start = counter.Now;
        SettlesAt(counter, 19 * 60);
        counter.Amounts.AddRange([1250, 700]);
        counter.MayOpen = () => counter.Acquirer.Posted.Count != 1 || counter.Now > start.AddHours(7);
        counter.Trade();

        Assert.HasCount(1, counter.Acquirer.Batches.Closed);
        Assert.AreEqual(1, counter.Acquirer.Batches.Of["A10000000001"]);
        Assert.AreEqual(2, counter.Acquirer.Batches.Of["A10000000002"]);
        StringAssert.Contains(counter.Slips.Single(s => s.Contains("SETTLEMENT (Z)")), "2026-01-01              19:00");
        Assert.IsFalse(counter.Screens.Any(s => s.Contains("D  Yes") && s.StartsWith(" SETTLEMENT")), "Nobody is asked.");

        counter.Amounts.Add(100);
        counter.MayOpen = () => counter.Now > start.AddHours(29);
        Evening(counter);
        Assert.HasCount(1, counter.Acquirer.Batches.Closed, "Not before the next evening.");
        counter.Amounts.Add(200);
        counter.MayOpen = () => counter.Now > start.AddHours(31);
        Evening(counter);
        Assert.HasCount(2, counter.Acquirer.Batches.Closed);
    }

    [TestMethod]
    public void AtItsHourItWaitsForWhatIsOwed()
    {
        Counter counter = new(terms: Terms.Offline);
        DateTime start = counter.Now;
        SettlesAt(counter, 19 * 60, Terms.Offline);
        while (counter.Acquirer.AdviceFaults.Count < 100)
            counter.Acquirer.AdviceFaults.Enqueue(LineFault.NoRoute);
        counter.Amounts.Add(1250);
        counter.Trade();

        DateTime sent = counter.Now;
        Assert.IsTrue(sent > start.AddHours(7));
        Assert.IsEmpty(counter.Acquirer.Batches.Closed);
        counter.MayOpen = () => counter.Now > sent.AddMinutes(1);
        Evening(counter);
        Assert.HasCount(1, counter.Acquirer.Batches.Closed);
    }

    [TestMethod]
    public void ASaleOfABatchThatIsBeingSettledIsNoLongerVoided()
    {
        Counter counter = Sold(Terms.Online, 1250);
        for (int i = 0; i < 5; i++)
            counter.Acquirer.Batches.Faults.Enqueue(LineFault.NoRoute);
        counter.Acts.Enqueue(Settle);
        counter.Acts.Enqueue("A11D");
        Evening(counter);

        Assert.IsFalse(counter.Sent.Any(r => r.StartsWith("042")));
        Assert.AreEqual(SettlementCode.Balanced, counter.Acquirer.Batches.Closed[1].Code);
    }

    private static string Card(int number)
    {
        string digits = $"99900000000{number:D4}";
        int sum = 0;
        for (int i = 0; i < digits.Length; i++)
        {
            int digit = (digits[i] - '0') * (i % 2 == 0 ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
        }

        return digits + (10 - sum % 10) % 10 + "=28121010000000000";
    }

    internal static void SettlesAt(Counter counter, int minutes, Terms terms = Terms.Online)
    {
        string lines = System.Text.Encoding.UTF8.GetString(SampleParameters.File(new DeskCrypto(), "en", terms)).Replace("settle-at=none", "settle-at=" + minutes);
        counter.Flash.Put("parameters/current", SampleParameters.Signed(new DeskCrypto(), lines[..lines.IndexOf("mac=", StringComparison.Ordinal)]));
    }
}
