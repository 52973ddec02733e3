using System.Linq;
using Terminal.Core.Ports;

namespace Terminal.Tests.Desk;

/// <summary>Money back: with the receipt of the sale or without it, and each way in which it can end.</summary>
[TestClass]
public sealed class RefundTests
{
    private const string WithReceipt = "A21D700D";
    private const string Other = "9990000000000029=28121010000000000";

    [TestMethod]
    public void ASaleOfThisTerminalIsRefundedUnderItsNumber()
    {
        Counter counter = Sold();
        counter.Acts.Enqueue(WithReceipt);
        counter.Trade();

        counter.AssertShown("REFUND", "Key the amount up to\n      12.50 EUR");
        counter.AssertShown("APPROVED", "Refund approved.\nSign both slips.\n      7.00 EUR\n       AB12CD");
        StringAssert.StartsWith(counter.Sent[^1], "0200 A10000000002 010212");
        StringAssert.Contains(counter.Sent[^1], "0812A10000000001");
        Assert.AreEqual("A10000000001=1250", counter.Books);
        Assert.AreEqual("A10000000002=700", counter.Refunds);
        foreach (string slip in counter.Slips.Skip(2))
        {
            StringAssert.Contains(slip, "\nREFUND\n");
            StringAssert.Contains(slip, "Receipt of the sale A10000000001");
            StringAssert.Contains(slip, "7.00 EUR");
            StringAssert.Contains(slip, "Merchant's signature");
            Assert.IsFalse(slip.Contains("Cardholder's signature"));
        }

        Assert.HasCount(4, counter.Slips);
        Assert.IsFalse(counter.Screens.Skip(counter.Screens.FindIndex(s => s.StartsWith(" REFUND"))).Any(s => s.StartsWith(" SIGNATURE")));
    }

    [TestMethod]
    public void OfASaleThatIsNotHereTheEpochIsNotKnown()
    {
        Counter counter = new();
        counter.Acts.Enqueue("A212345D700D");
        counter.Trade();

        Assert.AreEqual("000000012345", counter.Acquirer.Named["A10000000001"]);
        Assert.AreEqual("A10000000001=700", counter.Refunds);
        Assert.IsTrue(counter.Screens.Any(s => s.StartsWith(" REFUND") && s.Contains("   Key the amount\n")));
    }

    [TestMethod]
    public void WithoutTheReceiptThePasswordIsAskedFor()
    {
        Counter counter = new();
        counter.Acts.Enqueue("A2D1234D700D");
        counter.Trade();

        Assert.AreEqual("A10000000001=700", counter.Refunds);
        Assert.IsEmpty(counter.Acquirer.Named);
        Assert.IsFalse(counter.Slips.Any(s => s.Contains("Receipt of the sale")));
    }

    [TestMethod]
    public void AWrongPasswordRefundsNothing()
    {
        Counter counter = new();
        counter.Acts.Enqueue("A2D9999DC");
        counter.Trade();

        Assert.IsEmpty(counter.Sent);
    }

    [TestMethod]
    public void WithoutTheReceiptALimitOfItsOwnHolds()
    {
        Counter counter = new();
        counter.Acts.Enqueue("A2D1234D5001D");
        counter.Acts.Enqueue("A2D1234D5000D");
        counter.Trade();

        counter.AssertShown("REFUND NOT MADE", "refund without the");
        Assert.AreEqual("A10000000001=5000", counter.Refunds);
    }

    [TestMethod]
    public void MoreThanTheSaleIsNotGivenBack()
    {
        Counter counter = Sold();
        counter.Acts.Enqueue("A21D1251D");
        counter.Trade();

        counter.AssertShown("REFUND NOT MADE", "More than the sale");
        Assert.AreEqual("", counter.Refunds);
    }

    [TestMethod]
    public void AnotherCardGetsNothing()
    {
        Counter counter = Sold();
        counter.Tracks.Enqueue(counter.Track2);
        counter.Tracks.Enqueue(Other);
        counter.Acts.Enqueue(WithReceipt);
        counter.Trade();

        counter.AssertShown("REFUND NOT MADE", "Another card paid");
        Assert.HasCount(1, counter.Sent);
    }

    [TestMethod]
    public void ASaleThatWasVoidedIsNotRefunded()
    {
        Counter counter = Sold();
        counter.Acts.Enqueue("A11D");
        counter.Acts.Enqueue("A21D");
        counter.Trade();

        counter.AssertShown("REFUND NOT MADE", "is undone already");
        Assert.AreEqual("", counter.Refunds);
    }

    [TestMethod]
    [DataRow(25, "know the original")]
    [DataRow(12, "cannot be\nrefunded")]
    [DataRow(13, "what is left", DisplayName = "13")]
    [DataRow(14, "Another card paid")]
    [DataRow(61, "refund without the")]
    [DataRow(5, "Declined by the")]
    [DataRow(1, "Declined by the\nacquirer")]
    public void ARefusalIsShownInItsOwnWordsAndOwesNothing(int code, string screen)
    {
        Counter counter = new();
        counter.Acquirer.Codes.Enqueue(code);
        counter.Acts.Enqueue("A212345D700D");
        counter.Trade();

        counter.AssertShown("REFUND NOT MADE", code == 13 ? "More than is left" : screen);
        Assert.AreEqual("", counter.Refunds);
        Assert.HasCount(1, counter.Sent);
        Assert.IsEmpty(counter.Slips);
    }

    [TestMethod]
    [DataRow(LineFault.RequestLost)]
    [DataRow(LineFault.AnswerLost)]
    [DataRow(LineFault.WrongMac)]
    [DataRow(LineFault.ChangedAmount)]
    public void AnAnswerThatCannotBeUsedIsReversed(LineFault fault)
    {
        Counter counter = Sold();
        counter.Acquirer.SaleFaults.Enqueue(LineFault.None);
        counter.Acquirer.SaleFaults.Enqueue(fault);
        counter.Acts.Enqueue(WithReceipt);
        counter.Trade();

        counter.AssertShown("REFUND NOT MADE", "reversed");
        Assert.AreEqual("", counter.Refunds);
        Assert.AreEqual("A10000000001=1250", counter.Books);
        StringAssert.Contains(counter.Slips[^1], "REFUND NOT MADE");
        StringAssert.Contains(counter.Slips[^1], "No money is given back");
        CollectionAssert.Contains(counter.Acquirer.Tombstones.ToArray(), "A10000000002");
    }

    [TestMethod]
    public void WithoutALineNothingIsRefundedAndNobodyIsPhoned()
    {
        Counter counter = Sold(Terms.Referring);
        counter.Acquirer.SaleFaults.Enqueue(LineFault.None);
        counter.Acquirer.SaleFaults.Enqueue(LineFault.NoRoute);
        counter.Acts.Enqueue(WithReceipt);
        counter.Trade();

        counter.AssertShown("REFUND NOT MADE", "No connection");
        Assert.HasCount(1, counter.Sent);
    }

    [TestMethod]
    public void ItNeedsNoApprovalCode()
    {
        Counter counter = Sold();
        counter.Acquirer.HasRefundCodes = false;
        counter.Acts.Enqueue(WithReceipt);
        counter.Trade();

        Assert.AreEqual("A10000000002=700", counter.Refunds);
        Assert.IsFalse(counter.Slips[^1].Contains("Approval code"));
    }

    [TestMethod]
    [DataRow("A2C")]
    [DataRow("A21DC")]
    [DataRow("A21D700C")]
    [DataRow("A2DC")]
    public void TheMerchantMayThinkBetterOfIt(string keys)
    {
        Counter counter = Sold();
        counter.Acts.Enqueue(keys);
        counter.Trade();

        Assert.AreEqual("", counter.Refunds);
        Assert.HasCount(1, counter.Sent);
    }

    [TestMethod]
    public void WithoutACardOrPaperNothingIsSent()
    {
        Counter counter = Sold();
        counter.Trade();
        counter.Answers.Add(("Swipe the card", 'C'));
        counter.Acts.Enqueue(WithReceipt);
        counter.Trade();
        counter.Answers.Clear();
        counter.Answers.Add(("C  Cancel   D  Again", 'C'));
        counter.PrinterStates.Enqueue(PrinterState.PaperOut);
        counter.Acts.Enqueue(WithReceipt);
        counter.Trade();

        Assert.HasCount(1, counter.Sent);
        counter.AssertShown("PRINTER", "Out of paper");
    }

    private static Counter Sold(Terms terms = Terms.Online)
    {
        Counter counter = new(terms: terms);
        counter.Amounts.Add(1250);
        return counter;
    }
}
