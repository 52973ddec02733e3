using System.Linq;
using System.Text;
using Terminal.Board;
using Terminal.Core;
using Terminal.Core.Cards;
using Terminal.Core.Journal;
using Terminal.Core.Keys;
using Terminal.Core.Messages;
using Terminal.Core.Ports;
using Terminal.Tests.Desk;

namespace Terminal.Tests.Journal;

/// <summary>What the journal knows of settlements, whatever the flash does.</summary>
[TestClass]
public sealed class BatchClosingTests : IDisposable
{
    private static readonly DateTime Noon = new(2026, 11, 22, 12, 0, 0);

    private readonly DeviceBoard _device = new(new VirtualClock());
    private readonly IDisposable _entry;
    private readonly MutableFiles _files;
    private readonly SaleJournal _journal;
    private readonly SaleRecord _record = new();

    public BatchClosingTests()
    {
        _entry = _device.Enter();
        var crypto = new DeskCrypto();
        _files = new MutableFiles(_device.Flash.Mount());
        _journal = new SaleJournal(_files, crypto, new KeyRing(crypto, Counter.Master), new FlashPlan(64));
        _journal.Epoch.Adopt("01"u8.ToArray(), 0, 1, 0);
    }

    public void Dispose() => _entry.Dispose();

    [TestMethod]
    public void ASettlementThatCannotBeginLeavesTheLastOneAsItWas()
    {
        Sell();
        Settle();
        Sell();
        BatchSummary second = Counted();

        _files.IsMute = true;
        Assert.IsFalse(_journal.BeginClosing(second));

        Assert.AreEqual(ClosingPhase.Settled, _journal.Closing.Phase);
        Assert.AreEqual(1, _journal.Closing.Ours.Batch);
        Assert.AreEqual(SettlementCode.Balanced, _journal.Closing.Code);
        Assert.AreEqual(100_000, _journal.Closing.Theirs.Sales);
        Assert.AreEqual(2, _journal.Batch);
        _files.IsMute = false;
        Assert.IsTrue(_journal.BeginClosing(second));
        Assert.AreEqual(2, _journal.Closing.Ours.Batch);
    }

    // A record that the flash did not give when its batch was settled is there again after the next start: no call is taken up that a newer sale had ended.
    [TestMethod]
    public void ACallOfASettledBatchIsNotPending()
    {
        Sell(SaleState.Referred);
        Assert.AreEqual(1, _journal.PendingCall);
        (string name, byte[] call) = _device.Flash.Snapshot().Single(file => file.Key.Contains("0000000001", StringComparison.Ordinal));
        Sell();
        Settle();
        Assert.IsTrue(_journal.Closing.DeleteSettled(2));
        _device.Flash.Put(name, call);

        Assert.IsTrue(_journal.Recover(_record));

        Assert.AreEqual(1, _journal.Count);
        Assert.AreEqual(0, _journal.PendingCall);
        Sell(SaleState.Referred);
        Assert.AreEqual(3, _journal.PendingCall);
    }

    private void Settle()
    {
        Assert.IsTrue(_journal.BeginClosing(Counted()));
        Assert.IsTrue(_journal.Closing.NoteClosed(SettlementCode.Balanced, Encoding.ASCII.GetBytes("1".PadRight(BatchTotals.Length, '0')), 0));
        Assert.IsTrue(_journal.Closing.PutAside(Noon, _record, []));
    }

    private void Sell(SaleState state = SaleState.Completed)
    {
        _record.Clear();
        _record.Number = _journal.NextNumber;
        _record.Batch = _journal.Batch;
        _record.Stan = _journal.NextStan();
        _record.State = state;
        _record.Prints = Prints.Both;
        _record.Time = Noon;
        _record.Amount = 1250;
        _record.PanLength = PaymentCard.ShortestPan;
        Array.Fill(_record.Pan, (byte)'0', 0, _record.PanLength);
        "01"u8.CopyTo(_record.Epoch);
        Assert.IsTrue(_journal.Write(_record));
    }

    private BatchSummary Counted()
    {
        BatchSummary summary = new() { Time = Noon };
        Assert.IsTrue(_journal.Summarise(summary, _record, []));
        return summary;
    }

    // A flash that gives and takes nothing while it is mute.
    private sealed class MutableFiles(IFileStore files) : IFileStore
    {
        public bool IsMute { get; set; }

        public string[]? List(string folder) => IsMute ? null : files.List(folder);

        public int Read(string name, byte[] buffer) => IsMute ? FileStatus.Unreadable : files.Read(name, buffer);

        public int Read(string name, int offset, byte[] buffer, int count) => IsMute ? FileStatus.Unreadable : files.Read(name, offset, buffer, count);

        public int Length(string name) => IsMute ? FileStatus.Unreadable : files.Length(name);

        public bool Write(string name, byte[] data, int length) => !IsMute && files.Write(name, data, length);

        public bool Append(string name, byte[] data, int length) => !IsMute && files.Append(name, data, length);

        public bool Delete(string name) => !IsMute && files.Delete(name);
    }
}
