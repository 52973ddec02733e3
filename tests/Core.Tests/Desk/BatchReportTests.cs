using System.Linq;
using Terminal.Core.Ports;
using static Terminal.Tests.Desk.SettlingShop;

namespace Terminal.Tests.Desk;

/// <summary>The reports of a batch on paper: so far, settled, owed and printed again.</summary>
[TestClass]
public sealed class BatchReportTests
{
    private const string BatchSoFar = "A61C";
    private const string LastSettlement = "A62C";

    [TestMethod]
    public void RefusedAdvicesAreOnTheReportInNoTotalAndKeptUntilTheirSlipsArePrinted()
    {
        Counter counter = new(terms: Terms.Offline);
        counter.Acquirer.AdviceCodes.Enqueue(58);
        counter.Amounts.AddRange([1250, 700]);
        counter.Acts.Enqueue(Settle);
        foreach (PrinterState state in new[] { PrinterState.Ready, PrinterState.Ready, PrinterState.Ready, PrinterState.Ready, PrinterState.PaperOut })
            counter.PrinterStates.Enqueue(state);
        counter.Answers.Add(("C  Later", 'C'));
        counter.Typed["AFTER A RESTART"] = "";
        counter.Answers.Add(("A slip was not", ' '));
        Evening(counter);

        string report = counter.Slips.Single(s => s.Contains("SETTLEMENT (Z)"));
        StringAssert.Contains(report, "Sales                          1\n                        7.00 EUR");
        StringAssert.Contains(report, "Sales refused                  1\n                       12.50 EUR");
        counter.AssertShown("SETTLEMENT", "refused");
        Assert.IsTrue(counter.Slips.Any(s => s.Contains("ADVICE REFUSED")));
        Evening(counter);
        Assert.AreEqual(0, counter.Records);
    }

    [TestMethod]
    public void VoidsAreCountedDeclinedAndReversedSalesAreNotAndAllGo()
    {
        Counter counter = new() { Refusals = 1 };
        counter.Acquirer.Codes.Enqueue(0);
        counter.Acquirer.Codes.Enqueue(51);
        counter.Acquirer.SaleFaults.Enqueue(LineFault.None);
        counter.Acquirer.SaleFaults.Enqueue(LineFault.None);
        counter.Acquirer.SaleFaults.Enqueue(LineFault.AnswerLost);
        counter.Amounts.AddRange([1250, 700, 800, 900]);
        counter.Acts.Enqueue(Settle);
        Evening(counter);

        string report = counter.Slips.Single(s => s.Contains("SETTLEMENT (Z)"));
        StringAssert.Contains(report, "Sales                          1\n                        9.00 EUR");
        StringAssert.Contains(report, "Voids                          1\n                       12.50 EUR");
        Assert.AreEqual(0, counter.Records);
    }

    [TestMethod]
    public void TheBatchSoFarChangesNothingAndTheLastSettlementCanBePrintedAgain()
    {
        Counter counter = Sold(Terms.Online, 1250);
        counter.Acts.Enqueue(LastSettlement);
        counter.Acts.Enqueue(BatchSoFar);
        Evening(counter);
        counter.AssertShown("REPORTS", "No batch has been");
        StringAssert.Contains(counter.Slips.Single(s => s.Contains("BATCH SO FAR (X)")), "12.50 EUR");
        Assert.AreEqual(1, counter.Records);

        counter.Acts.Enqueue(Settle);
        Evening(counter);
        counter.Acts.Enqueue(LastSettlement);
        Evening(counter);
        string[] reports = counter.Slips.Where(s => s.Contains("SETTLEMENT (Z)")).ToArray();
        Assert.HasCount(2, reports);
        Assert.AreEqual(reports[0], reports[1].Replace("* * * DUPLICATE * * *\n", ""));
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(2)]
    public void AReportThatDidNotComeOutIsOwed(int readyStates)
    {
        Counter counter = Sold(Terms.Online, 1250);
        counter.Acting = () =>
        {
            for (int i = 0; i < readyStates - 1; i++)
                counter.PrinterStates.Enqueue(PrinterState.Ready);
            counter.PrinterStates.Enqueue(PrinterState.PaperOut);
        };
        counter.Answers.Add(("C  Later", 'C'));
        counter.Acts.Enqueue(Settle);
        Evening(counter);

        counter.AssertShown("PRINTER", "Out of paper");
        counter.AssertShown("READY", "Report to be printed");
        string report = counter.Slips.Single(s => s.Contains("SETTLEMENT (Z)"));
        StringAssert.Contains(report, "DUPLICATE");
    }

    [TestMethod]
    public void ReportsAreLaidOutInRussianToo()
    {
        Counter counter = new(language: "ru");
        counter.Amounts.Add(1250);
        counter.Acts.Enqueue(BatchSoFar);
        counter.Acts.Enqueue(Settle);
        Evening(counter);

        string open = counter.Slips.Single(s => s.Contains("ПАКЕТ НА СЕЙЧАС (X)"));
        StringAssert.Contains(open, "Продажи                        1\n                       12.50 EUR");
        string settled = counter.Slips.Single(s => s.Contains("ЗАКРЫТИЕ ПАКЕТА (Z)"));
        StringAssert.Contains(settled, "ИТОГИ СХОДЯТСЯ");
        Assert.IsTrue((open + "\n" + settled).Split('\n').All(line => line.Length <= 32));
    }
}
