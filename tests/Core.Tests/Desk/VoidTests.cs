using System.Linq;
using Terminal.Core.Ports;

namespace Terminal.Tests.Desk;

/// <summary>A sale or refund of the open batch is undone at the merchant's wish.</summary>
[TestClass]
public sealed class VoidTests
{
    private const LineFault Down = LineFault.NoRoute;

    [TestMethod]
    public void ASaleIsVoidedByItsReceiptNumber()
    {
        Counter counter = Sold(Terms.Online, 1250, 700);
        counter.Acts.Enqueue("A11D");
        counter.Trade();

        counter.AssertShown("VOID", "A10000000001\n");
        counter.AssertShown("VOID", "SALE         ****0011\n      12.50 EUR\n\nVoid this one?\nC  No          D Void");
        counter.AssertShown("SALE VOIDED", "Nothing is charged");
        Assert.AreEqual("A10000000002=700", counter.Books);
        Assert.AreEqual("0420 A10000000001", counter.Sent[^1][..17]);
        StringAssert.Contains(counter.Sent[^1], "05044000");
        StringAssert.StartsWith(counter.Acquirer.Originals["A10000000001"], "0200");
        StringAssert.Contains(counter.Slips[^1], "SALE VOIDED");
        StringAssert.Contains(counter.Slips[^1], "12.50 EUR");
    }

    [TestMethod]
    public void TheScreenTellsTimeAndDay()
    {
        Counter counter = Sold(Terms.Online, 1250);
        counter.Acts.Enqueue("A11D");
        counter.Trade();

        string sold = counter.Slips[0].Split('\n').Single(l => l.Count(c => c == ':') == 2);
        counter.AssertShown("VOID", "\n" + sold[..10] + "   " + sold[^8..] + "\n");
    }

    [TestMethod]
    public void OfACardTheNewestIsShownFirstAndTheMerchantLooksFurtherBack()
    {
        Counter counter = Sold(Terms.Online, 1250, 700, 800);
        counter.Others["700"] = "9990000000000029=28121010000000000";
        counter.Acts.Enqueue("A1");
        counter.SwipeAt = "or swipe the";
        counter.Answers.Add(("8.00 EUR\n\nVoid this one", 'B'));
        counter.Trade();

        Assert.AreEqual("A10000000002=700 A10000000003=800", counter.Books);
        Assert.IsFalse(counter.Screens.Any(s => s.StartsWith(" VOID") && s.Contains("7.00 EUR")), "Of another card.");
    }

    [TestMethod]
    public void AfterTheOldestOfACardThereIsNoOther()
    {
        Counter counter = Sold(Terms.Online, 1250);
        counter.Acts.Enqueue("A1");
        counter.SwipeAt = "or swipe the";
        counter.Answers.Add(("Void this one", 'B'));
        counter.Trade();

        counter.AssertShown("VOID", "Not in this batch");
        Assert.AreEqual("A10000000001=1250", counter.Books);
    }

    [TestMethod]
    [DataRow("A1C")]
    [DataRow("A1")]
    [DataRow("A1D")]
    [DataRow("A11*C")]
    [DataRow("A11DC")]
    public void TheMerchantMayThinkBetterOfIt(string keys)
    {
        Counter counter = Sold(Terms.Online, 1250);
        counter.Answers.Add(("or swipe the", '*'));
        counter.Acts.Enqueue(keys);
        counter.Trade();

        Assert.AreEqual("A10000000001=1250", counter.Books);
        Assert.HasCount(2, counter.Slips);
    }

    [TestMethod]
    public void WhatIsNotHereIsRefundedAndNotVoided()
    {
        Counter counter = Sold(Terms.Online, 1250);
        counter.Acts.Enqueue("A17D");
        counter.Trade();

        counter.AssertShown("VOID", "settled sale is not\nvoided: refund it");
        Assert.AreEqual("A10000000001=1250", counter.Books);
    }

    [TestMethod]
    public void ASaleOfAnEarlierBatchIsRefundedAndNotVoided()
    {
        Counter counter = Sold(Terms.Online, 1250);
        counter.Trade();
        counter.Acquirer.Batch = 2;
        counter.Acts.Enqueue("A11D");
        counter.Trade();

        counter.AssertShown("VOID", "settled sale is not\nvoided: refund it");
        Assert.AreEqual("A10000000001=1250", counter.Books);
    }

    [TestMethod]
    public void WhatWasDeclinedOrVoidedIsNotVoided()
    {
        Counter counter = new();
        counter.Acquirer.Codes.Enqueue(5);
        counter.Amounts.AddRange([1250, 700]);
        foreach (string keys in new[] { "A11D", "A12D", "A12D" })
            counter.Acts.Enqueue(keys);
        counter.Trade();

        Assert.AreEqual(2, counter.Screens.Count(s => s.StartsWith(" VOID") && s.Contains("It was not made, or")));
        Assert.AreEqual(1, counter.Sent.Count(s => s.StartsWith("0420")));
        Assert.AreEqual("", counter.Books);
    }

    [TestMethod]
    public void NoLineIsNeededAndTheAdviceThatWasNotSentIsNeverSent()
    {
        Counter counter = new(terms: Terms.Offline) { IsHurried = true };
        for (int i = 0; i < 5; i++)
            counter.Acquirer.AdviceFaults.Enqueue(Down);
        counter.Amounts.Add(1250);
        counter.Acts.Enqueue("A11D");
        for (int i = 0; i < 5; i++)
            counter.Acquirer.ReversalFaults.Enqueue(Down);
        counter.Trade();

        counter.AssertShown("READY", "Reversal to be sent");
        Assert.AreEqual("", counter.Books);
        Assert.IsTrue(counter.Acquirer.Tombstones.Contains("A10000000001"));
        Assert.IsFalse(counter.Sent.Any(s => s.StartsWith("022")));
        Assert.AreEqual("0220", counter.Acquirer.Originals["A10000000001"][..4]);
    }

    [TestMethod]
    public void AnAdviceThatWasTakenIsUndone()
    {
        Counter counter = Sold(Terms.Offline, 1250);
        counter.Acts.Enqueue("A11D");
        counter.Trade();

        CollectionAssert.AreEqual(new[] { "0220 A10000000001", "0420 A10000000001" }, counter.Sent.Select(s => s[..17]).ToArray());
        Assert.AreEqual("", counter.Books);
    }

    [TestMethod]
    public void ARefundIsVoided()
    {
        Counter counter = Sold(Terms.Online, 1250);
        counter.Acts.Enqueue("A21D1250D");
        counter.Acts.Enqueue("A12D");
        counter.Trade();

        counter.AssertShown("VOID", "REFUND       ****0011\n      12.50 EUR");
        counter.AssertShown("REFUND VOIDED", "No money is given");
        StringAssert.Contains(counter.Slips[^1], "REFUND VOIDED");
        Assert.AreEqual("A10000000001=1250", counter.Books);
        Assert.AreEqual("", counter.Refunds);
        StringAssert.StartsWith(counter.Acquirer.Originals["A10000000002"], "0200");
    }

    [TestMethod]
    [DataRow(PrinterState.PaperOut)]
    [DataRow(PrinterState.CoverOpen)]
    [DataRow(PrinterState.NoAnswer)]
    public void ASlipThatDoesNotComeOutChangesNothing(PrinterState fault)
    {
        Counter counter = Sold(Terms.Online, 1250);
        counter.Trade();
        counter.Acts.Enqueue("A11D");
        counter.PrinterStates.Enqueue(fault);
        counter.Answers.Add(("C  Later", 'C'));
        counter.Trade();
        Assert.AreEqual("", counter.Books);
        Assert.HasCount(2, counter.Slips);

        counter.Answers.Clear();
        counter.Trade();
        StringAssert.Contains(counter.Slips[2], "SALE VOIDED");
        StringAssert.Contains(counter.Slips[2], "DUPLICATE");
    }

    [TestMethod]
    public void InRussianItFits()
    {
        Counter counter = new(language: "ru");
        counter.Amounts.Add(1250);
        counter.Acts.Enqueue("A11DD");
        counter.Trade();

        counter.AssertShown("АННУЛИРОВАНИЕ", "ПРОДАЖА      ****0011\n      12.50 EUR\n\nАннулировать?\nC Нет     D Аннулир.");
        Assert.AreEqual("", counter.Books);
    }

    private static Counter Sold(Terms terms, params long[] amounts)
    {
        Counter counter = new(terms: terms);
        counter.Amounts.AddRange(amounts);
        return counter;
    }
}
