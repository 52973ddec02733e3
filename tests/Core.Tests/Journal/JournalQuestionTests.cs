using System.Linq;
using Terminal.Board.Storage;
using Terminal.Core.Journal;
using Terminal.Core.Messages;

namespace Terminal.Tests.Journal;

/// <summary>What the journal answers without a look into the flash.</summary>
[TestClass]
public sealed class JournalQuestionTests : JournalBench
{
    [TestMethod]
    public void WhatACardBoughtOfflineIsWhatWasApprovedHereAndNotVoided()
    {
        Keep(1, SaleState.AdviceOwed, 100, Mine, AdviceReason.UnderFloorLimit, 0);
        Keep(2, SaleState.Completed, 200, Mine, AdviceReason.HostNotReached, 60);
        Keep(3, SaleState.AdviceRefused, 400, Mine, AdviceReason.UnderFloorLimit, 120);
        Keep(4, SaleState.Completed, 800, Mine, 0, 120);
        Keep(5, SaleState.Completed, 1600, Mine, AdviceReason.Voice, 120);
        Keep(6, SaleState.VoidOwed, 3200, Mine, AdviceReason.UnderFloorLimit, 120);
        Keep(7, SaleState.Acknowledged, 6400, Mine, AdviceReason.UnderFloorLimit, 120);
        Keep(8, SaleState.AdviceOwed, 12800, Other, AdviceReason.UnderFloorLimit, 120);
        for (int pass = 0; pass < 2; pass++)
        {
            Assert.AreEqual(700, Journal.OfflineSum(Digest(Mine), Noon));
            Assert.AreEqual(3, Journal.OfflineCountOf(Digest(Mine), Noon));
            Assert.AreEqual(600, Journal.OfflineSum(Digest(Mine), Noon.AddSeconds(1)));
            Assert.AreEqual(400, Journal.OfflineSum(Digest(Mine), Noon.AddSeconds(61)));
            Assert.AreEqual(0, Journal.OfflineSum(Digest(Mine), Noon.AddSeconds(121)));
            Assert.AreEqual(12800, Journal.OfflineSum(Digest(Other), Noon));
            Assert.AreEqual(2, Journal.OfflineCount);
            Assert.AreEqual(12900, Journal.OfflineTotal);
            Assert.IsTrue(Journal.OwesReversalOf(Digest(Mine)));
            Assert.IsFalse(Journal.OwesReversalOf(Digest(Other)));

            // The same after a restart.
            Assert.AreEqual("8 sales, 0 damaged", Recovered());
        }
    }

    [TestMethod]
    [DataRow(SaleState.ReversalOwed, true)]
    [DataRow(SaleState.VoidOwed, true)]
    [DataRow(SaleState.Acknowledged, false)]
    [DataRow(SaleState.Refused, false)]
    [DataRow(SaleState.Completed, false)]
    public void AReversalOfACardIsOwedUntilItIsAcknowledged(SaleState state, bool isOwed)
    {
        Keep(1, SaleState.VoidOwed, 100, Mine, 0, 0);
        Keep(1, state, 100, Mine, 0, 0);
        Assert.AreEqual(isOwed, Journal.OwesReversalOf(Digest(Mine)));
        Assert.IsFalse(Journal.OwesReversalOf(Digest(Other)));
    }

    [TestMethod]
    public void WhatStandsOfACardIsFoundNewestFirst()
    {
        Keep(1, SaleState.Completed, 100, Mine, 0, 0);
        Keep(2, SaleState.AdviceOwed, 100, Mine, AdviceReason.Completion, 0, SaleKind.Completion);
        Keep(3, SaleState.Declined, 100, Mine, 0, 0);
        Keep(4, SaleState.VoidOwed, 100, Mine, 0, 0);
        Keep(5, SaleState.AdviceRefused, 100, Mine, AdviceReason.UnderFloorLimit, 0);
        Keep(6, SaleState.Completed, 100, Other, 0, 0);
        for (int pass = 0; pass < 2; pass++)
        {
            Assert.AreEqual(5, Journal.NewestMade(Digest(Mine), long.MaxValue));
            Assert.AreEqual(2, Journal.NewestMade(Digest(Mine), 5));
            Assert.AreEqual(1, Journal.NewestMade(Digest(Mine), 2));
            Assert.AreEqual(0, Journal.NewestMade(Digest(Mine), 1));
            Assert.AreEqual("6 sales, 0 damaged", Recovered());
        }
    }

    [TestMethod]
    public void AKindInAStateIsFoundAndCounted()
    {
        Keep(1, SaleState.Completed, 100, Mine, 0, 0);
        Keep(2, SaleState.Completed, 100, Mine, 0, 0, SaleKind.PreAuthorisation);
        Keep(3, SaleState.Ended, 100, Mine, 0, 0, SaleKind.PreAuthorisation);
        Keep(4, SaleState.Completed, 100, Mine, 0, 0, SaleKind.PreAuthorisation);
        for (int pass = 0; pass < 2; pass++)
        {
            Assert.AreEqual(2, Journal.Oldest(SaleKind.PreAuthorisation, SaleState.Completed, 0));
            Assert.AreEqual(4, Journal.Oldest(SaleKind.PreAuthorisation, SaleState.Completed, 2));
            Assert.AreEqual(0, Journal.Oldest(SaleKind.PreAuthorisation, SaleState.Completed, 4));
            Assert.AreEqual(2, Journal.CountOf(SaleKind.PreAuthorisation, SaleState.Completed));
            Assert.AreEqual("4 sales, 0 damaged", Recovered());
        }
    }

    [TestMethod]
    public void ATwinIsASaleOfTheSameCardAndAmountThatStandsAndIsNew()
    {
        Keep(1, SaleState.Completed, 100, Mine, 0, 0);
        Keep(2, SaleState.VoidOwed, 200, Mine, 0, 0);
        Keep(3, SaleState.Completed, 300, Mine, 0, 0, SaleKind.Refund);
        Keep(4, SaleState.AdviceOwed, 400, Other, AdviceReason.UnderFloorLimit, 0);
        Assert.IsTrue(Journal.HasTwin(Digest(Mine), 100, Noon));
        Assert.IsFalse(Journal.HasTwin(Digest(Mine), 100, Noon.AddSeconds(1)), "Too long ago.");
        Assert.IsFalse(Journal.HasTwin(Digest(Mine), 200, Noon), "Undone.");
        Assert.IsFalse(Journal.HasTwin(Digest(Mine), 300, Noon), "No sale.");
        Assert.IsFalse(Journal.HasTwin(Digest(Mine), 400, Noon), "Another card.");
        Assert.IsTrue(Journal.HasTwin(Digest(Other), 400, Noon));
    }

    [TestMethod]
    public void ACompletionIsNoneOfTheTerminalsOwnDecisions()
    {
        Keep(1, SaleState.AdviceOwed, 100, Mine, AdviceReason.Completion, 0, SaleKind.Completion);
        Assert.AreEqual(0, Journal.OfflineCount);
        Assert.AreEqual(0, Journal.OfflineSum(Digest(Mine), Noon));
    }

    [TestMethod]
    public void ACallIsPendingUntilThereIsANewerSale()
    {
        Assert.AreEqual(0, Journal.PendingCall);
        Keep(1, SaleState.Referred, 100, Mine, 0, 0);
        Assert.AreEqual(1, Journal.PendingCall);
        Keep(2, SaleState.Declined, 100, Mine, 0, 0);
        Assert.AreEqual(0, Journal.PendingCall);
    }

    // What cannot be read now may be what the call came to; a first write that was cut came to nothing.
    [TestMethod]
    public void ACallIsNotPendingBesideANewerSaleThatCannotBeRead()
    {
        Keep(1, SaleState.Referred, 100, Mine, 0, 0);
        Keep(2, SaleState.Approved, 100, Mine, AdviceReason.Voice, 0);
        string newer = Device.Flash.Snapshot().Keys.Single(name => name.Contains("0000000002", StringComparison.Ordinal));
        byte[] whole = Device.Flash.Snapshot()[newer];
        Device.Flash.Put(newer, whole[..100]);
        Recovered();
        Assert.AreEqual(1, Journal.PendingCall);
        Device.Flash.Put(newer, whole);
        Device.Flash.FlipBit(newer, 1000);
        Recovered();
        Assert.AreEqual(0, Journal.PendingCall);
    }
}
