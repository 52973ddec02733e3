using System;
using Terminal.Core.Cards;
using Terminal.Core.Messages;
using Terminal.Core.Ports;

namespace Terminal.Core.Journal;

/// <summary>
/// The settlement under way, or the last one: which batch, how far it has come, what both ends count, and which records it is done with. Kept like a sale: two generations under two
/// names, sealed, in the journal's folder. It is never deleted, for it says where the numbers of the batch ended.
/// </summary>
public sealed class BatchClosing
{
    /// <summary>How many records of an upload may have to be sent again after a power cut.</summary>
    public const int UploadStep = 16;

    private const byte ClosingKind = (byte)'C';
    private const byte ReportKind = (byte)'R';

    private readonly IFileStore _files;
    private readonly FlashReserve _reserve;
    private readonly RecordSeal _seal;
    private readonly SaleFiles _sales;
    private readonly CardSums _sums;
    private readonly BatchTable _report;
    private int _generation;

    internal BatchClosing(IFileStore files, FlashReserve reserve, RecordSeal seal, SaleFiles sales, CardSums sums)
    {
        _files = files;
        _reserve = reserve;
        _seal = seal;
        _sales = sales;
        _sums = sums;
        _report = new BatchTable(files, reserve, seal, ReportKind, SaleFileName.Folder + "/report", BatchSummary.RowLength, false);
    }

    /// <summary>How far it has come.</summary>
    public ClosingPhase Phase { get; private set; }

    /// <summary>Whether the acquirer has yet to close the batch, or the terminal to put aside what outlives it.</summary>
    public bool IsUnderWay => Phase > ClosingPhase.None && Phase < ClosingPhase.Settled;

    /// <summary>What the terminal counts.</summary>
    public BatchSummary Ours { get; private set; } = new BatchSummary();

    /// <summary>What the acquirer counts; of use from <see cref="ClosingPhase.Uploading"/> on.</summary>
    public BatchTotals Theirs { get; } = new BatchTotals();

    /// <summary>STAN of the first message; the upload's and the last one's follow it (field 11).</summary>
    public int Stan { get; internal set; }

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

    /// <summary>The number of the next sale to be uploaded; 0 when there is none.</summary>
    public long NextUpload => _sales.Index.NextCounted(UploadedLast, Ours.LastNumber);

    /// <summary>Whether there are records of a settled batch that can go: of each nothing is owed any more, its paper included.</summary>
    public bool HasSettled => Phase == ClosingPhase.Settled && _sales.Index.PlaceOfSettled(LastNumber) >= 0;

    /// <summary>The number with which the batch ended that was or is being settled; 0 for none.</summary>
    internal long LastNumber => Phase == ClosingPhase.None ? 0 : Ours.LastNumber;

    /// <summary>How much of what outlives a batch could not be read.</summary>
    internal int Damaged { get; private set; }

    /// <summary>The STAN of a message of this settlement: 0 for the first, then those of the upload, then the one that concludes.</summary>
    public int StanOf(int message) => TraceNumber.After(Stan, message);

    /// <summary>Begins the settlement of a batch; on return that is durable.</summary>
    /// <returns>False when the flash refused it: what stood before still stands.</returns>
    internal bool Begin(BatchSummary ours, int stan)
    {
        byte[] before = new byte[SaleRecord.PayloadLength];
        ClosingPayload.Write(this, before);
        BatchSummary oursBefore = Ours;
        Ours = ours;
        Stan = stan;
        Theirs.Clear();
        Code = 0;
        Uploaded = 0;
        UploadedLast = ours.After;
        UploadRefused = 0;
        IsPrinted = false;
        if (Advance(ClosingPhase.Closing))
        {
            return true;
        }

        Ours = oursBefore;
        ClosingPayload.Read(before, this);
        return false;
    }

    /// <summary>Notes that the totals differ: the batch is to be uploaded.</summary>
    /// <param name="totals">Holds what the acquirer counts, the digits of field 63.</param>
    /// <param name="offset">Where they begin.</param>
    /// <returns>False when the flash refused it.</returns>
    public bool BeginUpload(byte[] totals, int offset)
    {
        Theirs.Read(totals, offset);
        return Advance(UploadLength > 0 ? ClosingPhase.Uploading : ClosingPhase.Concluding);
    }

    /// <summary>Notes that a record of the upload is done with; durable now and then only, for it may be sent again.</summary>
    /// <param name="number">Its number; 0 when there is no other.</param>
    /// <param name="isTaken">Whether the acquirer has taken it.</param>
    /// <returns>False when the flash refused it.</returns>
    public bool NoteUploaded(long number, bool isTaken)
    {
        if (number > 0)
        {
            Uploaded++;
            UploadedLast = number;
            UploadRefused += isTaken ? 0 : 1;
        }

        if (number == 0 || NextUpload == 0)
        {
            return Advance(ClosingPhase.Concluding);
        }

        return Uploaded % UploadStep != 0 || Advance(ClosingPhase.Uploading);
    }

    /// <summary>Notes that the acquirer has closed the batch.</summary>
    /// <param name="code">How, a value of <see cref="SettlementCode"/>.</param>
    /// <param name="totals">Holds what the acquirer counts, the digits of field 63.</param>
    /// <param name="offset">Where they begin.</param>
    /// <returns>False when the flash refused it.</returns>
    public bool NoteClosed(int code, byte[] totals, int offset)
    {
        Theirs.Read(totals, offset);
        Code = code;
        return Advance(ClosingPhase.Closed);
    }

    /// <summary>Puts aside what must outlive the records of the batch that the acquirer has closed: the report by card product, and what each card bought offline.</summary>
    /// <param name="since">From when on a card's offline sales count, UTC.</param>
    /// <param name="record">Used as work space and wiped.</param>
    /// <param name="products">The BIN table.</param>
    /// <returns>False when the flash refused it, or did not give a record.</returns>
    public bool PutAside(DateTime since, SaleRecord record, CardProduct[] products) =>
        IsReportPutAside(record, products) && AreSumsPutAside(JournalTime.Of(since)) && Advance(ClosingPhase.Settled);

    /// <summary>Notes that the report has been printed, or is not wanted.</summary>
    public void NoteReportPrinted()
    {
        IsPrinted = true;
        Advance(Phase);
    }

    /// <summary>Deletes records of the settled batch.</summary>
    /// <param name="most">So many at most.</param>
    /// <returns>False when the flash refused one.</returns>
    public bool DeleteSettled(int most)
    {
        bool isDeleted = true;
        for (int i = 0; i < most && isDeleted && HasSettled; i++)
        {
            isDeleted = _sales.Delete(_sales.Index.PlaceOfSettled(LastNumber));
        }

        return isDeleted;
    }

    /// <summary>Whether a settlement is there and none of its generations is whole: then nobody knows where the numbers ended.</summary>
    internal bool IsLost { get; private set; }

    /// <summary>Reads what the flash holds.</summary>
    /// <returns>False when it did not give a file now: that one may be the newer, and what cannot be read is not lost.</returns>
    internal bool Recover()
    {
        bool isGiven = RecoverRecord();
        Damaged = IsLost ? 1 : 0;
        _report.Recover();
        if (_report.Batch == Ours.Batch)
        {
            Ours.TakeRows(_report.Rows, _report.Count);
        }

        if (!_sums.Recover() || (Phase == ClosingPhase.Settled && _sums.Batch != Ours.Batch))
        {
            Damaged++;
        }

        return isGiven && _report.IsGiven && _sums.IsGiven;
    }

    private bool RecoverRecord()
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
                _generation = _seal.Generation;
                Phase = (ClosingPhase)_seal.State;
                ClosingPayload.Read(_seal.Payload, this);
            }
        }

        IsLost = isThere && _generation == 0;
        return isGiven;
    }

    private bool IsInRange() =>
        (ClosingPhase)_seal.State is >= ClosingPhase.Closing and <= ClosingPhase.Settled && ClosingPayload.IsInRange(_seal.Payload);

    // Takes the next step: writes the next generation; on return it is durable.
    private bool Advance(ClosingPhase phase)
    {
        ClosingPayload.Write(this, _seal.Payload);
        _seal.Seal(ClosingKind, (byte)phase, _generation + 1);
        if (!_reserve.Write(FileName(_generation + 1), _seal.Sealed, RecordSeal.Length))
        {
            return false;
        }

        _generation++;
        Phase = phase;
        return true;
    }

    private bool IsReportPutAside(SaleRecord record, CardProduct[] products)
    {
        if (_report.Batch == Ours.Batch)
        {
            return true;
        }

        if (!HasProducts(record, products))
        {
            return false;
        }

        _report.Take(Ours.Rows, Ours.Products);
        return _report.Write(Ours.Batch);
    }

    // Counted when the settlement began; after a restart, anew.
    private bool HasProducts(SaleRecord record, CardProduct[] products)
    {
        if (Ours.Products > 0 || UploadLength == 0)
        {
            return true;
        }

        BatchSummary summary = new BatchSummary();
        bool isRead = true;
        long number = Ours.After;
        while (isRead && (number = _sales.Index.NextCounted(number, Ours.LastNumber)) != 0)
        {
            isRead = _sales.Read(number, record);
            summary.Count(record, products);
        }

        record.Clear();
        Ours.TakeRows(summary.Rows, summary.Products);
        return isRead;
    }

    private bool AreSumsPutAside(uint from)
    {
        if (_sums.Batch == Ours.Batch)
        {
            return true;
        }

        byte[] before = _sums.Copy();
        _sums.Prune(from);
        _sales.Index.AddOffline(_sums, from, Ours.After, Ours.LastNumber);
        if (_sums.Write(Ours.Batch))
        {
            return true;
        }

        _sums.TakeBack(before);
        return false;
    }

    private static string FileName(int generation) => SaleFileName.Folder + (generation % 2 == 0 ? "/closing.a" : "/closing.b");
}
