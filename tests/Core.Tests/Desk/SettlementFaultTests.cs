using System.Collections.Generic;
using System.Linq;
using Terminal.Board.Storage;
using Terminal.Core.Messages;
using Terminal.Core.Ports;
using static Terminal.Tests.Desk.SettlingShop;

namespace Terminal.Tests.Desk;

/// <summary>
/// The ways in which a settlement goes, each run again with a fault at every file operation. However it goes, every sale is in one closed batch with the amount on its receipt,
/// once; no number is used twice; the report comes out, and nothing of a settled batch stays.
/// </summary>
[TestClass]
public sealed class SettlementFaultTests
{
    public enum Story
    {
        Balanced,
        AnswerLost,
        Uploaded,
        Difference,
        OwedFirst,
        PaperOut,
        AtItsHour,
    }

    [TestMethod]
    [DataRow(Story.Balanced)]
    [DataRow(Story.AnswerLost)]
    [DataRow(Story.Uploaded)]
    [DataRow(Story.Difference)]
    [DataRow(Story.OwedFirst)]
    [DataRow(Story.PaperOut)]
    [DataRow(Story.AtItsHour)]
    public void PowerCutAtEveryOperation(Story story) =>
        EveryFault.Cuts(Rehearse(story), [CutLeaves.Old, CutLeaves.Torn, CutLeaves.New], fault => Check(story, fault));

    [TestMethod]
    [DataRow(Story.Uploaded)]
    public void PowerCutAtEveryByteOfWhatTheSettlementWrites(Story story) =>
        EveryFault.CutsWithinWrites(
            Rehearse(story),
            operation => operation.Name is "journal/closing.a" or "journal/closing.b" or "journal/cards.a" or "journal/cards.b" or "journal/report.a" or "journal/report.b" ? 3 : 0,
            fault => Check(story, fault));

    [TestMethod]
    [DataRow(Story.Balanced)]
    [DataRow(Story.Uploaded)]
    public void SecondCutAtEveryOperationOfTheRecovery(Story story) =>
        EveryFault.SecondCuts(Rehearse(story).Count, (first, second) => Check(story, first, second));

    [TestMethod]
    [DataRow(Story.Balanced)]
    [DataRow(Story.Uploaded)]
    [DataRow(Story.Difference)]
    [DataRow(Story.AnswerLost)]
    [DataRow(Story.OwedFirst)]
    [DataRow(Story.AtItsHour)]
    public void IoErrorAtEveryOperation(Story story) =>
        EveryFault.IoErrors(Rehearse(story).Count, [CutLeaves.Old, CutLeaves.Torn, CutLeaves.Missing], fault => Check(story, fault));

    [TestMethod]
    [DataRow(Story.Balanced)]
    [DataRow(Story.Uploaded)]
    [DataRow(Story.Difference)]
    [DataRow(Story.AnswerLost)]
    [DataRow(Story.OwedFirst)]
    [DataRow(Story.AtItsHour)]
    public void FullFlashAtEveryWrite(Story story) =>
        EveryFault.FullFlash(Rehearse(story).Count, fault => Check(story, fault));

    [TestMethod]
    public void ADamagedSettlementCostsTheEpochAndNoNumberIsUsedTwice()
    {
        Counter counter = Prepare(Story.Balanced);
        counter.Trade();
        counter.Trade();
        foreach (string name in counter.Flash.Snapshot().Keys.Where(n => n.StartsWith("journal/closing")).ToArray())
            counter.Flash.FlipBit(name, 400);
        counter.Acquirer.NewEpoch = "A20000040000000005";
        counter.Acts.Enqueue("300");
        counter.Trade();

        counter.AssertShown("MEMORY", "journal is damaged");
        Assert.IsTrue(counter.Sent.Any(r => r.StartsWith("0200 A20000000006")));
    }

    private static IReadOnlyList<FlashOperation> Rehearse(Story story)
    {
        Counter counter = Prepare(story);
        counter.Flash.Arm(null);
        counter.Trade();
        IReadOnlyList<FlashOperation> operations = counter.Flash.Log.ToArray();
        AssertSettled(counter, story.ToString());
        return operations;
    }

    // Two sales, the settlement, and a sale that belongs to the next batch.
    private static Counter Prepare(Story story)
    {
        Counter counter = new(terms: Terms.Offline);
        counter.Amounts.AddRange([111, 6222]);
        counter.Acts.Enqueue(Settle);
        counter.Acts.Enqueue("333");
        switch (story)
        {
            case Story.AnswerLost:
                counter.Acquirer.Batches.Faults.Enqueue(LineFault.AnswerLost);
                counter.Acquirer.Batches.Faults.Enqueue(LineFault.RequestLost);
                break;
            case Story.Uploaded:
                counter.Acquirer.Batches.Extra[1] = 999;
                counter.Acquirer.Batches.UploadFaults.Enqueue(LineFault.None);
                counter.Acquirer.Batches.UploadFaults.Enqueue(LineFault.AnswerLost);
                break;
            case Story.Difference:
                counter.Acquirer.Batches.Extra[1] = 999;
                counter.Acquirer.Batches.IsStubborn = true;
                counter.Acquirer.Batches.UploadCodes.Enqueue(94);
                break;
            case Story.AtItsHour:
                int opened = 0;
                DateTime later = counter.Now.AddMinutes(30);
                SettlementTests.SettlesAt(counter, 13 * 60 + 10, Terms.Offline);
                counter.Acts.Dequeue();
                counter.MayOpen = () => opened < counter.Amounts.Count ? ++opened > 0 : counter.Now > later;
                break;
            case Story.OwedFirst:
                counter.IsHurried = true;
                counter.Acquirer.AdviceFaults.Enqueue(LineFault.NoRoute);
                counter.Acquirer.AdviceFaults.Enqueue(LineFault.AnswerLost);
                break;
            case Story.PaperOut:
                counter.Answers.Add(("C  Later", 'C'));
                counter.Acting = () =>
                {
                    if (counter.Acts.Count == 2)
                    {
                        counter.PrinterStates.Enqueue(PrinterState.Ready);
                        counter.PrinterStates.Enqueue(PrinterState.PaperOut);
                    }
                };
                break;
        }

        return counter;
    }

    /// <returns>Whether every fault of the plan was reached.</returns>
    private static bool Check(Story story, FlashFault fault, FlashFault? second = null)
    {
        Counter counter = Prepare(story);
        FaultPlan plan = new(counter.Flash, fault, second);
        counter.Restarting = plan.Restart;
        plan.Begin();
        counter.Trade();
        counter.Flash.Arm(null);
        AssertSettled(counter, $"{story}, {plan}");
        return plan.IsReached;
    }

    // What a fault kept from being settled is settled now; then the books of both ends are laid side by side.
    private static void AssertSettled(Counter counter, string plan)
    {
        counter.Restarting = () => { };
        counter.Acting = () => { };
        counter.MayOpen = () => true;
        counter.Trade();
        counter.Acts.Enqueue(Settle);
        counter.Trade();
        counter.Trade();
        counter.Trade();

        long[] receipts = counter.Slips.Where(s => s.Contains("Cardholder copy")).Select(AmountOf).Distinct().Order().ToArray();
        string story = $"{plan}\n{string.Join('\n', counter.Acquirer.Requests)}\n{string.Join(' ', counter.Flash.Snapshot().Keys)}\n{string.Join("--\n", counter.Screens)}";
        Assert.AreEqual(string.Join(' ', receipts), string.Join(' ', counter.Acquirer.Posted.Values.Order()), "Receipts (left) and postings differ: " + story);
        Assert.AreEqual(0, counter.Records, "Records are left: " + story);
        int[] closed = counter.Acquirer.Batches.Closed.Keys.ToArray();
        Assert.IsTrue(counter.Acquirer.Posted.Keys.All(number => closed.Contains(counter.Acquirer.Batches.Of[number])), "A sale is in no closed batch: " + story);
        foreach (int batch in closed)
        {
            Assert.IsTrue(counter.Slips.Any(s => s.Contains("SETTLEMENT (Z)") && s.Contains(batch.ToString("D6"))), $"No report of batch {batch}: " + story);
            bool isDifferent = batch == 1 && counter.Acquirer.Batches.IsStubborn;
            Assert.AreEqual(isDifferent ? SettlementCode.Difference : SettlementCode.Balanced, counter.Acquirer.Batches.Closed[batch].Code, story);
        }
    }

    private static long AmountOf(string slip)
    {
        string line = slip.Split('\n').First(l => l.StartsWith("AMOUNT"));
        return long.Parse(line.Replace("AMOUNT", "").Replace("EUR", "").Replace(".", "").Trim());
    }
}
