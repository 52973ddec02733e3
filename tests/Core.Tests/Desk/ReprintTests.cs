using System.Linq;
using Terminal.Core.Ports;

namespace Terminal.Tests.Desk;

/// <summary>Receipts once more: the last, one by its number, or one found by walking; always marked, and never owed.</summary>
[TestClass]
public sealed class ReprintTests
{
    [TestMethod]
    [DataRow("A511", "Merchant copy", "2.22 EUR", DisplayName = "the last, merchant's copy")]
    [DataRow("A512", "Cardholder copy", "2.22 EUR", DisplayName = "the last, cardholder's copy")]
    [DataRow("A521D1", "Merchant copy", "1.11 EUR", DisplayName = "by its number")]
    [DataRow("A520000000001D2", "Cardholder copy", "1.11 EUR", DisplayName = "by its whole number")]
    [DataRow("A53D1", "Merchant copy", "2.22 EUR", DisplayName = "walking, the newest")]
    [DataRow("A53BD1", "Merchant copy", "1.11 EUR", DisplayName = "walking, the one before")]
    [DataRow("A53BBD1", "Merchant copy", "2.22 EUR", DisplayName = "walking round")]
    public void AReceiptIsPrintedAgainAndMarked(string keys, string copy, string amount)
    {
        Counter counter = Sold();
        string writes = Written(counter);
        counter.Opening = keys;
        counter.Trade();

        Assert.HasCount(5, counter.Slips);
        StringAssert.Contains(counter.Slips[^1], "* * * DUPLICATE * * *");
        StringAssert.Contains(counter.Slips[^1], copy);
        StringAssert.Contains(counter.Slips[^1], amount);
        Assert.AreEqual(writes, Written(counter), "A copy changes nothing in the journal.");
    }

    [TestMethod]
    public void TheListTellsOfEachWhatItIsNewestFirst()
    {
        Counter counter = Sold();
        counter.Screens.Clear();
        counter.Opening = "A53BB";
        counter.Trade();

        string[] screens = [.. counter.Screens.Where(s => s.StartsWith(" RECEIPTS"))];
        Assert.HasCount(3, screens);
        string[] newest = screens[0].Split('\n');
        StringAssert.EndsWith(newest[0], " 1/2");
        Assert.AreEqual("Receipt  A10000000002", newest[1]);
        StringAssert.StartsWith(newest[2], "2026-01-01   1");
        Assert.AreEqual("SALE         ****0011", newest[3]);
        Assert.AreEqual("2.22 EUR", newest[4].Trim());
        Assert.AreEqual("Made", newest[5]);
        StringAssert.EndsWith(screens[1].Split('\n')[0], " 2/2");
        StringAssert.Contains(screens[1], "1.11 EUR");
        Assert.AreEqual(screens[0], screens[2]);
        Assert.IsFalse(screens.Any(s => s.Contains("9990")), "The number is masked.");
    }

    [TestMethod]
    [DataRow("declined", "Not made: declined", "")]
    [DataRow("no answer", "Not made: a reversal", "SALE NOT MADE")]
    [DataRow("reversed", "Not made: reversed", "SALE NOT MADE")]
    [DataRow("signature refused", "Voided", "SALE VOIDED")]
    [DataRow("reversal refused", "The acquirer refused\nthe reversal", "REVERSAL REFUSED")]
    [DataRow("advice refused", "Made: the acquirer\nrefused it", "Merchant copy")]
    [DataRow("no code", "Not made: declined", "")]
    public void EveryEndIsToldInWordsAndHasItsSlip(string story, string words, string slip)
    {
        Counter counter = new(terms: story == "advice refused" ? Terms.Offline : Terms.Online);
        switch (story)
        {
            case "declined":
                counter.Acquirer.Codes.Enqueue(51);
                break;
            case "no answer" or "reversed" or "reversal refused":
                counter.Acquirer.SaleFaults.Enqueue(LineFault.AnswerLost);
                break;
            case "signature refused":
                counter.Refusals = 1;
                break;
            case "advice refused":
                counter.Acquirer.AdviceCodes.Enqueue(12);
                break;
            case "no code":
                counter.Acquirer.Codes.Enqueue(1);
                counter.VoiceDesk.Enqueue("");
                break;
        }

        if (story == "reversal refused")
            counter.Acquirer.ReversalCodes.Enqueue(12);
        if (story == "no answer")
        {
            counter.IsHurried = true;
            for (int i = 0; i < 4; i++)
                counter.Acquirer.ReversalFaults.Enqueue(LineFault.NoRoute);
            counter.Typed["Reversal to be sent"] = "A53D";
        }

        counter.Amounts.Add(111);
        counter.Trade();
        if (story != "no answer")
        {
            counter.Opening = "A53D1";
            counter.Trade();
        }

        Assert.IsTrue(counter.Screens.Any(s => s.StartsWith(" RECEIPTS") && s.Contains(words)), $"No '{words}' among:\n{string.Join("--\n", counter.Screens)}");
        if (slip.Length == 0)
        {
            counter.AssertShown("REPRINT", "There is no slip of");
        }
        else
        {
            Assert.IsTrue(counter.Slips.Any(s => s.Contains("DUPLICATE") && s.Contains(slip)), string.Join("--\n", counter.Slips));
        }
    }

    [TestMethod]
    public void TheLastReceiptIsTheLastThatHasOne()
    {
        Counter counter = new();
        counter.Acquirer.Codes.Enqueue(0);
        counter.Acquirer.Codes.Enqueue(51);
        counter.Amounts.AddRange([111, 222]);
        counter.Trade();
        counter.Opening = "A512";
        counter.Trade();
        StringAssert.Contains(counter.Slips[^1], "1.11 EUR");
        StringAssert.Contains(counter.Slips[^1], "DUPLICATE");
    }

    [TestMethod]
    public void AnotherNumberIsNotFound()
    {
        Counter counter = Sold();
        counter.Opening = "A523D";
        counter.Trade();
        counter.AssertShown("REPRINT", "has this number");
        Assert.HasCount(4, counter.Slips);
    }

    [TestMethod]
    public void ARecordThatTheFlashDoesNotGiveIsPassedOver()
    {
        Counter counter = Sold();
        counter.Opening = "A53D";
        string record = counter.Flash.Snapshot().Keys.Where(n => n.StartsWith("journal/0")).Order().Last();
        counter.MayOpen = () =>
        {
            counter.Flash.FlipBit(record, 300);
            counter.MayOpen = () => true;
            return true;
        };
        counter.Trade();
        counter.AssertShown("RECEIPTS", "does not");
        Assert.HasCount(4, counter.Slips);
    }

    [TestMethod]
    [DataRow(PrinterState.PaperOut, "Out of paper")]
    [DataRow(PrinterState.CoverOpen, "cover is open")]
    [DataRow(PrinterState.NoAnswer, "does not answer")]
    public void APrinterFaultBeforeOrWithinACopyIsToldAndTriedAgain(PrinterState fault, string told)
    {
        foreach (bool within in new[] { false, true })
        {
            Counter counter = Sold();
            counter.Opening = "A512";
            counter.MayOpen = () =>
            {
                if (within)
                    counter.PrinterStates.Enqueue(PrinterState.Ready);
                counter.PrinterStates.Enqueue(fault);
                counter.MayOpen = () => true;
                return true;
            };
            counter.Trade();
            counter.AssertShown("PRINTER", told);
            Assert.HasCount(5, counter.Slips);
            StringAssert.Contains(counter.Slips[^1], "DUPLICATE");
        }
    }

    [TestMethod]
    public void ACopyThatWasGivenUpIsNotOwed()
    {
        Counter counter = Sold();
        counter.Opening = "A512";
        counter.Answers.Add((" PRINTER", 'C'));
        counter.MayOpen = () =>
        {
            counter.PrinterStates.Enqueue(PrinterState.PaperOut);
            counter.MayOpen = () => true;
            return true;
        };
        counter.Trade();
        Assert.HasCount(4, counter.Slips);
        counter.Screens.Clear();
        counter.Trade();
        Assert.IsFalse(counter.Screens.Any(s => s.Contains("was not")), "Nothing is offered after a restart.");
    }

    [TestMethod]
    public void ACopyOfASlipThatWasPutOffPaysForIt()
    {
        Counter counter = new();
        counter.Amounts.Add(111);
        foreach (PrinterState state in new[] { PrinterState.Ready, PrinterState.Ready, PrinterState.Ready, PrinterState.Ready, PrinterState.PaperOut })
            counter.PrinterStates.Enqueue(state);
        counter.Answers.Add((" PRINTER", 'C'));
        counter.Typed["9.99 EUR"] = "C";
        counter.Trade();
        Assert.HasCount(1, counter.Slips, "The cardholder's copy was put off.");

        counter.Answers.Clear();
        counter.Answers.Add(("A slip was not", '?'));
        counter.Opening = "A512";
        counter.Trade();
        counter.Screens.Clear();
        counter.Trade();
        Assert.IsFalse(counter.Screens.Any(s => s.Contains("A slip was not")), "It is not owed any more.");
    }

    private static Counter Sold()
    {
        Counter counter = new();
        counter.Amounts.AddRange([111, 222]);
        counter.Trade();

        // A restart deletes the superseded generations.
        counter.Trade();
        Assert.HasCount(4, counter.Slips);
        return counter;
    }

    private static string Written(Counter counter) =>
        string.Join(' ', counter.Flash.Snapshot().Where(f => f.Key.StartsWith("journal/")).OrderBy(f => f.Key).Select(f => f.Key + Convert.ToHexString(f.Value)));
}
