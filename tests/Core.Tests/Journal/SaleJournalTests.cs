using System.Text;
using Terminal.Board;
using Terminal.Core.Journal;
using Terminal.Core.Keys;
using Terminal.Tests.Desk;

namespace Terminal.Tests.Journal;

/// <summary>Records that are genuine and still cannot be used: nothing but damage may come of them.</summary>
[TestClass]
public sealed class SaleJournalTests : IDisposable
{
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
        _journal = new SaleJournal(_device.Flash.Mount(), crypto, keys);
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
    [DataRow(8, "epoch")]
    [DataRow(10, "batch")]
    [DataRow(13, "STAN")]
    [DataRow(16, "time")]
    [DataRow(24, "offset")]
    [DataRow(26, "amount")]
    [DataRow(34, "currency")]
    [DataRow(36, "entry mode")]
    [DataRow(38, "length of the card number")]
    [DataRow(39, "card number")]
    [DataRow(49, "expiry")]
    [DataRow(51, "reason")]
    [DataRow(52, "response code")]
    [DataRow(53, "approval code")]
    [DataRow(59, "reversal reason")]
    [DataRow(61, "STAN of the reversal")]
    [DataRow(72, "verification")]
    [DataRow(73, "prints")]
    public void AGenuineRecordWithAFieldOutOfRangeIsDamage(int at, string field)
    {
        byte[] payload = Payload();
        payload[at] = 0xFE;
        Put("journal/0000000007a", 2, payload, SaleState.Completed);
        Assert.AreEqual("0 sales, 1 damaged", Recovered(), field);
    }

    [TestMethod]
    [DataRow(0)]
    [DataRow(9)]
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
