using System;
using Terminal.Core.Messages;
using Terminal.Core.Ports;

namespace Terminal.Core.Journal;

/// <summary>
/// The settlement under way, or the last one: which batch, how far it has come, and what both ends count. Kept like a sale: two generations under two names, sealed, in the
/// journal's folder. It is never deleted, for it says where the numbers of the batch ended.
/// </summary>
public sealed class BatchClosing
{
    private const byte ClosingKind = (byte)'C';
    private const int PrintedFlag = 0x80;

    private readonly IFileStore _files;
    private readonly RecordSeal _seal;
    private readonly string _name;
    private int _generation;

    internal BatchClosing(IFileStore files, RecordSeal seal, string folder)
    {
        _files = files;
        _seal = seal;
        _name = folder + "/closing";
    }

    /// <summary>How far it has come.</summary>
    public ClosingPhase Phase { get; private set; }

    /// <summary>Whether the acquirer has yet to close the batch, or the terminal to put aside what outlives it.</summary>
    public bool IsUnderWay => Phase > ClosingPhase.None && Phase < ClosingPhase.Settled;

    /// <summary>What the terminal counts.</summary>
    public BatchSummary Ours { get; private set; } = new BatchSummary();

    /// <summary>What the acquirer counts; of use from <see cref="ClosingPhase.Uploading"/> on.</summary>
    public BatchTotals Theirs { get; private set; } = new BatchTotals();

    /// <summary>STAN of the first message; the upload's and the last one's follow it (field 11).</summary>
    public int Stan { get; private set; }

    /// <summary>How the acquirer closed the batch, a value of <see cref="SettlementCode"/>; 0 while it has not.</summary>
    public int Code { get; internal set; }

    /// <summary>Records of the upload that are done with.</summary>
    public int Uploaded { get; internal set; }

    /// <summary>The number of the last of them.</summary>
    public long UploadedLast { get; internal set; }

    /// <summary>How many of them the acquirer did not take, or could not be read.</summary>
    public int UploadRefused { get; internal set; }

    /// <summary>Whether the report has been printed, or is not wanted.</summary>
    public bool IsPrinted { get; internal set; }

    /// <summary>How many records the upload has: the sales and refunds of the batch.</summary>
    public int UploadLength => Ours.Totals.Sales + Ours.Totals.Refunds;

    /// <summary>The STAN of a message of this settlement: 0 for the first, then those of the upload, then the one that concludes.</summary>
    public int StanOf(int message) => (Stan + message - 1) % 999_999 + 1;

    /// <summary>Begins the settlement of a batch; on return that is durable.</summary>
    internal bool Begin(BatchSummary ours, int stan)
    {
        ClosingPhase phase = Phase;
        BatchSummary before = Ours;
        BatchTotals theirs = Theirs;
        int stanBefore = Stan;
        int code = Code;
        int uploaded = Uploaded;
        long uploadedLast = UploadedLast;
        int uploadRefused = UploadRefused;
        bool isPrinted = IsPrinted;
        Ours = ours;
        Theirs = new BatchTotals();
        Stan = stan;
        Code = 0;
        Uploaded = 0;
        UploadedLast = ours.After;
        UploadRefused = 0;
        IsPrinted = false;
        if (Advance(ClosingPhase.Closing))
        {
            return true;
        }

        // As it was: the flash that refuses may not give it back either.
        Phase = phase;
        Ours = before;
        Theirs = theirs;
        Stan = stanBefore;
        Code = code;
        Uploaded = uploaded;
        UploadedLast = uploadedLast;
        UploadRefused = uploadRefused;
        IsPrinted = isPrinted;
        return false;
    }

    /// <summary>Takes the next step; on return it is durable.</summary>
    internal bool Advance(ClosingPhase phase)
    {
        ClosingPhase before = Phase;
        Phase = phase;
        if (Write())
        {
            return true;
        }

        Phase = before;
        return false;
    }

    /// <summary>Writes the next generation; on return it is durable.</summary>
    internal bool Write()
    {
        byte[] to = _seal.Payload;
        Array.Clear(to, 0, to.Length);
        BigEndian.Write(to, 0, 3, Ours.Batch);
        BigEndian.Write(to, 3, 5, Ours.After);
        BigEndian.Write(to, 8, 5, Ours.LastNumber);
        BigEndian.Write(to, 13, 3, Stan);
        BigEndian.Write(to, 16, 4, JournalTime.Of(Ours.Time));
        BigEndian.Write(to, 20, 2, Ours.UtcOffset + 1440);
        WriteTotals(to, 22, Ours.Totals);
        WriteTotals(to, 44, Theirs);
        BigEndian.Write(to, 66, 2, Ours.Voids);
        BigEndian.Write(to, 68, 8, Ours.VoidsSum);
        BigEndian.Write(to, 76, 2, Ours.AdvicesRefused);
        BigEndian.Write(to, 78, 8, Ours.AdvicesRefusedSum);
        BigEndian.Write(to, 86, 2, Ours.ReversalsRefused);
        BigEndian.Write(to, 88, 2, Ours.Damaged);
        BigEndian.Write(to, 90, 5, Ours.ListVersion);
        BigEndian.Write(to, 95, 4, Ours.ListCards);
        BigEndian.Write(to, 99, 3, Ours.Parameters);
        to[102] = (byte)(Code | (IsPrinted ? PrintedFlag : 0));
        BigEndian.Write(to, 103, 2, Uploaded);
        BigEndian.Write(to, 105, 5, UploadedLast);
        BigEndian.Write(to, 110, 2, UploadRefused);
        _seal.Seal(ClosingKind, (byte)Phase, _generation + 1);
        if (!_files.Write(FileName(_generation + 1), _seal.Sealed, RecordSeal.Length))
        {
            return false;
        }

        _generation++;
        return true;
    }

    /// <summary>Whether a settlement is there and none of its generations is whole: then nobody knows where the numbers ended.</summary>
    internal bool IsLost { get; private set; }

    /// <summary>Reads what the flash holds.</summary>
    /// <returns>False when it did not give a file now: that one may be the newer, and what cannot be read is not lost.</returns>
    internal bool Recover()
    {
        _generation = 0;
        Phase = ClosingPhase.None;
        Ours = new BatchSummary();
        bool isThere = false;
        bool isGiven = true;
        for (int i = 0; i < 2; i++)
        {
            int length = _files.Read(FileName(i), _seal.Sealed);

            // A first write that was cut says nothing yet.
            isThere |= length >= RecordSeal.Length;
            isGiven &= length != FileStatus.Unreadable;
            if (length == RecordSeal.Length && _seal.TryOpen() && _seal.Kind == ClosingKind && _seal.Generation % 2 == i && _seal.Generation > _generation && IsInRange())
            {
                Take();
            }
        }

        IsLost = isThere && _generation == 0;
        return isGiven;
    }

    // What fields 60, 37, 11, 63 and 48 can carry.
    private bool IsInRange()
    {
        byte[] from = _seal.Payload;
        return _seal.State >= (byte)ClosingPhase.Closing && _seal.State <= (byte)ClosingPhase.Settled
            && BigEndian.Read(from, 0, 3) <= BatchNumber.Last
            && BigEndian.Read(from, 8, 5) <= SaleRecord.LastNumber
            && BigEndian.Read(from, 13, 3) is > 0 and <= 999_999
            && JournalTime.Read(from, 16) != default
            && BigEndian.Read(from, 20, 2) <= 2880
            && HasTotals(from, 22) && HasTotals(from, 44)
            && BigEndian.Read(from, 90, 5) <= 9_999_999_999 && BigEndian.Read(from, 99, 3) <= 999_999;
    }

    private static bool HasTotals(byte[] from, int at) =>
        BigEndian.Read(from, at, 3) <= 999_999 && BigEndian.Read(from, at + 3, 8) is >= 0 and <= BatchTotals.MostSum
        && BigEndian.Read(from, at + 11, 3) <= 999_999 && BigEndian.Read(from, at + 14, 8) is >= 0 and <= BatchTotals.MostSum;

    private void Take()
    {
        byte[] from = _seal.Payload;
        _generation = _seal.Generation;
        Phase = (ClosingPhase)_seal.State;
        Ours.Batch = (int)BigEndian.Read(from, 0, 3);
        Ours.After = BigEndian.Read(from, 3, 5);
        Ours.LastNumber = BigEndian.Read(from, 8, 5);
        Stan = (int)BigEndian.Read(from, 13, 3);
        Ours.Time = JournalTime.Read(from, 16);
        Ours.UtcOffset = (int)BigEndian.Read(from, 20, 2) - 1440;
        ReadTotals(from, 22, Ours.Totals);
        ReadTotals(from, 44, Theirs);
        Ours.Voids = (int)BigEndian.Read(from, 66, 2);
        Ours.VoidsSum = BigEndian.Read(from, 68, 8);
        Ours.AdvicesRefused = (int)BigEndian.Read(from, 76, 2);
        Ours.AdvicesRefusedSum = BigEndian.Read(from, 78, 8);
        Ours.ReversalsRefused = (int)BigEndian.Read(from, 86, 2);
        Ours.Damaged = (int)BigEndian.Read(from, 88, 2);
        Ours.ListVersion = BigEndian.Read(from, 90, 5);
        Ours.ListCards = (int)BigEndian.Read(from, 95, 4);
        Ours.Parameters = (int)BigEndian.Read(from, 99, 3);
        Code = from[102] & ~PrintedFlag;
        IsPrinted = (from[102] & PrintedFlag) != 0;
        Uploaded = (int)BigEndian.Read(from, 103, 2);
        UploadedLast = BigEndian.Read(from, 105, 5);
        UploadRefused = (int)BigEndian.Read(from, 110, 2);
    }

    private static void WriteTotals(byte[] to, int at, BatchTotals totals)
    {
        BigEndian.Write(to, at, 3, totals.Sales);
        BigEndian.Write(to, at + 3, 8, totals.SalesSum);
        BigEndian.Write(to, at + 11, 3, totals.Refunds);
        BigEndian.Write(to, at + 14, 8, totals.RefundsSum);
    }

    private static void ReadTotals(byte[] from, int at, BatchTotals totals) =>
        totals.Set(
            (int)BigEndian.Read(from, at, 3), BigEndian.Read(from, at + 3, 8),
            (int)BigEndian.Read(from, at + 11, 3), BigEndian.Read(from, at + 14, 8));

    private string FileName(int generation) => generation % 2 == 0 ? _name + ".a" : _name + ".b";
}
