using System.Linq;
using System.Text;
using Terminal.Board;
using Terminal.Board.Storage;
using Terminal.Core;
using Terminal.Core.Journal;
using Terminal.Core.Keys;
using Terminal.Core.Messages;
using Terminal.Tests.Desk;

namespace Terminal.Tests.Journal;

/// <summary>Records that are genuine and still cannot be used: nothing but damage may come of them.</summary>
[TestClass]
public sealed class SaleJournalTests : IDisposable
{
    private const string Mine = "MYDIGEST";
    private const string Other = "ANOTHER1";
    private static readonly DateTime Noon = new(2026, 11, 22, 12, 0, 0);

    private readonly DeviceBoard _device = new(new VirtualClock());
    private readonly IDisposable _entry;
    private readonly RecordSeal _seal;
    private readonly SaleJournal _journal;

    public SaleJournalTests()
    {
        _entry = _device.Enter();
        var crypto = new DeskCrypto();
        var keys = new KeyRing(crypto, Counter.Master);
        _seal = new RecordSeal(crypto, keys);
        _journal = new SaleJournal(_device.Flash.Mount(), crypto, keys, new FlashPlan(64));
    }

    public void Dispose() => _entry.Dispose();

    [TestMethod]
    public void AGenuineRecordIsASale()
    {
        Put("journal/0000000007a", 2, Payload(), SaleState.Completed);
        Assert.AreEqual("1 sales, 0 damaged", Recovered());
        Assert.IsTrue(_journal.Read(7, new SaleRecord()));
    }

    [TestMethod]
    [DataRow(0, "number")]
    [DataRow(5, "epoch")]
    [DataRow(7, "batch")]
    [DataRow(10, "STAN")]
    [DataRow(13, "time")]
    [DataRow(17, "offset")]
    [DataRow(19, "amount")]
    [DataRow(24, "currency")]
    [DataRow(26, "entry mode")]
    [DataRow(28, "length of the card number")]
    [DataRow(29, "card number")]
    [DataRow(39, "expiry")]
    [DataRow(41, "reason")]
    [DataRow(42, "response code")]
    [DataRow(43, "approval code")]
    [DataRow(49, "reversal reason")]
    [DataRow(51, "STAN of the reversal")]
    [DataRow(58, "verification")]
    [DataRow(59, "prints")]
    [DataRow(68, "number of the parameters")]
    [DataRow(71, "version of the stop list")]
    [DataRow(76, "epoch of the number replaced")]
    [DataRow(78, "number replaced")]
    [DataRow(83, "advice reason")]
    [DataRow(85, "STAN of the advice")]
    [DataRow(93, "kind")]
    [DataRow(94, "epoch of the original")]
    [DataRow(96, "number of the original")]
    [DataRow(101, "STAN of the original")]
    public void AGenuineRecordWithAFieldOutOfRangeIsDamage(int at, string field)
    {
        byte[] payload = Payload();
        payload[at] = 0xFE;
        Put("journal/0000000007a", 2, payload, SaleState.Completed);
        Assert.AreEqual("0 sales, 1 damaged", Recovered(), field);
    }

    [TestMethod]
    public void ACompletionOfNothingIsDamage()
    {
        byte[] payload = Payload();
        payload[93] = (byte)SaleKind.Completion;
        Array.Clear(payload, 96, 5);
        Put("journal/0000000007a", 2, payload, SaleState.Completed);
        Assert.AreEqual("0 sales, 1 damaged", Recovered());
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(13)]
    public void AGenuineRecordInNoStateIsDamage(int state)
    {
        Put("journal/0000000007a", 2, Payload(), (SaleState)state);
        Assert.AreEqual("0 sales, 1 damaged", Recovered());
    }

    [TestMethod]
    public void AGenuineRecordUnderTheOtherNameIsDamage()
    {
        Put("journal/0000000007b", 2, Payload(), SaleState.Completed);
        Assert.AreEqual("0 sales, 1 damaged", Recovered());
    }

    [TestMethod]
    [DataRow(0, 2, true)]
    [DataRow(0, 3, false)]
    [DataRow(0xFE, 2, false)]
    public void AnEpochOutOfRangeOrUnderTheOtherNameIsNone(int wrong, int generation, bool isKnown)
    {
        byte[] payload = new byte[SaleRecord.PayloadLength];
        payload[0] = payload[1] = (byte)'0';
        payload[5] = (byte)wrong;
        payload.CopyTo(_seal.Payload, 0);
        _seal.Seal((byte)'E', 0, generation);
        _device.Flash.Put("parameters/epoch.a", _seal.Sealed);
        Assert.AreEqual("0 sales, 0 damaged", Recovered());
        Assert.AreEqual(isKnown, _journal.Epoch.IsKnown);
        Assert.AreEqual(1, _journal.NextNumber);
    }

    [TestMethod]
    public void ARecordOfAnOlderProgramIsDamageAndNotACutWrite()
    {
        byte[] older = new byte[RecordSeal.Length - 16];
        "JR\u0002S"u8.CopyTo(older);
        _device.Flash.Put("journal/0000000007b", older);
        Assert.AreEqual("0 sales, 1 damaged", Recovered());
        Assert.IsTrue(_device.Flash.Snapshot().ContainsKey("journal/0000000007b"));
    }

    [TestMethod]
    public void EveryFieldComesBack()
    {
        SaleRecord sale = new(), read = new();
        Assert.IsTrue(sale.ReadPayload(Payload()));
        sale.State = SaleState.AdviceOwed;
        sale.Verification = CardholderVerification.Identity;
        sale.Prints = Prints.Both;
        sale.Parameters = 999_999;
        sale.ListVersion = SaleRecord.LastNumber;
        sale.NumberReplaced = SaleRecord.LastNumber;
        sale.AdviceReason = AdviceReason.Voice;
        sale.AdviceStan = 999_999;
        sale.AdviceTime = Noon;
        sale.WrongCodes = 2;
        sale.Kind = SaleKind.Completion;
        sale.OriginalNumber = SaleRecord.LastNumber - 1;
        sale.OriginalStan = 999_998;
        sale.OriginalTime = Noon.AddDays(-1);
        Digest(Mine).CopyTo(sale.CardDigest, 0);
        Assert.IsTrue(_journal.Write(sale));
        Assert.IsTrue(_journal.Read(7, read));

        Assert.AreEqual(sale.State, read.State);
        Assert.AreEqual((sale.Verification, sale.Prints, sale.Parameters, sale.ListVersion), (read.Verification, read.Prints, read.Parameters, read.ListVersion));
        Assert.AreEqual((sale.NumberReplaced, sale.AdviceReason, sale.AdviceStan, sale.AdviceTime), (read.NumberReplaced, read.AdviceReason, read.AdviceStan, read.AdviceTime));
        Assert.AreEqual(2, read.WrongCodes);
        Assert.AreEqual((sale.Kind, sale.OriginalNumber, sale.OriginalStan, sale.OriginalTime), (read.Kind, read.OriginalNumber, read.OriginalStan, read.OriginalTime));
        CollectionAssert.AreEqual(sale.OriginalEpoch, read.OriginalEpoch);
        CollectionAssert.AreEqual(sale.CardDigest, read.CardDigest);
        CollectionAssert.AreEqual(sale.EpochReplaced, read.EpochReplaced);
    }

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
            Assert.AreEqual(700, _journal.OfflineSum(Digest(Mine), Noon));
            Assert.AreEqual(3, _journal.OfflineCountOf(Digest(Mine), Noon));
            Assert.AreEqual(600, _journal.OfflineSum(Digest(Mine), Noon.AddSeconds(1)));
            Assert.AreEqual(400, _journal.OfflineSum(Digest(Mine), Noon.AddSeconds(61)));
            Assert.AreEqual(0, _journal.OfflineSum(Digest(Mine), Noon.AddSeconds(121)));
            Assert.AreEqual(12800, _journal.OfflineSum(Digest(Other), Noon));
            Assert.AreEqual(2, _journal.OfflineCount);
            Assert.AreEqual(12900, _journal.OfflineTotal);
            Assert.IsTrue(_journal.OwesReversalOf(Digest(Mine)));
            Assert.IsFalse(_journal.OwesReversalOf(Digest(Other)));

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
        Assert.AreEqual(isOwed, _journal.OwesReversalOf(Digest(Mine)));
        Assert.IsFalse(_journal.OwesReversalOf(Digest(Other)));
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
            Assert.AreEqual(5, _journal.NewestMade(Digest(Mine), long.MaxValue));
            Assert.AreEqual(2, _journal.NewestMade(Digest(Mine), 5));
            Assert.AreEqual(1, _journal.NewestMade(Digest(Mine), 2));
            Assert.AreEqual(0, _journal.NewestMade(Digest(Mine), 1));
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
            Assert.AreEqual(2, _journal.Oldest(SaleKind.PreAuthorisation, SaleState.Completed, 0));
            Assert.AreEqual(4, _journal.Oldest(SaleKind.PreAuthorisation, SaleState.Completed, 2));
            Assert.AreEqual(0, _journal.Oldest(SaleKind.PreAuthorisation, SaleState.Completed, 4));
            Assert.AreEqual(2, _journal.CountOf(SaleKind.PreAuthorisation, SaleState.Completed));
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
        Assert.IsTrue(_journal.HasTwin(Digest(Mine), 100, Noon));
        Assert.IsFalse(_journal.HasTwin(Digest(Mine), 100, Noon.AddSeconds(1)), "Too long ago.");
        Assert.IsFalse(_journal.HasTwin(Digest(Mine), 200, Noon), "Undone.");
        Assert.IsFalse(_journal.HasTwin(Digest(Mine), 300, Noon), "No sale.");
        Assert.IsFalse(_journal.HasTwin(Digest(Mine), 400, Noon), "Another card.");
        Assert.IsTrue(_journal.HasTwin(Digest(Other), 400, Noon));
    }

    [TestMethod]
    public void ACompletionIsNoneOfTheTerminalsOwnDecisions()
    {
        Keep(1, SaleState.AdviceOwed, 100, Mine, AdviceReason.Completion, 0, SaleKind.Completion);
        Assert.AreEqual(0, _journal.OfflineCount);
        Assert.AreEqual(0, _journal.OfflineSum(Digest(Mine), Noon));
    }

    [TestMethod]
    public void ACallIsPendingUntilThereIsANewerSale()
    {
        Assert.AreEqual(0, _journal.PendingCall);
        Keep(1, SaleState.Referred, 100, Mine, 0, 0);
        Assert.AreEqual(1, _journal.PendingCall);
        Keep(2, SaleState.Declined, 100, Mine, 0, 0);
        Assert.AreEqual(0, _journal.PendingCall);
    }

    [TestMethod]
    public void ASupersededGenerationIsDeletedAtRest()
    {
        Keep(1, SaleState.Intent, 100, Mine, 0, 0);
        Keep(1, SaleState.Approved, 100, Mine, 0, 0);
        Keep(1, SaleState.Completed, 100, Mine, 0, 0);
        Keep(2, SaleState.Intent, 100, Mine, 0, 0);
        Assert.AreEqual("0000000001a 0000000001b 0000000002b", Files());
        _journal.Tidy();
        Assert.AreEqual("0000000001b 0000000002b", Files());
        _journal.Tidy();
        Assert.AreEqual("0000000001b 0000000002b", Files());
    }

    [TestMethod]
    public void AGenerationThatTheFlashGivesOnlyAtTheSecondReadingIsNoCutWrite()
    {
        for (int operation = 0; operation < 12; operation++)
        {
            Keep(1, SaleState.Approved, 100, Mine, 0, 0);
            Keep(1, SaleState.Completed, 100, Mine, 0, 0);
            _device.Flash.Arm(FlashFault.IoError(operation));
            _journal.Recover(new SaleRecord());
            _device.Flash.Arm(null);
            Assert.AreEqual("1 sales, 0 damaged", Recovered());
            Assert.AreEqual(1, _journal.CountOf(SaleState.Completed), $"An error at operation {operation} took the sale back.");
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
        Assert.IsTrue(_journal.Epoch.Adopt("01"u8.ToArray(), 0, 4, 0));
        Assert.IsTrue(_journal.BeginClosing(Summary(4)));
        Assert.IsTrue(_journal.Closing.NoteClosed(SettlementCode.Balanced, Encoding.ASCII.GetBytes(new string('0', BatchTotals.Length)), 0));
        Assert.IsTrue(_journal.Closing.PutAside(Noon, new SaleRecord(), []));
        _device.Flash.Arm(FlashFault.IoError(operation));
        Assert.IsFalse(_journal.Recover(new SaleRecord()));
        _device.Flash.Arm(null);
        Assert.AreEqual("0 sales, 0 damaged", Recovered());
        Assert.IsTrue(_journal.Epoch.IsKnown);
        Assert.AreEqual(ClosingPhase.Settled, _journal.Closing.Phase);
    }

    [TestMethod]
    public void ASettlementThatTheFlashRefusesLeavesTheOneBefore()
    {
        Assert.IsTrue(_journal.Epoch.Adopt("01"u8.ToArray(), 0, 4, 0));
        Assert.IsTrue(_journal.BeginClosing(Summary(4)));
        Assert.IsTrue(_journal.Closing.NoteClosed(SettlementCode.Balanced, Encoding.ASCII.GetBytes(new string('0', BatchTotals.Length)), 0));
        _device.Flash.Arm(FlashFault.IoError(0));
        Assert.IsFalse(_journal.BeginClosing(Summary(5)));
        _device.Flash.Arm(null);
        Assert.AreEqual((ClosingPhase.Closed, 4, SettlementCode.Balanced, 5), (_journal.Closing.Phase, _journal.Closing.Ours.Batch, _journal.Closing.Code, _journal.Batch));
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
        Assert.AreEqual(8, _journal.CountOf(SaleState.Declined));
    }

    [TestMethod]
    public void AFullJournalGivesUpAClosedSaleWithBothItsGenerations()
    {
        for (int number = 1; number <= _journal.Capacity; number++)
            Keep(number, number == 1 ? SaleState.Intent : SaleState.Completed, 100, Mine, 0, 0);
        Keep(1, SaleState.Declined, 100, Mine, 0, 0);
        Assert.IsTrue(_journal.HasRoom());
        Assert.DoesNotContain("0000000001", Files());
    }

    private string Files() => string.Join(' ', _device.Flash.Snapshot().Keys.Where(name => name.StartsWith("journal/", StringComparison.Ordinal)).Select(name => name[8..]).Order());

    private static BatchSummary Summary(int batch) => new() { Batch = batch, Time = Noon };

    private static byte[] Digest(string text) => Encoding.ASCII.GetBytes(text);

    private void Keep(long number, SaleState state, long amount, string digest, int adviceReason, int seconds, SaleKind kind = SaleKind.Sale)
    {
        SaleRecord sale = new();
        Assert.IsTrue(sale.ReadPayload(Payload()));
        sale.Number = number;
        sale.State = state;
        sale.Amount = amount;
        sale.AdviceReason = adviceReason;
        sale.Kind = kind;
        sale.Time = Noon.AddSeconds(seconds);
        Digest(digest).CopyTo(sale.CardDigest, 0);
        Assert.IsTrue(_journal.Write(sale));
    }

    private static byte[] Payload()
    {
        var record = new SaleRecord
        {
            Number = 7,
            Time = new DateTime(2026, 11, 22, 10, 30, 0),
            Amount = 1250,
            PanLength = 16,
            ApprovalCode = { [0] = (byte)'A', [1] = (byte)'1', [2] = (byte)'B', [3] = (byte)'2', [4] = (byte)'C', [5] = (byte)'3' },
            ReversalStan = 1,
            ReversalTime = new DateTime(2026, 11, 22, 10, 31, 0),
            NumberReplaced = 6,
            EpochReplaced = { [0] = (byte)'0', [1] = (byte)'1' },
            OriginalNumber = 5,
            OriginalEpoch = { [0] = (byte)'0', [1] = (byte)'0' },
        };
        Encoding.ASCII.GetBytes("01").CopyTo(record.Epoch, 0);
        Encoding.ASCII.GetBytes("9990000000001019").CopyTo(record.Pan, 0);
        byte[] payload = new byte[SaleRecord.PayloadLength];
        record.WritePayload(payload);
        return payload;
    }

    private void Put(string name, int generation, byte[] payload, SaleState state)
    {
        payload.CopyTo(_seal.Payload, 0);
        _seal.Seal((byte)'S', (byte)state, generation);
        _device.Flash.Put(name, _seal.Sealed);
    }

    private string Recovered()
    {
        Assert.IsTrue(_journal.Recover(new SaleRecord()));
        return $"{_journal.Count} sales, {_journal.Damaged} damaged";
    }
}
