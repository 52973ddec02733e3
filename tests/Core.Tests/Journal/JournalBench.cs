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

/// <summary>A journal in the flash of a board, and hands that reach behind it.</summary>
public abstract class JournalBench : IDisposable
{
    protected const string Mine = "MYDIGEST";
    protected const string Other = "ANOTHER1";
    protected static readonly DateTime Noon = new(2026, 11, 22, 12, 0, 0);

    private readonly IDisposable _entry;

    protected JournalBench()
    {
        _entry = Device.Enter();
        var crypto = new DeskCrypto();
        var keys = new KeyRing(crypto, Counter.Master);
        Seal = new RecordSeal(crypto, keys);
        Journal = new SaleJournal(Device.Flash.Mount(), crypto, keys, new FlashPlan(64));
    }

    private protected DeviceBoard Device { get; } = new(new VirtualClock());

    private protected RecordSeal Seal { get; }

    private protected SaleJournal Journal { get; }

    public void Dispose() => _entry.Dispose();

    private protected string Files() => string.Join(' ', Device.Flash.Snapshot().Keys.Where(name => name.StartsWith("journal/", StringComparison.Ordinal)).Select(name => name[8..]).Order());

    private protected static BatchSummary Summary(int batch) => new() { Batch = batch, Time = Noon };

    private protected static byte[] Digest(string text) => Encoding.ASCII.GetBytes(text);

    private protected void Keep(long number, SaleState state, long amount, string digest, int adviceReason, int seconds, SaleKind kind = SaleKind.Sale)
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
        Assert.IsTrue(Journal.Write(sale));
    }

    private protected static byte[] Payload()
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

    private protected void Put(string name, int generation, byte[] payload, SaleState state)
    {
        payload.CopyTo(Seal.Payload, 0);
        Seal.Seal((byte)'S', (byte)state, generation);
        Device.Flash.Put(name, Seal.Sealed);
    }

    private protected string Recovered()
    {
        Assert.IsTrue(Journal.Recover(new SaleRecord()));
        return $"{Journal.Count} sales, {Journal.Damaged} damaged";
    }
}
