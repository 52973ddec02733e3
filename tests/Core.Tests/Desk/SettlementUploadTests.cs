using System.Linq;
using Terminal.Core.Messages;
using Terminal.Core.Ports;
using static Terminal.Tests.Desk.SettlingShop;

namespace Terminal.Tests.Desk;

/// <summary>Where the totals differ every sale and refund is sent again, and the difference that remains is printed.</summary>
[TestClass]
public sealed class SettlementUploadTests
{
    [TestMethod]
    public void WhereTotalsDifferEverySaleIsSentAgainAndTheRestIsPrinted()
    {
        Counter counter = Sold(Terms.Offline, 1250, 700, 6000);
        counter.Acquirer.Batches.Extra[1] = 999;
        counter.Acquirer.Batches.IsStubborn = true;
        counter.Acts.Enqueue(Settle);
        Evening(counter);

        CollectionAssert.AreEqual(
            new[] { "A10000000001 0001/0003", "A10000000002 0002/0003", "A10000000003 0003/0003" }, counter.Acquirer.Batches.Uploaded.ToArray());
        CollectionAssert.AreEqual(
            new[] { "0500", "0320", "0320", "0320", "0500" }, counter.Sent.Where(r => r[1] is '5' or '3').Select(r => r[..4]).ToArray());
        counter.AssertShown("SETTLEMENT", "totals differ");
        string report = counter.Slips.Single(s => s.Contains("SETTLEMENT (Z)"));
        StringAssert.Contains(report, "TOTALS DIFFER");
        StringAssert.Contains(report, "The terminal counts:\nSales                          3\n                       79.50 EUR");
        StringAssert.Contains(report, "The acquirer counts:\nSales                          4\n                       89.49 EUR");
        StringAssert.Contains(report, "Sales sent again               3");
        Assert.AreEqual(SettlementCode.Difference, counter.Acquirer.Batches.Closed[1].Code);
        Assert.AreEqual(0, counter.Records);
    }

    [TestMethod]
    public void ASaleThatTheAcquirerForgotIsInItsBooksAfterTheUpload()
    {
        Counter counter = new(terms: Terms.Offline);
        counter.Acquirer.Forgotten.Add("A10000000002");
        counter.Amounts.AddRange([1250, 700]);
        counter.Acts.Enqueue(Settle);
        Evening(counter);

        Assert.AreEqual("A10000000001=1250 A10000000002=700", counter.Books);
        Assert.AreEqual(SettlementCode.Balanced, counter.Acquirer.Batches.Closed[1].Code);
        StringAssert.Contains(counter.Slips.Single(s => s.Contains("SETTLEMENT (Z)")), "TOTALS AGREE");
    }

    [TestMethod]
    public void AnUploadThatIsInterruptedGoesOnWhereItWas()
    {
        Counter counter = Sold(Terms.Offline, 100, 200, 300, 400);
        counter.Acquirer.Batches.Extra[1] = 1;
        counter.Acquirer.Batches.UploadFaults.Enqueue(LineFault.None);
        counter.Acquirer.Batches.UploadFaults.Enqueue(LineFault.AnswerLost);
        counter.Acts.Enqueue(Settle);
        Evening(counter);

        CollectionAssert.AreEqual(
            new[] { "0320", "0320", "0321", "0320", "0320" }, counter.Sent.Where(r => r.StartsWith("03")).Select(r => r[..4]).ToArray());
        Assert.AreEqual("A10000000002 0002/0004", counter.Acquirer.Batches.Uploaded[2]);
        Assert.AreEqual(SettlementCode.Balanced, counter.Acquirer.Batches.Closed[1].Code);
    }

    [TestMethod]
    public void WhatTheAcquirerDoesNotTakeOfAnUploadIsCountedAndHoldsNothingUp()
    {
        Counter counter = Sold(Terms.Offline, 100, 200);
        counter.Acquirer.Batches.Extra[1] = 1;
        counter.Acquirer.Batches.UploadCodes.Enqueue(94);
        counter.Acquirer.Batches.UploadCodes.Enqueue(96);
        counter.Acquirer.Batches.IsStubborn = true;
        counter.Acts.Enqueue(Settle);
        Evening(counter);

        StringAssert.Contains(counter.Slips.Single(s => s.Contains("SETTLEMENT (Z)")), "Of these not taken             1");
        Assert.HasCount(3, counter.Acquirer.Batches.Uploaded);
        string slip = counter.Slips.Single(s => s.Contains("\nNOT TAKEN\n"));
        StringAssert.Contains(slip, "A10000000001");
        StringAssert.Contains(slip, "1.00 EUR");
        StringAssert.Contains(slip, "Response code                 94");
        Assert.AreEqual(0, counter.Records);
    }

    [TestMethod]
    public void WhatWasNotTakenIsKeptUntilItsSlipIsPrinted()
    {
        Counter counter = Sold(Terms.Offline, 100, 200);
        counter.Acquirer.Batches.Extra[1] = 1;
        counter.Acquirer.Batches.UploadCodes.Enqueue(94);
        counter.Acquirer.Batches.IsStubborn = true;
        counter.Acting = () =>
        {
            foreach (PrinterState state in new[] { PrinterState.Ready, PrinterState.Ready, PrinterState.PaperOut })
                counter.PrinterStates.Enqueue(state);
        };
        counter.Answers.Add(("C  Later", 'C'));
        counter.Acts.Enqueue(Settle);
        counter.Trade();
        Assert.AreNotEqual(0, counter.Records);
        Assert.IsFalse(counter.Slips.Any(s => s.Contains("NOT TAKEN")));

        counter.Acting = () => { };
        counter.Acts.Enqueue("A511");
        Evening(counter);
        Assert.IsTrue(counter.Slips.Any(s => s.Contains("NOT TAKEN") && s.Contains("DUPLICATE")));
        Assert.AreEqual(0, counter.Records);
    }

    [TestMethod]
    public void ABatchThatTheAcquirerClosedOnOtherTotalsIsClosedWithADifference()
    {
        Counter counter = Sold(Terms.Online, 1250);
        counter.Acquirer.Batches.Closed[1] = (new string('0', BatchTotals.Length), new string('0', BatchTotals.Length), SettlementCode.Balanced);
        counter.Acts.Enqueue(Settle);
        Evening(counter);

        StringAssert.Contains(counter.Slips.Single(s => s.Contains("SETTLEMENT (Z)")), "TOTALS DIFFER");
        Assert.AreEqual(0, counter.Records);
    }

    [TestMethod]
    public void RefundsAndCompletionsAreCountedAndUploadedAndAnOpenHoldStays()
    {
        Counter counter = Sold(Terms.Online, 1250);
        foreach (string act in new[] { "A21D700D", "A315000D", "A32D4000D", "A316000D", Settle })
            counter.Acts.Enqueue(act);
        counter.Acquirer.Batches.Extra[1] = 999;
        Evening(counter);

        string report = counter.Slips.Single(s => s.Contains("SETTLEMENT (Z)"));
        StringAssert.Contains(report, "Sales                          2\n                       52.50 EUR");
        StringAssert.Contains(report, "Refunds                        1\n                        7.00 EUR");
        StringAssert.Contains(report, "TOTALS AGREE");
        Assert.HasCount(3, counter.Acquirer.Batches.Uploaded);
        Assert.AreEqual(1, counter.Records);
        counter.Acts.Enqueue("A32D6000D");
        Evening(counter);
        Assert.AreEqual(2, counter.Acquirer.Batches.Of["A10000000006"]);
        Assert.AreEqual("", counter.Holds);
    }
}
