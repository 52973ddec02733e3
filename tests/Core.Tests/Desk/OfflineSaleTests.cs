using System.Linq;
using Terminal.Core.Ports;

namespace Terminal.Tests.Desk;

/// <summary>Sales that the terminal approves itself, and what the acquirer hears of them.</summary>
[TestClass]
public sealed class OfflineSaleTests
{
    private const LineFault Down = LineFault.NoRoute;

    [TestMethod]
    public void ASaleUnderTheFloorLimitIsApprovedHereAndAdvisedOnce()
    {
        Counter counter = Trade(Terms.Offline, 1250);

        string[] sent = counter.Sent;
        Assert.HasCount(1, sent);
        StringAssert.StartsWith(sent[0], "0220 A10000000001 010201");
        StringAssert.Contains(sent[0], "04011" + "06041006");
        Assert.IsFalse(sent[0].Contains("0712"), "It replaces nothing.");
        Assert.AreEqual("A10000000001=1250", counter.Books);
        counter.AssertShown("APPROVED", "F00001");
        foreach (string slip in counter.Slips)
        {
            StringAssert.Contains(slip, "F00001");
            StringAssert.Contains(slip, "Approved by the terminal");
            Assert.IsFalse(slip.Contains("Response code"));
        }

        StringAssert.Contains(counter.Slips[0], "Decision reason               01");
        Assert.IsFalse(counter.Slips[1].Contains("Decision reason"));
    }

    // On the device a call's TLS handshake stops everything for a second or two.
    [TestMethod]
    public void NoCallIsBegunThatTheScreenDoesNotTellOf()
    {
        Counter counter = new(terms: Terms.Offline);
        int calls = 0;
        counter.Acquirer.Called = () =>
        {
            calls++;
            StringAssert.Contains(counter.Screen, "Calling the acquirer");
        };
        counter.Acquirer.SaleFaults.Enqueue(LineFault.AnswerLost);
        counter.Acquirer.ReversalFaults.Enqueue(Down);
        counter.Acquirer.AdviceFaults.Enqueue(Down);
        counter.Amounts.AddRange([1250, 7500]);
        counter.Trade();

        Assert.IsGreaterThan(counter.Sent.Length, calls, "The sign-on, the stop list, the attempts in vain.");
        Assert.IsTrue(counter.Screens.Any(s => s.StartsWith(" READY") && s.Contains("Calling the acquirer") && s.Contains("Reversal to be sent")));
        Assert.IsTrue(counter.Screens.Any(s => s.StartsWith(" READY") && s.Contains("Key the amount") && s.Contains("Reversal to be sent")));
    }

    [TestMethod]
    public void AListedCardIsAskedAboutAndWithoutALineTheMerchantMayPhone()
    {
        Counter counter = new(terms: Terms.Offline) { Track2 = Counter.ListedCard + "=28121010000000000" };
        counter.Acquirer.SaleFaults.Enqueue(LineFault.None);
        counter.Acquirer.SaleFaults.Enqueue(Down);
        counter.Amounts.AddRange([1250, 700]);
        counter.Trade();

        StringAssert.StartsWith(counter.Sent[0], "0200 A10000000001 010220");
        StringAssert.StartsWith(counter.Sent[1], "0220 A10000000003 010220");
        StringAssert.Contains(counter.Sent[1], "06041376" + "0712A10000000002");
        StringAssert.Contains(counter.Slips[0], "Stop list             0000000042");
        Assert.AreEqual("A10000000001=1250 A10000000003=700", counter.Books);
    }

    [TestMethod]
    public void WhatACardMayBuyOfflineIsItsFloorLimitAltogether()
    {
        Counter counter = Trade(Terms.Offline, 3000, 2000, 1);

        CollectionAssert.AreEqual(
            new[] { "0220 A10000000001 010201", "0220 A10000000002 010201", "0200 A10000000003 010210" }, counter.Sent.Select(r => r[..24]).ToArray());
    }

    [TestMethod]
    public void ACardForItsOwnCountryIsDeclinedAbroadAndNothingIsKept()
    {
        Counter counter = new(terms: Terms.Offline) { Track2 = "9990000000000011=28125010000000000" };
        counter.Flash.Put("parameters/current", SampleParameters.Signed(new DeskCrypto(), SampleParameters.Lines.Replace("\ncountry=280", "\ncountry=276")));
        counter.Amounts.Add(1250);
        counter.Trade();

        counter.AssertShown("SALE NOT MADE", "its own country");
        Assert.IsEmpty(counter.Sent);
        Assert.IsFalse(counter.Flash.Snapshot().Keys.Any(name => name.StartsWith("journal/")));
    }

    [TestMethod]
    public void NoLineIsNeededForIt()
    {
        Counter counter = new(terms: Terms.Offline) { IsHurried = true };
        for (int i = 0; i < 40; i++)
            counter.Acquirer.AdviceFaults.Enqueue(Down);
        counter.Amounts.AddRange([1250, 700, 800]);
        counter.Trade();

        counter.AssertShown("READY", "Advices to be sent  2");
        Assert.AreEqual(3, counter.Slips.Count(s => s.Contains("Cardholder copy")));
        Assert.AreEqual("A10000000001=1250 A10000000002=700 A10000000003=800", counter.Books, "They come through when the line is back.");
        CollectionAssert.AreEqual(new[] { "0221 A10000000001", "0220 A10000000002", "0220 A10000000003" }, counter.Sent.Select(r => r[..17]).ToArray());
    }

    [TestMethod]
    [DataRow('B', "04012")]
    [DataRow('C', "04013")]
    public void TheAdviceSaysHowTheCardholderWasVerified(char signature, string tag)
    {
        Counter counter = new(terms: Terms.Offline);
        counter.Answers.Add(("SIGNATURE", signature));
        counter.Amounts.Add(1250);
        counter.Trade();

        StringAssert.Contains(counter.Sent.Single(), tag);
        Assert.AreEqual("10", counter.Acquirer.Conditions["A10000000001"]);
    }

    [TestMethod]
    [DataRow(LineFault.RequestLost)]
    [DataRow(LineFault.AnswerLost)]
    [DataRow(LineFault.WrongMac)]
    [DataRow(LineFault.AnswerOfAnother)]
    [DataRow(LineFault.ChangedAmount)]
    [DataRow(LineFault.Garbage)]
    public void AnAdviceWithoutAUsableAnswerIsTheSameMessageAgain(LineFault fault)
    {
        Counter counter = new(terms: Terms.Offline);
        counter.Acquirer.AdviceFaults.Enqueue(fault);
        counter.Acquirer.AdviceFaults.Enqueue(fault);
        counter.Amounts.Add(1250);
        counter.Trade();

        Assert.AreEqual("A10000000001=1250", counter.Books);
        string[] sent = counter.Sent;
        StringAssert.StartsWith(sent[^1], "0221 A10000000001");
        Assert.IsTrue(sent.All(s => s[4..] == sent[0][4..]));
    }

    [TestMethod]
    [DataRow(63)]
    [DataRow(91)]
    [DataRow(96)]
    public void AnAdviceThatIsWantedLaterIsSentAgainAndHoldsUpNoOther(int code)
    {
        Counter counter = new(terms: Terms.Offline) { IsHurried = true };
        counter.Acquirer.AdviceFaults.Enqueue(Down);
        counter.Acquirer.AdviceCodes.Enqueue(code);
        counter.Amounts.AddRange([1250, 700]);
        counter.Trade();

        CollectionAssert.AreEqual(
            new[] { "0221 A10000000001", "0220 A10000000002", "0221 A10000000001" }, counter.Sent.Select(r => r[..17]).ToArray());
        Assert.AreEqual("A10000000001=1250 A10000000002=700", counter.Books);
    }

    [TestMethod]
    [DataRow(12)]
    [DataRow(30)]
    [DataRow(58)]
    public void ARefusedAdviceIsShownPrintedAndNotSentAgainAndTheSaleStands(int code)
    {
        Counter counter = new(terms: Terms.Offline);
        counter.Acquirer.AdviceCodes.Enqueue(code);
        counter.Amounts.AddRange([1250, 700]);
        counter.Trade();
        counter.Trade();

        counter.AssertShown("ADVICE REFUSED", "+00 800 000 000");
        string slip = counter.Slips.Single(s => s.Contains("ADVICE REFUSED"));
        StringAssert.Contains(slip, "F00001");
        StringAssert.Contains(slip, "Response code                 " + code);
        Assert.AreEqual("A10000000002=700", counter.Books);
        Assert.HasCount(2, counter.Sent);
    }

    [TestMethod]
    public void ACopyPrintedAfterARefusalSaysNothingOfIt()
    {
        Counter counter = new(terms: Terms.Offline);
        counter.Acquirer.AdviceCodes.Enqueue(58);
        foreach (PrinterState state in new[] { PrinterState.Ready, PrinterState.Ready, PrinterState.Ready, PrinterState.PaperOut, PrinterState.PaperOut })
            counter.PrinterStates.Enqueue(state);
        counter.Answers.Add(("C  Later", 'C'));
        counter.Amounts.Add(1250);
        counter.Trade();
        Assert.HasCount(1, counter.Slips);
        counter.Trade();

        Assert.HasCount(3, counter.Slips);
        StringAssert.Contains(counter.Slips[1], "Cardholder copy");
        StringAssert.Contains(counter.Slips[1], "DUPLICATE");
        Assert.IsFalse(counter.Slips[1].Contains("58"));
        StringAssert.Contains(counter.Slips[2], "ADVICE REFUSED");
    }

    [TestMethod]
    public void VoidedAtTheSignatureItIsReversedAndNeverAdvised()
    {
        Counter counter = new(terms: Terms.Offline) { Refusals = 1 };
        counter.Amounts.Add(1250);
        counter.Trade();

        string sent = counter.Sent.Single();
        StringAssert.StartsWith(sent, "0420 A10000000001");
        StringAssert.Contains(sent, "05044351");
        Assert.AreEqual("", counter.Books);
        StringAssert.Contains(counter.Slips[^1], "SALE VOIDED");
        StringAssert.StartsWith(counter.Acquirer.Originals["A10000000001"], "0220");
    }

    [TestMethod]
    public void AReversalThatIsOwedGoesBeforeEveryAdvice()
    {
        Counter counter = new(terms: Terms.Offline) { IsHurried = true, Refusals = 1 };
        counter.Acquirer.ReversalFaults.Enqueue(Down);
        counter.Acquirer.ReversalFaults.Enqueue(Down);
        counter.Amounts.Add(1250);
        counter.Others["700"] = "9990000000000029=28121010000000000";
        counter.Amounts.Add(700);
        counter.Trade();

        CollectionAssert.AreEqual(new[] { "0421 A10000000001", "0220 A10000000002" }, counter.Sent.Select(r => r[..17]).ToArray());
    }

    [TestMethod]
    public void AReversalThatIsOwedSendsOnlyItsOwnCardOnline()
    {
        Counter counter = new(terms: Terms.Offline) { IsHurried = true, Refusals = 1 };
        for (int i = 0; i < 4; i++)
            counter.Acquirer.ReversalFaults.Enqueue(Down);
        counter.Amounts.AddRange([1250, 700, 800]);
        counter.Others["700"] = "9990000000000029=28121010000000000";
        counter.Trade();

        Assert.IsTrue(counter.Slips.Any(s => s.Contains("7.00 EUR") && s.Contains("Approved by the terminal")), "Another card is approved here.");
        counter.AssertShown("SALE NOT MADE", "A reversal must reach");
        Assert.AreEqual("A10000000002=700", counter.Books);
    }

    [TestMethod]
    public void AnOnlineSaleDoesNotWaitForAdvices()
    {
        Counter counter = new(terms: Terms.Offline) { IsHurried = true };
        counter.Acquirer.AdviceFaults.Enqueue(Down);
        counter.Amounts.AddRange([1250, 6000]);
        counter.Trade();

        CollectionAssert.AreEqual(new[] { "0200 A10000000002", "0221 A10000000001" }, counter.Sent.Select(r => r[..17]).ToArray());
        Assert.AreEqual("A10000000001=1250 A10000000002=6000", counter.Books);
    }

    [TestMethod]
    public void WithoutALineASaleThatWasSelectedFallsBackUnderANewNumber()
    {
        Counter counter = new(terms: Terms.Selected);
        counter.Acquirer.SaleFaults.Enqueue(Down);
        counter.Amounts.Add(1250);
        counter.Trade();

        string sent = counter.Sent.Single();
        StringAssert.StartsWith(sent, "0220 A10000000002 010260");
        StringAssert.Contains(sent, "06041004" + "0712A10000000001");
        Assert.AreEqual("A10000000002=1250", counter.Books);
        counter.AssertShown("APPROVED", "F00002");
    }

    [TestMethod]
    public void ASaleThatWasSelectedIsAnOnlineSaleWhileThereIsALine()
    {
        Counter counter = Trade(Terms.Selected, 1250);

        StringAssert.StartsWith(counter.Sent.Single(), "0200 A10000000001 010260");
        counter.AssertShown("APPROVED", "AB12CD");
    }

    [TestMethod]
    [DataRow(LineFault.RequestLost)]
    [DataRow(LineFault.AnswerLost)]
    [DataRow(LineFault.WrongMac)]
    [DataRow(LineFault.Garbage)]
    public void AnUnknownAnswerIsReversedAndNeverApprovedHere(LineFault fault)
    {
        Counter counter = new(terms: Terms.Selected);
        counter.Acquirer.SaleFaults.Enqueue(fault);
        counter.Amounts.Add(1250);
        counter.Trade();

        counter.AssertShown("SALE NOT MADE", "reversed");
        Assert.AreEqual("", counter.Books);
        Assert.IsFalse(counter.Sent.Any(s => s.StartsWith("022")));
    }

    [TestMethod]
    public void AMessageAboutASaleIsTheSameAgainAfterTheParametersChanged()
    {
        Counter counter = new(terms: Terms.Offline) { IsHurried = true, CutAt = "7.00 EUR" };
        counter.Acquirer.AdviceFaults.Enqueue(LineFault.AnswerLost);
        counter.Amounts.AddRange([1250, 700]);
        counter.Restarting = () => counter.Flash.Put("parameters/current", SampleParameters.File(new DeskCrypto(), "ru"));
        counter.Trade();

        Assert.AreEqual(2, counter.Runs);
        CollectionAssert.AreEqual(new[] { "0220 A10000000001", "0221 A10000000001" }, counter.Sent.Select(r => r[..17]).ToArray());
        Assert.AreEqual(counter.Sent[0][4..], counter.Sent[1][4..]);
        Assert.AreEqual("A10000000001=1250", counter.Books);
    }

    [TestMethod]
    public void AFullBatchOfOfflineSalesIsAdvisedWhole()
    {
        Counter counter = new(terms: Terms.Offline) { IsHurried = true };
        for (int i = 0; i < 101; i++)
            counter.Amounts.Add(1 + i % 40);
        counter.Answers.Add(("The batch is full", 'C'));
        counter.Trade();

        Assert.HasCount(100, counter.Acquirer.Posted);
        Assert.IsTrue(counter.Sent.All(r => r.StartsWith("0220")));
        counter.AssertShown("SETTLEMENT", "batch is full");
    }

    [TestMethod]
    public void TheLastSaleOfTheBatchMayFallBackToo()
    {
        Counter counter = new(blocks: 512, terms: Terms.Selected);
        for (int amount = 1; amount <= 251; amount++)
        {
            counter.Amounts.Add(amount);
            counter.Acquirer.SaleFaults.Enqueue(amount == 250 ? Down : LineFault.None);
        }

        counter.Answers.Add(("The batch is full", 'C'));
        counter.Trade();

        Assert.HasCount(250, counter.Acquirer.Posted);
        Assert.AreEqual(250, counter.Acquirer.Posted["A10000000251"]);
        counter.AssertShown("SETTLEMENT", "batch is full");
    }

    private static Counter Trade(Terms terms, params long[] amounts)
    {
        Counter counter = new(terms: terms);
        counter.Amounts.AddRange(amounts);
        counter.Trade();
        return counter;
    }
}
