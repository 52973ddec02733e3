using System.Linq;
using Terminal.Board.Storage;

namespace Terminal.Tests.Desk;

/// <summary>What a sale and a settlement write to the flash, as docs/journal.md states it.</summary>
[TestClass]
public sealed class WearTests
{
    private const int Record = 152;

    [TestMethod]
    [DataRow(Terms.Online, 4)]
    [DataRow(Terms.Offline, 5)]
    public void ASaleWritesARecordAStepAndReadsNone(Terms terms, int writes)
    {
        FlashOperation[] one = Operations(terms, 1), three = Operations(terms, 3);

        Assert.AreEqual(2 * writes, Count(three, FlashAction.Write) - Count(one, FlashAction.Write));
        Assert.AreEqual(2 * writes * Record, Bytes(three) - Bytes(one));
        Assert.IsTrue(Count(three, FlashAction.Delete) - Count(one, FlashAction.Delete) <= 2 * (writes - 1));
        int reads = Count(three, FlashAction.Read) - Count(one, FlashAction.Read);
        Assert.AreEqual(terms == Terms.Online ? 0 : 2, reads, "The advice is read back, at rest.");
    }

    [TestMethod]
    public void ASettlementWritesFourStepsTheReportAndTheCards()
    {
        Counter counter = new(terms: Terms.Offline);
        counter.Amounts.AddRange([100, 200]);
        counter.Trade();
        counter.Flash.Arm(null);
        counter.Acts.Enqueue(SettlingShop.Settle);
        counter.Trade();

        string[] written = counter.Flash.Log.Where(o => o.Action == FlashAction.Write && o.Name.StartsWith("journal/")).Select(o => o.Name[8..^2]).ToArray();
        CollectionAssert.AreEqual(new[] { "closing", "closing", "report", "cards", "closing", "closing" }, written);

        // What the sales left superseded is gone before: at rest, or by the restart.
        string[] deleted = counter.Flash.Log.SkipWhile(o => o.Action != FlashAction.Write).Where(o => o.Action == FlashAction.Delete && o.Name.StartsWith("journal/0")).Select(o => o.Name).ToArray();
        CollectionAssert.AreEqual(new[] { "journal/0000000001b", "journal/0000000002b" }, deleted);
    }

    private static FlashOperation[] Operations(Terms terms, int sales)
    {
        Counter counter = new(terms: terms);
        for (int i = 0; i < sales; i++)
            counter.Amounts.Add(100 + i);
        counter.Trade();
        return counter.Flash.Log.Where(o => o.Name.StartsWith("journal/0")).ToArray();
    }

    private static int Count(FlashOperation[] operations, FlashAction action) => operations.Count(o => o.Action == action);

    private static int Bytes(FlashOperation[] operations) => operations.Where(o => o.Action == FlashAction.Write).Sum(o => o.Length);
}
