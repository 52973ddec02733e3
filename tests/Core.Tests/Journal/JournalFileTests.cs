using System.Linq;
using System.Text;
using Terminal.Board.Storage;
using Terminal.Core.Journal;
using Terminal.Core.Messages;

namespace Terminal.Tests.Journal;

/// <summary>The generations of a sale, and what the flash does not give or refuses.</summary>
[TestClass]
public sealed class JournalFileTests : JournalBench
{
    [TestMethod]
    public void ASupersededGenerationIsDeletedAtRest()
    {
        Keep(1, SaleState.Intent, 100, Mine, 0, 0);
        Keep(1, SaleState.Approved, 100, Mine, 0, 0);
        Keep(1, SaleState.Completed, 100, Mine, 0, 0);
        Keep(2, SaleState.Intent, 100, Mine, 0, 0);
        Assert.AreEqual("0000000001a 0000000001b 0000000002b", Files());
        Journal.Tidy();
        Assert.AreEqual("0000000001b 0000000002b", Files());
        Journal.Tidy();
        Assert.AreEqual("0000000001b 0000000002b", Files());
    }

    [TestMethod]
    public void AGenerationThatTheFlashGivesOnlyAtTheSecondReadingIsNoCutWrite()
    {
        for (int operation = 0; operation < 12; operation++)
        {
            Keep(1, SaleState.Approved, 100, Mine, 0, 0);
            Keep(1, SaleState.Completed, 100, Mine, 0, 0);
            Device.Flash.Arm(FlashFault.IoError(operation));
            Journal.Recover(new SaleRecord());
            Device.Flash.Arm(null);
            Assert.AreEqual("1 sales, 0 damaged", Recovered());
            Assert.AreEqual(1, Journal.CountOf(SaleState.Completed), $"An error at operation {operation} took the sale back.");
        }
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    [DataRow(5)]
    [DataRow(6)]
    [DataRow(7)]
    [DataRow(8)]
    [DataRow(9)]
    public void AnEpochAndASettlementThatTheFlashDoesNotGiveForAMomentAreNotLost(int operation)
    {
        Assert.IsTrue(Journal.Epoch.Adopt("01"u8.ToArray(), 0, 4, 0));
        Assert.IsTrue(Journal.BeginClosing(Summary(4)));
        Assert.IsTrue(Journal.Closing.NoteClosed(SettlementCode.Balanced, Encoding.ASCII.GetBytes(new string('0', BatchTotals.Length)), 0));
        Assert.IsTrue(Journal.Closing.PutAside(Noon, new SaleRecord(), []));
        Device.Flash.Arm(FlashFault.IoError(operation));
        Assert.IsFalse(Journal.Recover(new SaleRecord()));
        Device.Flash.Arm(null);
        Assert.AreEqual("0 sales, 0 damaged", Recovered());
        Assert.IsTrue(Journal.Epoch.IsKnown);
        Assert.AreEqual(ClosingPhase.Settled, Journal.Closing.Phase);
    }

    [TestMethod]
    public void ASettlementThatTheFlashRefusesLeavesTheOneBefore()
    {
        Assert.IsTrue(Journal.Epoch.Adopt("01"u8.ToArray(), 0, 4, 0));
        Assert.IsTrue(Journal.BeginClosing(Summary(4)));
        Assert.IsTrue(Journal.Closing.NoteClosed(SettlementCode.Balanced, Encoding.ASCII.GetBytes(new string('0', BatchTotals.Length)), 0));
        Device.Flash.Arm(FlashFault.IoError(0));
        Assert.IsFalse(Journal.BeginClosing(Summary(5)));
        Device.Flash.Arm(null);
        Assert.AreEqual((ClosingPhase.Closed, 4, SettlementCode.Balanced, 5), (Journal.Closing.Phase, Journal.Closing.Ours.Batch, Journal.Closing.Code, Journal.Batch));
    }

    [TestMethod]
    public void OneSaleAfterTheOtherLeavesFewSupersededGenerations()
    {
        for (int number = 1; number <= 8; number++)
        {
            Keep(number, SaleState.Intent, 100, Mine, 0, 0);
            Keep(number, SaleState.Declined, 100, Mine, 0, 0);
        }

        Assert.AreEqual(8 + 4, Files().Split(' ').Length);
        Assert.AreEqual("8 sales, 0 damaged", Recovered());
        Assert.AreEqual(8, Files().Split(' ').Length);
        Assert.AreEqual(8, Journal.CountOf(SaleState.Declined));
    }

    [TestMethod]
    public void AFullJournalGivesUpAClosedSaleWithBothItsGenerations()
    {
        for (int number = 1; number <= Journal.Capacity; number++)
            Keep(number, number == 1 ? SaleState.Intent : SaleState.Completed, 100, Mine, 0, 0);
        Keep(1, SaleState.Declined, 100, Mine, 0, 0);
        Assert.IsTrue(Journal.HasRoom());
        Assert.DoesNotContain("0000000001", Files());
    }
}
