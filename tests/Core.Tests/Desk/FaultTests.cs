using System.Collections.Generic;
using System.Linq;
using Terminal.Board.Storage;
using Terminal.Core.Journal;
using Terminal.Core.Ports;

namespace Terminal.Tests.Desk;

/// <summary>
/// Each way in which a sale can end, run again with one fault at every file operation and at every byte of every write. However it goes, what the
/// cardholder holds a receipt for is what the acquirer has posted, once, or has refused in so many words.
/// </summary>
[TestClass]
public sealed class FaultTests
{
    public enum Story
    {
        Approved,
        Declined,
        AnswerLost,
        NoRoute,
        SignatureRefused,
        ReversalRepeated,
        ReversalOwedAtTheNextSale,
        Offline,
        OfflineSignatureRefused,
        FellBack,
        AdviceLost,
        AdviceLate,
        AdviceRefused,
        Referred,
        PhonedFirst,
        Voided,
        VoidedOffline,
        Refunded,
        RefundLost,
        RefundVoided,
        Held,
        HoldCancelled,
        HoldCompleted,
        CompletionLost,
        CompletionVoided,
    }

    private static readonly Story[] OneSaleStands =
    [
        Story.Declined, Story.AnswerLost, Story.NoRoute, Story.SignatureRefused, Story.ReversalRepeated, Story.ReversalOwedAtTheNextSale, Story.OfflineSignatureRefused,
        Story.AdviceRefused, Story.Voided, Story.VoidedOffline, Story.Held, Story.HoldCancelled, Story.CompletionVoided,
    ];

    [TestMethod]
    [DataRow(Story.Approved)]
    [DataRow(Story.Declined)]
    [DataRow(Story.AnswerLost)]
    [DataRow(Story.NoRoute)]
    [DataRow(Story.SignatureRefused)]
    [DataRow(Story.ReversalRepeated)]
    [DataRow(Story.ReversalOwedAtTheNextSale)]
    [DataRow(Story.Offline)]
    [DataRow(Story.OfflineSignatureRefused)]
    [DataRow(Story.FellBack)]
    [DataRow(Story.AdviceLost)]
    [DataRow(Story.AdviceLate)]
    [DataRow(Story.AdviceRefused)]
    [DataRow(Story.Referred)]
    [DataRow(Story.PhonedFirst)]
    [DataRow(Story.Voided)]
    [DataRow(Story.VoidedOffline)]
    [DataRow(Story.Refunded)]
    [DataRow(Story.RefundLost)]
    [DataRow(Story.RefundVoided)]
    [DataRow(Story.Held)]
    [DataRow(Story.HoldCancelled)]
    [DataRow(Story.HoldCompleted)]
    [DataRow(Story.CompletionLost)]
    [DataRow(Story.CompletionVoided)]
    public void PowerCutAtEveryOperation(Story story) =>
        EveryFault.Cuts(Rehearse(story), [CutLeaves.Old, CutLeaves.Torn, CutLeaves.New], fault => Check(story, fault));

    [TestMethod]
    [DataRow(Story.Approved)]
    [DataRow(Story.AnswerLost)]
    [DataRow(Story.SignatureRefused)]
    [DataRow(Story.Offline)]
    [DataRow(Story.OfflineSignatureRefused)]
    [DataRow(Story.FellBack)]
    [DataRow(Story.Referred)]
    [DataRow(Story.HoldCompleted)]
    public void PowerCutAtEveryByteOfEveryWrite(Story story)
    {
        // The reserve holds nothing, so its bytes are cut in larger steps.
        EveryFault.CutsWithinWrites(Rehearse(story), operation => operation.Name.StartsWith("parameters/reserve") ? 256 : 1, fault => Check(story, fault));
    }

    [TestMethod]
    [DataRow(Story.Approved)]
    [DataRow(Story.AnswerLost)]
    [DataRow(Story.SignatureRefused)]
    [DataRow(Story.Offline)]
    [DataRow(Story.OfflineSignatureRefused)]
    [DataRow(Story.FellBack)]
    [DataRow(Story.Referred)]
    [DataRow(Story.AdviceRefused)]
    [DataRow(Story.Voided)]
    [DataRow(Story.HoldCompleted)]
    [DataRow(Story.CompletionVoided)]
    public void SecondCutAtEveryOperationOfTheRecovery(Story story) =>
        EveryFault.SecondCuts(Rehearse(story).Count, (first, second) => Check(story, first, second));

    [TestMethod]
    [DataRow(Story.Approved)]
    [DataRow(Story.Declined)]
    [DataRow(Story.AnswerLost)]
    [DataRow(Story.SignatureRefused)]
    [DataRow(Story.ReversalRepeated)]
    [DataRow(Story.Offline)]
    [DataRow(Story.OfflineSignatureRefused)]
    [DataRow(Story.FellBack)]
    [DataRow(Story.AdviceLost)]
    [DataRow(Story.AdviceLate)]
    [DataRow(Story.AdviceRefused)]
    [DataRow(Story.Referred)]
    [DataRow(Story.PhonedFirst)]
    [DataRow(Story.Voided)]
    [DataRow(Story.VoidedOffline)]
    [DataRow(Story.Refunded)]
    [DataRow(Story.RefundLost)]
    [DataRow(Story.RefundVoided)]
    [DataRow(Story.Held)]
    [DataRow(Story.HoldCancelled)]
    [DataRow(Story.HoldCompleted)]
    [DataRow(Story.CompletionLost)]
    [DataRow(Story.CompletionVoided)]
    public void IoErrorAtEveryOperation(Story story) =>
        EveryFault.IoErrors(Rehearse(story).Count, [CutLeaves.Old, CutLeaves.Torn, CutLeaves.Missing], fault => Check(story, fault));

    [TestMethod]
    [DataRow(Story.Approved)]
    [DataRow(Story.AnswerLost)]
    [DataRow(Story.SignatureRefused)]
    [DataRow(Story.Offline)]
    [DataRow(Story.OfflineSignatureRefused)]
    [DataRow(Story.FellBack)]
    [DataRow(Story.Referred)]
    [DataRow(Story.AdviceRefused)]
    [DataRow(Story.Voided)]
    [DataRow(Story.VoidedOffline)]
    [DataRow(Story.Refunded)]
    [DataRow(Story.RefundLost)]
    [DataRow(Story.RefundVoided)]
    [DataRow(Story.Held)]
    [DataRow(Story.HoldCancelled)]
    [DataRow(Story.HoldCompleted)]
    [DataRow(Story.CompletionLost)]
    [DataRow(Story.CompletionVoided)]
    public void FullFlashAtEveryWrite(Story story) =>
        EveryFault.FullFlash(Rehearse(story).Count, fault => Check(story, fault));

    [TestMethod]
    [DataRow(Story.Voided)]
    [DataRow(Story.Refunded)]
    [DataRow(Story.RefundLost)]
    [DataRow(Story.Held)]
    [DataRow(Story.HoldCancelled)]
    [DataRow(Story.HoldCompleted)]
    [DataRow(Story.CompletionVoided)]
    public void APrinterFaultAtEveryQuestion(Story story)
    {
        foreach (PrinterState fault in new[] { PrinterState.PaperOut, PrinterState.CoverOpen, PrinterState.NoAnswer })
        {
            bool isReached = true;
            for (int at = 0; isReached; at++)
            {
                Counter counter = Prepare(story);
                for (int i = 0; i < at; i++)
                    counter.PrinterStates.Enqueue(PrinterState.Ready);
                counter.PrinterStates.Enqueue(fault);
                counter.Answers.Add(("C  Later", at % 2 == 0 ? 'C' : 'D'));
                counter.Trade();
                isReached = counter.PrinterStates.Count == 0;

                // A slip that was put off is offered after the restart.
                counter.Answers.Clear();
                counter.Trade();
                AssertBooksAgree(counter, $"{story}, {fault} at question {at}");
            }
        }
    }

    [TestMethod]
    public void ADamagedRecordIsKeptShownAndTouchesNoOtherSale()
    {
        Counter counter = Prepare(Story.Approved);
        counter.Trade();

        // A restart deletes the superseded generations, as a rest does: beside one of them, damage is taken for a cut write.
        counter.Trade();
        string record = counter.Flash.Snapshot().Keys.First(n => n.StartsWith("journal/"));
        for (int bit = 0; bit < RecordSeal.Length * 8; bit += 37)
        {
            counter.Flash.FlipBit(record, bit);
            counter.Screens.Clear();
            counter.Trade();

            Assert.IsTrue(counter.Screens.Any(s => s.Contains("journal is damaged")), $"Bit {bit} was not noticed.");
            Assert.IsTrue(counter.Flash.Snapshot().ContainsKey(record));
            counter.Flash.FlipBit(record, bit);
        }

        counter.Amounts.Add(333);
        counter.Trade();
        CollectionAssert.AreEquivalent(new[] { "A10000000001", "A10000000002", "A10000000003" }, counter.Acquirer.Posted.Keys.ToArray());
    }

    [TestMethod]
    public void ClearCardNumbersAreNowhereInTheFlash()
    {
        Counter counter = Prepare(Story.Approved);
        for (int i = 0; i < 12; i++)
        {
            counter.Flash.Arm(FlashFault.Cut(20 + i, CutLeaves.Torn, 100));
            counter.Trade();
            foreach ((string name, byte[] file) in counter.Flash.Snapshot())
            {
                string text = System.Text.Encoding.Latin1.GetString(file);
                Assert.IsFalse(text.Contains("9990000000000011") || text.Contains("000000000001"), name);
                Assert.IsFalse(Convert.ToHexString(file).Contains("9990000000000011"), name);
            }
        }
    }

    private static IReadOnlyList<FlashOperation> Rehearse(Story story)
    {
        Counter counter = Prepare(story);
        counter.Flash.Arm(null);
        counter.Trade();
        AssertBooksAgree(counter, story.ToString());
        Assert.AreEqual(OneSaleStands.Contains(story) ? 1 : 2, counter.Acquirer.Posted.Count);
        Assert.AreEqual(story == Story.Refunded ? 1 : 0, counter.Acquirer.Refunded.Count);
        Assert.AreEqual(story == Story.Held ? 1 : 0, counter.Acquirer.Held.Count);
        return counter.Flash.Log;
    }

    // Two sales, the one of the story and an ordinary one after it; or one, and what the merchant does then.
    private static Counter Prepare(Story story)
    {
        Counter counter = new(terms: story switch
        {
            Story.VoidedOffline or Story.Offline or Story.OfflineSignatureRefused or Story.AdviceLost or Story.AdviceLate or Story.AdviceRefused => Terms.Offline,
            Story.FellBack => Terms.Selected,
            _ => Terms.Online,
        });
        switch (story)
        {
            case Story.Declined:
                counter.Acquirer.Codes.Enqueue(51);
                break;
            case Story.AnswerLost:
                counter.Acquirer.SaleFaults.Enqueue(LineFault.AnswerLost);
                break;
            case Story.RefundLost:
                counter.Acquirer.SaleFaults.Enqueue(LineFault.None);
                counter.Acquirer.SaleFaults.Enqueue(LineFault.None);
                counter.Acquirer.SaleFaults.Enqueue(LineFault.AnswerLost);
                break;
            case Story.CompletionLost:
                counter.Acquirer.AdviceFaults.Enqueue(LineFault.AnswerLost);
                counter.Acquirer.AdviceFaults.Enqueue(LineFault.RequestLost);
                break;
            case Story.CompletionVoided:
                counter.IsHurried = true;
                counter.Acquirer.AdviceFaults.Enqueue(LineFault.AnswerLost);
                break;
            case Story.VoidedOffline:
                counter.IsHurried = true;
                counter.Acquirer.AdviceFaults.Enqueue(LineFault.NoRoute);
                break;
            case Story.NoRoute or Story.FellBack:
                counter.Acquirer.SaleFaults.Enqueue(LineFault.NoRoute);
                break;
            case Story.SignatureRefused or Story.OfflineSignatureRefused:
                counter.Refusals = 1;
                break;
            case Story.ReversalRepeated:
                counter.Acquirer.SaleFaults.Enqueue(LineFault.AnswerLost);
                counter.Acquirer.ReversalFaults.Enqueue(LineFault.AnswerLost);
                counter.Acquirer.ReversalFaults.Enqueue(LineFault.RequestLost);
                break;
            case Story.ReversalOwedAtTheNextSale:
                counter.IsHurried = true;
                counter.Acquirer.SaleFaults.Enqueue(LineFault.AnswerLost);
                counter.Acquirer.ReversalFaults.Enqueue(LineFault.AnswerLost);
                break;
            case Story.AdviceLost:
                counter.Acquirer.AdviceFaults.Enqueue(LineFault.AnswerLost);
                counter.Acquirer.AdviceFaults.Enqueue(LineFault.RequestLost);
                break;
            case Story.AdviceLate:
                counter.IsHurried = true;
                counter.Acquirer.AdviceFaults.Enqueue(LineFault.NoRoute);
                counter.Acquirer.AdviceCodes.Enqueue(96);
                break;
            case Story.AdviceRefused:
                counter.Acquirer.AdviceCodes.Enqueue(12);
                break;
            case Story.Referred:
                counter.Acquirer.Codes.Enqueue(1);
                break;
            case Story.PhonedFirst:
                counter.Suspicions = 1;
                break;
        }

        counter.Amounts.Add(111);
        if (story < Story.Held)
            counter.Amounts.Add(222);
        foreach (string keys in Acts(story))
            counter.Acts.Enqueue(keys);
        return counter;
    }

    // What the merchant does after the two sales, or in the place of the second.
    private static string[] Acts(Story story) => story switch
    {
        Story.Voided or Story.VoidedOffline => ["A12D"],
        Story.Refunded or Story.RefundLost => ["A21D100D"],
        Story.RefundVoided => ["A21D100D", "A13D"],
        Story.Held => ["A31999D"],
        Story.HoldCancelled => ["A31999D", "A33D"],
        Story.HoldCompleted or Story.CompletionLost => ["A31999D", "A32D333D"],
        Story.CompletionVoided => ["A31999D", "A32D333D", "A13D"],
        _ => [],
    };

    /// <returns>Whether every fault of the plan was reached.</returns>
    private static bool Check(Story story, FlashFault fault, FlashFault? second = null)
    {
        Counter counter = Prepare(story);
        FaultPlan plan = new(counter.Flash, fault, second);
        counter.Restarting = plan.Restart;
        plan.Begin();
        counter.Trade();

        // A restart without faults: what a passing fault of the flash hid comes to light.
        counter.Flash.Arm(null);
        counter.Trade();
        AssertBooksAgree(counter, $"{story}, {plan}");
        return plan.IsReached;
    }

    // By number: what the cardholder holds a copy of that no slip has taken back is what the acquirer has in its books, sales, refunds and holds each in their own.
    private static void AssertBooksAgree(Counter counter, string plan)
    {
        string[] undone = counter.Slips.Where(s => s.Contains("VOIDED\n") || s.Contains("CANCELLED\n")).Select(NumberOf).ToArray();
        string[] copies = counter.Slips.Where(s => s.Contains("Cardholder copy")).ToArray();
        string[] completed = counter.Slips.Where(s => s.Contains("Completes ")).Select(s => NumberAfter("Completes", s)).ToArray();
        string story = $"{plan}: receipts (left) and books differ.\n{string.Join('\n', counter.Acquirer.Requests)}\n{string.Join("--\n", counter.Screens)}";
        AssertSame(copies.Where(s => s.Contains("\nSALE\n") || s.Contains("\nCOMPLETION\n")), undone, counter.Acquirer.Posted.Concat(counter.Acquirer.Refused), story);
        AssertSame(copies.Where(s => s.Contains("\nREFUND\n")), undone, counter.Acquirer.Refunded, story);
        AssertSame(copies.Where(s => s.Contains("\nPRE-AUTH\n")), [.. undone, .. completed], counter.Acquirer.Held, story);
        Assert.AreEqual(counter.Acquirer.Refused.Count > 0, counter.Slips.Any(s => s.Contains("ADVICE REFUSED")), $"{plan}: the slip of a refused advice.");
    }

    private static void AssertSame(IEnumerable<string> copies, string[] undone, IEnumerable<KeyValuePair<string, long>> books, string story)
    {
        string[] held = copies.Where(s => !undone.Contains(NumberOf(s))).Select(s => $"{NumberOf(s)}={AmountOf(s)}").Distinct().Order().ToArray();
        Assert.AreEqual(string.Join(' ', held), string.Join(' ', books.Select(p => $"{p.Key}={p.Value}").Order()), story);
    }

    private static string NumberOf(string slip) => NumberAfter("Receipt", slip);

    private static string NumberAfter(string label, string slip) => slip.Split('\n').First(l => l.StartsWith(label + "   "))[^12..];

    private static long AmountOf(string slip)
    {
        string line = slip.Split('\n').Single(l => l.Contains(" EUR"));
        return long.Parse(line.Replace("AMOUNT", "").Replace("EUR", "").Replace(".", "").Trim());
    }
}
