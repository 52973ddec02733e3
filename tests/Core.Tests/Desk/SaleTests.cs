using System.Linq;
using Terminal.Core.Ports;

namespace Terminal.Tests.Desk;

/// <summary>The story of a sale, and each way in which it can end.</summary>
[TestClass]
public sealed class SaleTests
{
    [TestMethod]
    public void ASaleIsApprovedSignedAndPostedOnce()
    {
        Counter counter = Trade(1250);

        CollectionAssert.AreEqual(new long[] { 1250 }, counter.Acquirer.Posted.Values.ToArray());
        CollectionAssert.AreEqual(new[] { "A10000000001" }, counter.Acquirer.Posted.Keys.ToArray());
        Assert.HasCount(2, counter.Slips);
        StringAssert.Contains(counter.Slips[0], "Merchant copy");
        StringAssert.Contains(counter.Slips[0], "999000******0011");
        StringAssert.Contains(counter.Slips[1], "Cardholder copy");
        StringAssert.Contains(counter.Slips[1], "************0011");
        Assert.IsFalse(counter.Slips[1].Contains("999000"));
        foreach (string slip in counter.Slips)
        {
            StringAssert.Contains(slip, "12.50 EUR");
            StringAssert.Contains(slip, "AB12CD");
            StringAssert.Contains(slip, "TEST CREDIT");
            StringAssert.Contains(slip, "\nApproved\n");
            Assert.IsFalse(slip.Contains("2812"), "The expiry date is never printed.");
        }
    }

    [TestMethod]
    public void NumbersRiseAcrossARestart()
    {
        Counter counter = Trade(100, 200);
        counter.Amounts.Add(300);
        counter.Trade();

        CollectionAssert.AreEqual(
            new[] { "A10000000001", "A10000000002", "A10000000003" }, counter.Acquirer.Posted.Keys.Order().ToArray());
    }

    [TestMethod]
    [DataRow('D', 2)]
    [DataRow('C', 1)]
    public void TheSameCardAndAmountAgainIsAskedAbout(char answer, int sales)
    {
        Counter counter = new();
        counter.Answers.Add(("a second sale?", answer));
        counter.Amounts.AddRange([1250, 1250]);
        counter.Trade();

        counter.AssertShown("SALE", "Same card and amount\njust now. Is this\na second sale?\n      12.50 EUR\n\nC  No          D  Yes");
        Assert.HasCount(sales, counter.Acquirer.Posted);
    }

    [TestMethod]
    public void AnotherCardOrAmountOrTimeIsNoSecondSale()
    {
        Counter counter = Trade(1250, 1251);
        counter.Tracks.Enqueue("9990000000000029=28121010000000000");
        counter.Acts.Enqueue("1250D");
        counter.Acts.Enqueue("A11D");
        counter.Acts.Enqueue("1250D");
        counter.Trade();
        counter.Pass(TimeSpan.FromMinutes(11));
        counter.Acts.Enqueue("1251D");
        counter.Trade();

        Assert.IsFalse(counter.Screens.Any(s => s.Contains("a second sale?")));
        Assert.HasCount(4, counter.Acquirer.Posted);
    }

    [TestMethod]
    [DataRow(4, "Keep the")]
    [DataRow(5, "Declined by the")]
    [DataRow(51, "limit")]
    [DataRow(91, "cannot be")]
    public void ADeclineIsShownAndOwesNothing(int code, string screen)
    {
        Counter counter = new();
        counter.Acquirer.Codes.Enqueue(code);
        counter.Amounts.Add(1250);
        counter.Trade();

        counter.AssertShown("SALE NOT MADE", screen);
        Assert.IsEmpty(counter.Acquirer.Posted);
        Assert.IsEmpty(counter.Slips);
        Assert.IsFalse(counter.Acquirer.Requests.Any(r => r.StartsWith("042")));
    }

    [TestMethod]
    [DataRow(LineFault.RequestLost, "did not", "05044021")]
    [DataRow(LineFault.AnswerLost, "did not", "05044021")]
    [DataRow(LineFault.WrongMac, "wrong MAC", "05044021")]
    [DataRow(LineFault.AnswerOfAnother, "does not", "05044021")]
    [DataRow(LineFault.Garbage, "does not", "05044021")]
    [DataRow(LineFault.ChangedAmount, "another amount", "05044020")]
    public void AnUnusableAnswerIsReversedWithItsOwnScreenAndSlip(LineFault fault, string screen, string reason)
    {
        Counter counter = new();
        counter.Acquirer.SaleFaults.Enqueue(fault);
        counter.Amounts.Add(1250);
        counter.Trade();

        counter.AssertShown("SALE NOT MADE", screen);
        Assert.IsEmpty(counter.Acquirer.Posted);
        CollectionAssert.Contains(counter.Acquirer.Tombstones.ToArray(), "A10000000001");
        Assert.AreEqual(1, counter.Acquirer.Requests.Count(r => r.StartsWith("0420 A10000000001") && r.Contains(reason)));
        Assert.HasCount(1, counter.Slips);
        StringAssert.Contains(counter.Slips[0], "SALE NOT MADE");
    }

    [TestMethod]
    [DataRow(10)]
    [DataRow(11)]
    [DataRow(16)]
    public void AnApprovalThatCannotBeUsedIsReversed(int code)
    {
        Counter counter = new();
        counter.Acquirer.Codes.Enqueue(code);
        counter.Amounts.Add(1250);
        counter.Trade();

        Assert.IsEmpty(counter.Acquirer.Posted);
        Assert.AreEqual(1, counter.Acquirer.Requests.Count(r => r.StartsWith("0420") && r.Contains("05044020")));
    }

    [TestMethod]
    public void WithoutALineNothingIsSentAndNothingIsOwed()
    {
        Counter counter = new();
        counter.Acquirer.SaleFaults.Enqueue(LineFault.NoRoute);
        counter.Amounts.Add(1250);
        counter.Trade();

        counter.AssertShown("SALE NOT MADE", "No connection");
        Assert.IsFalse(counter.Acquirer.Requests.Any(r => !r.StartsWith("0800")));
        Assert.IsEmpty(counter.Slips);
    }

    [TestMethod]
    public void AReversalIsRepeatedUntilItIsAcknowledgedAndComesBeforeTheNextSale()
    {
        Counter counter = new();
        counter.Acquirer.SaleFaults.Enqueue(LineFault.AnswerLost);
        foreach (LineFault fault in new[] { LineFault.AnswerLost, LineFault.WrongMac, LineFault.NoRoute })
            counter.Acquirer.ReversalFaults.Enqueue(fault);
        counter.Acquirer.ReversalCodes.Enqueue(0);
        counter.Acquirer.ReversalCodes.Enqueue(96);
        counter.Amounts.AddRange([1250, 700]);
        counter.Trade();

        string[] sent = counter.Acquirer.Requests.Where(r => !r.StartsWith("0800")).Select(r => r[..17]).ToArray();
        CollectionAssert.AreEqual(
            new[] { "0200 A10000000001", "0420 A10000000001", "0421 A10000000001", "0421 A10000000001", "0200 A10000000002" }, sent);
        CollectionAssert.AreEqual(new long[] { 700 }, counter.Acquirer.Posted.Values.ToArray());
    }

    [TestMethod]
    public void AReversalThatIsStillOwedGoesOutBeforeTheNextSaleAndHoldsItBackUntilItIsThrough()
    {
        Counter counter = new() { IsHurried = true };
        counter.Acquirer.SaleFaults.Enqueue(LineFault.AnswerLost);
        foreach (LineFault fault in new[] { LineFault.NoRoute, LineFault.NoRoute, LineFault.None })
            counter.Acquirer.ReversalFaults.Enqueue(fault);
        counter.Amounts.AddRange([1250, 700, 800]);
        counter.Trade();

        counter.AssertShown("SALE NOT MADE", "A reversal must reach");
        string[] sent = counter.Acquirer.Requests.Where(r => !r.StartsWith("0800")).Select(r => r[..17]).ToArray();
        CollectionAssert.AreEqual(new[] { "0200 A10000000001", "0421 A10000000001", "0200 A10000000002" }, sent);
        CollectionAssert.AreEqual(new long[] { 800 }, counter.Acquirer.Posted.Values.ToArray());
        StringAssert.Contains(counter.Slips[^1], "************0011");
    }

    [TestMethod]
    public void ARefusedReversalIsShownPrintedAndNotSentAgain()
    {
        Counter counter = new();
        counter.Acquirer.SaleFaults.Enqueue(LineFault.AnswerLost);
        counter.Acquirer.ReversalCodes.Enqueue(12);
        counter.Amounts.Add(1250);
        counter.Trade();

        counter.AssertShown("REVERSAL REFUSED", "+00 800 000 000");
        Assert.AreEqual(1, counter.Acquirer.Requests.Count(r => r.StartsWith("042")));
        Assert.IsTrue(counter.Slips.Any(s => s.Contains("REVERSAL REFUSED")));
    }

    [TestMethod]
    [DataRow('C', "05044351")]
    [DataRow('B', "05044351")]
    public void SignatureAndIdentityRefusedVoidTheSale(char signature, string reason)
    {
        Counter counter = new();
        counter.Answers.Add(("SIGNATURE", signature));
        counter.Answers.Add(("IDENTITY", 'C'));
        counter.Amounts.Add(1250);
        counter.Trade();

        counter.AssertShown("SALE VOIDED", "Nothing is charged");
        Assert.IsEmpty(counter.Acquirer.Posted);
        Assert.AreEqual(1, counter.Acquirer.Requests.Count(r => r.StartsWith("0420") && r.Contains(reason)));
        StringAssert.Contains(counter.Slips[^1], "SALE VOIDED");
        Assert.IsFalse(counter.Slips[^1].Contains("Approved"));
    }

    [TestMethod]
    [DataRow('C')]
    [DataRow('B')]
    public void AnIdentityDocumentStandsInForTheSignature(char signature)
    {
        Counter counter = new();
        counter.Answers.Add(("SIGNATURE", signature));
        counter.Answers.Add(("IDENTITY", 'D'));
        counter.Amounts.Add(1250);
        counter.Trade();

        Assert.HasCount(1, counter.Acquirer.Posted);
        StringAssert.Contains(counter.Slips[^1], "Cardholder copy");
    }

    [TestMethod]
    [DataRow('D', 1)]
    [DataRow('C', 0)]
    public void AnApprovalWithIdentificationAsksForTheDocumentFirst(char shown, int posted)
    {
        Counter counter = new();
        counter.Acquirer.Codes.Enqueue(8);
        counter.Answers.Add(("IDENTITY", shown));
        counter.Amounts.Add(1250);
        counter.Trade();

        counter.AssertShown("IDENTITY DOCUMENT", "");
        Assert.HasCount(posted, counter.Acquirer.Posted);
    }

    [TestMethod]
    [DataRow("9990000000000012=28121010000000000", "not valid")]
    [DataRow("9999000000000004=28121010000000000", "not accepted")]
    [DataRow("9990000000000011=25121010000000000", "expired")]
    [DataRow("9990000000000011=28121030000000000", "cash")]
    public void ACardThatDoesNotConformIsRefusedWithoutACall(string track2, string screen)
    {
        Counter counter = new() { Track2 = track2 };
        counter.Amounts.Add(1250);
        counter.Trade();

        counter.AssertShown("SALE NOT MADE", screen);
        Assert.IsTrue(counter.Acquirer.Requests.All(r => r.StartsWith("0800")));
    }

    [TestMethod]
    public void TheLargestSaleIsTakenAndOneMoreRefused()
    {
        Counter counter = Trade(500_000, 500_001);

        CollectionAssert.AreEqual(new long[] { 500_000 }, counter.Acquirer.Posted.Values.ToArray());
        counter.AssertShown("SALE NOT MADE", "over");
    }

    [TestMethod]
    [DataRow("D Enter")]
    [DataRow("Swipe the card")]
    [DataRow("PRINTER")]
    public void CancelEndsTheSaleBeforeTheDecision(string at)
    {
        Counter counter = new();
        counter.PrinterStates.Enqueue(PrinterState.PaperOut);
        counter.Answers.Add((at, 'C'));
        counter.Amounts.Add(1250);
        counter.Trade();

        Assert.IsTrue(counter.Acquirer.Requests.All(r => r.StartsWith("0800")));
        StringAssert.StartsWith(counter.Screens[^1], " READY");
    }

    [TestMethod]
    public void PaperIsAskedForBeforeTheDecision()
    {
        Counter counter = new();
        counter.PrinterStates.Enqueue(PrinterState.PaperOut);
        counter.PrinterStates.Enqueue(PrinterState.CoverOpen);
        counter.PrinterStates.Enqueue(PrinterState.NoAnswer);
        counter.Amounts.Add(1250);
        counter.Trade();

        counter.AssertShown("PRINTER", "Out of paper");
        counter.AssertShown("PRINTER", "cover");
        counter.AssertShown("PRINTER", "does not answer");
        Assert.HasCount(1, counter.Acquirer.Posted);
    }

    [TestMethod]
    public void PaperOutAfterTheDecisionPrintsADuplicateAndTheSaleStands()
    {
        Counter counter = new();
        foreach (PrinterState state in new[] { PrinterState.Ready, PrinterState.Ready, PrinterState.PaperOut })
            counter.PrinterStates.Enqueue(state);
        counter.Amounts.Add(1250);
        counter.Trade();

        Assert.HasCount(1, counter.Acquirer.Posted);
        StringAssert.Contains(counter.Slips[0], "DUPLICATE");
        Assert.IsFalse(counter.Slips[1].Contains("DUPLICATE"));
    }

    [TestMethod]
    public void AReceiptPutOffIsOfferedAfterARestart()
    {
        Counter counter = new();
        foreach (PrinterState state in new[] { PrinterState.Ready, PrinterState.Ready, PrinterState.Ready, PrinterState.PaperOut })
            counter.PrinterStates.Enqueue(state);
        counter.Answers.Add(("C  Later", 'C'));
        counter.Amounts.Add(1250);
        counter.Trade();
        Assert.HasCount(1, counter.Slips);

        counter.Trade();
        Assert.HasCount(2, counter.Slips);
        StringAssert.Contains(counter.Slips[1], "Cardholder copy");
        StringAssert.Contains(counter.Slips[1], "DUPLICATE");
    }

    [TestMethod]
    public void AMerchantCopyPutOffIsOfferedAfterARestartToo()
    {
        Counter counter = new();
        foreach (PrinterState state in new[] { PrinterState.Ready, PrinterState.PaperOut })
            counter.PrinterStates.Enqueue(state);
        counter.Answers.Add(("C  Later", 'C'));
        counter.Amounts.Add(1250);
        counter.Trade();
        Assert.HasCount(1, counter.Slips);

        counter.Trade();
        Assert.HasCount(2, counter.Slips);
        StringAssert.Contains(counter.Slips[1], "Merchant copy");
        StringAssert.Contains(counter.Slips[1], "DUPLICATE");
        counter.Trade();
        Assert.HasCount(2, counter.Slips, "What was printed is not offered again.");
    }

    [TestMethod]
    public void WithoutAnEpochNothingIsSoldUntilTheSignOnSucceeds()
    {
        Counter counter = new();
        counter.Acquirer.SignOnFaults.Enqueue(LineFault.NoRoute);
        counter.Acquirer.SignOnFaults.Enqueue(LineFault.AnswerLost);
        counter.Amounts.Add(1250);
        counter.Trade();

        counter.AssertShown("READY", "Not signed on");
        Assert.HasCount(1, counter.Acquirer.Posted);
        StringAssert.Contains(counter.Acquirer.Requests[0], "LOST");
    }

    [TestMethod]
    public void AFullBatchTakesNoMoreSales()
    {
        Counter counter = new(blocks: 512);
        for (int amount = 1; amount <= 251; amount++)
            counter.Amounts.Add(amount);
        counter.Answers.Add(("The batch is full", 'C'));
        counter.Trade();

        Assert.HasCount(250, counter.Acquirer.Posted);
        counter.AssertShown("SETTLEMENT", "batch is full");
    }

    [TestMethod]
    public void ASmallFlashIsFullBeforeItLosesASale()
    {
        Counter counter = new(blocks: 24);
        for (int amount = 1; amount <= 101; amount++)
            counter.Amounts.Add(amount);
        counter.Trade();

        Assert.IsGreaterThan(5, counter.Acquirer.Posted.Count);
        counter.AssertShown("SALE NOT MADE", "memory");
        Assert.HasCount(counter.Acquirer.Posted.Count, counter.Slips.Where(s => s.Contains("Cardholder copy")));
    }

    [TestMethod]
    public void ARussianTerminalSellsAndPrintsInRussian()
    {
        Counter counter = new(language: "ru");
        counter.Amounts.Add(1250);
        counter.Trade();

        Assert.HasCount(1, counter.Acquirer.Posted);
        counter.AssertShown("ОДОБРЕНО", "12.50 EUR");
        StringAssert.Contains(counter.Slips[0], "Экземпляр торговца");
        StringAssert.Contains(counter.Slips[1], "Экземпляр клиента");
    }

    private static Counter Trade(params long[] amounts)
    {
        Counter counter = new();
        counter.Amounts.AddRange(amounts);
        counter.Trade();
        return counter;
    }
}
