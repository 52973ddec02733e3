using System;
using Terminal.Core.Cards;
using Terminal.Core.Keys;
using Terminal.Core.Messages;
using Terminal.Core.Ports;

namespace Terminal.Core.Journal;

/// <summary>
/// Every sale, durable. One small file a sale; each step writes a new generation of it under the other of two names, so that a power cut at any byte leaves one
/// whole generation. The old one is overwritten by the step after the next, and deleted at rest when none follows. What is owed, what is unfinished and the next number are read from the records, never counted apart.
/// </summary>
public sealed class SaleJournal
{
    /// <summary>Most superseded generations that wait to be deleted; fewer where they would pass what <see cref="FlashPlan"/> has for the records of a full batch.</summary>
    private const int MostSuperseded = 4;

    private const string Folder = "journal";
    private const int NumberDigits = 10;
    private const byte SaleLetter = (byte)'S';
    private const byte ReportKind = (byte)'R';

    /// <summary>How many records of an upload may have to be sent again after a power cut.</summary>
    public const int UploadStep = 16;

    private readonly IFileStore _files;
    private readonly RecordSeal _seal;
    private readonly FlashReserve _reserve;
    private readonly TerminalEpoch _epoch;
    private readonly char[] _name = (Folder + "/0000000000a").ToCharArray();
    private long _named;
    private readonly BatchClosing _closing;
    private readonly BatchTable _report;
    private readonly CardSums _sums;
    private readonly SaleIndex _index;
    private long _highest;
    private int _stan;

    /// <summary>Opens the journal over a file store; nothing is read before <see cref="Recover"/>.</summary>
    /// <param name="files">The files in flash.</param>
    /// <param name="crypto">What seals the records.</param>
    /// <param name="keys">The keys for it.</param>
    /// <param name="plan">How much the board can keep.</param>
    public SaleJournal(IFileStore files, ICrypto crypto, KeyRing keys, FlashPlan plan)
    {
        Capacity = plan.Sales;
        _files = files;
        _seal = new RecordSeal(crypto, keys);
        _reserve = new FlashReserve(files);
        _epoch = new TerminalEpoch(files, _seal);
        _closing = new BatchClosing(files, _seal, Folder);
        _report = new BatchTable(files, _seal, ReportKind, Folder + "/report", BatchSummary.RowLength, false);
        _sums = new CardSums(files, _seal, Folder, plan.Cards);

        // The last sale may take two places: its own, and that of the attempt that it replaces.
        _index = new SaleIndex(plan.Sales + 1);
    }

    /// <summary>Most sales that are kept; a full journal takes no new one.</summary>
    public int Capacity { get; }

    /// <summary>Sales in the journal.</summary>
    public int Count => _index.Count;

    /// <summary>Files that are neither a whole record nor a cut write: something for an engineer. They are left as they are.</summary>
    public int Damaged { get; private set; }

    /// <summary>The epoch, the batch and whether the terminal has signed on at all.</summary>
    public TerminalEpoch Epoch => _epoch;

    /// <summary>The settlement under way, or the last one.</summary>
    public BatchClosing Closing => _closing;

    /// <summary>The batch that new sales belong to: the acquirer's, or the one after the batch that is being settled.</summary>
    public int Batch =>
        _closing.Phase == ClosingPhase.None || BatchNumber.IsBefore(_closing.Ours.Batch, _epoch.Batch) ? _epoch.Batch : BatchNumber.Next(_closing.Ours.Batch);

    /// <summary>The number after the highest one ever used here or known to the acquirer.</summary>
    public long NextNumber
    {
        get
        {
            long highest = _highest > _epoch.Counter ? _highest : _epoch.Counter;
            return (highest > LastSettling ? highest : LastSettling) + 1;
        }
    }

    // The number with which the batch ended that was or is being settled.
    private long LastSettling => _closing.Phase == ClosingPhase.None ? 0 : _closing.Ours.LastNumber;

    /// <summary>The next STAN, 1 to 999999 (ISO 8583 field 11).</summary>
    public int NextStan() => _stan = _stan % 999_999 + 1;

    /// <summary>Reads what the flash holds, and clears away what a cut write left.</summary>
    /// <param name="record">Used as work space and wiped.</param>
    /// <returns>False when the flash does not even say which sales there are, or in which epoch and batch: the terminal must not sell, and reads again.</returns>
    public bool Recover(SaleRecord record)
    {
        _index.Clear();
        Damaged = 0;
        _highest = 0;
        _stan = 0;
        bool isGiven = _epoch.Recover() && RecoverClosing();
        string[]? names = isGiven ? _files.List(Folder) : null;
        if (names is null)
        {
            return false;
        }

        // Twice, for an error of the flash may pass; all that is whole is in the index before the rest is judged.
        string[] doubtful = new string[names.Length];
        int doubts = AdmitAll(names, names.Length, doubtful, record);
        doubts = AdmitAll(doubtful, doubts, doubtful, record);
        for (int i = 0; i < doubts; i++)
        {
            Judge(doubtful[i], record);
        }

        record.Clear();
        _seal.Wipe();
        return true;
    }

    /// <summary>
    /// Whether a new sale can be taken through all its steps: a place in the index, two numbers that field 37 can carry, and flash kept back for four more generations.
    /// </summary>
    public bool HasRoom()
    {
        for (int i = Count - 2; i >= 0 && Count >= Capacity; i--)
        {
            if (IsNothing(_index.StateAt(i)))
            {
                Delete(i);
            }
        }

        return Count < Capacity && NextNumber < SaleRecord.LastNumber && _reserve.IsKept();
    }

    /// <summary>Writes a sale's next generation; on return it is durable.</summary>
    /// <returns>False when the flash refused it, or there is no place: what stood before still stands.</returns>
    public bool Write(SaleRecord record)
    {
        int place = _index.PlaceOf(record.Number);
        if (place < 0 && _index.IsFull)
        {
            return false;
        }

        int generation = place < 0 ? 1 : _index.GenerationAt(place) + 1;
        record.WritePayload(_seal.Payload);
        _seal.Seal(SaleLetter, (byte)record.State, generation);
        _seal.Wipe();
        string name = FileName(record.Number, generation);
        if (!_files.Write(name, _seal.Sealed, RecordSeal.Length)
            && !(_reserve.Release() && _files.Write(name, _seal.Sealed, RecordSeal.Length)))
        {
            _files.Delete(name);
            return false;
        }

        _index.Note(place, record, generation);
        _highest = record.Number > _highest ? record.Number : _highest;
        if (place >= 0)
        {
            _index.NoteOlder(place, true);
        }

        if (_index.Superseded > MostSuperseded || (_index.Superseded > 0 && _index.Superseded + Count > Capacity + 1))
        {
            DeleteSuperseded();
        }

        return true;
    }

    /// <summary>Deletes one superseded generation, if there is any: at rest, for it costs the device twice what writing costs, and the next step of a sale overwrites it anyway.</summary>
    public void Tidy()
    {
        if (_index.Superseded > 0)
        {
            DeleteSuperseded();
        }
    }

    /// <summary>Finds the oldest sale in a state.</summary>
    /// <param name="state">The state.</param>
    /// <param name="above">Only numbers above this one are looked at.</param>
    /// <returns>Its number, or 0 when there is none.</returns>
    public long Oldest(SaleState state, long above = 0) => _index.Oldest(state, above);

    /// <summary>Finds the oldest of a kind in a state.</summary>
    /// <param name="kind">The kind.</param>
    /// <param name="state">The state.</param>
    /// <param name="above">Only numbers above this one are looked at.</param>
    /// <returns>Its number, or 0 when there is none.</returns>
    public long Oldest(SaleKind kind, SaleState state, long above) => _index.Oldest(kind, state, above);

    /// <summary>Finds the newest that stands of a card: made, and not undone. It may be of another card with the same half of a digest.</summary>
    /// <param name="cardDigest">A <see cref="Cards.CardDigest"/>.</param>
    /// <param name="below">Only numbers below this one are looked at.</param>
    /// <returns>Its number, or 0 when there is none.</returns>
    public long NewestMade(byte[] cardDigest, long below) => _index.NewestMade(cardDigest, below);

    /// <summary>Whether a card bought for the same amount since a moment, and the sale stands.</summary>
    /// <param name="cardDigest">A <see cref="Cards.CardDigest"/>.</param>
    /// <param name="amount">Minor units.</param>
    /// <param name="since">UTC.</param>
    public bool HasTwin(byte[] cardDigest, long amount, DateTime since) => _index.HasTwin(cardDigest, amount, since);

    /// <summary>Whether there is a record of a number.</summary>
    public bool Has(long number) => _index.PlaceOf(number) >= 0;

    /// <summary>Finds the newest sale below a number.</summary>
    /// <returns>Its number, or 0 when there is none.</returns>
    public long NewestBelow(long number) => _index.NewestBelow(number);

    /// <summary>Finds the oldest sale above a number of which a slip has not been printed.</summary>
    /// <returns>Its number, or 0 when there is none.</returns>
    public long OldestOwingPaper(long above) => _index.OldestOwingPaper(above);

    /// <summary>Counts the sales in a state.</summary>
    public int CountOf(SaleState state) => _index.CountOf(state);

    /// <summary>Counts those of a kind in a state.</summary>
    public int CountOf(SaleKind kind, SaleState state) => _index.CountOf(kind, state);

    /// <summary>The number of the sale about which the merchant is to phone; 0 when there is none: a newer sale cancels the call.</summary>
    public long PendingCall
    {
        get
        {
            long newest = _index.Highest;
            return newest > 0 && _index.StateAt(_index.PlaceOf(newest)) == SaleState.Referred ? newest : 0;
        }
    }

    /// <summary>Whether an approval code of the voice desk has been used for the card and the amount of a sale.</summary>
    /// <param name="code">Six ASCII digits.</param>
    /// <param name="sale">The sale for which it is keyed now.</param>
    public bool HasUsed(byte[] code, SaleRecord sale) => _index.HasUsed(code, sale);

    /// <summary>Sales approved here whose advice the acquirer has not taken yet; none that was approved by telephone.</summary>
    public int OfflineCount => _index.Unadvised(out _);

    /// <summary>Their sum in minor units.</summary>
    public long OfflineTotal
    {
        get
        {
            _index.Unadvised(out long total);
            return total;
        }
    }

    /// <summary>What one card has bought offline since a moment, advised or not, voids left out; minor units.</summary>
    /// <param name="cardDigest">A <see cref="Cards.CardDigest"/>.</param>
    /// <param name="since">UTC.</param>
    public long OfflineSum(byte[] cardDigest, DateTime since)
    {
        CountOffline(cardDigest, since, out long sum);
        return sum;
    }

    /// <summary>In how many sales a card has bought that.</summary>
    /// <param name="cardDigest">A <see cref="Cards.CardDigest"/>.</param>
    /// <param name="since">UTC.</param>
    public int OfflineCountOf(byte[] cardDigest, DateTime since) => CountOffline(cardDigest, since, out _);

    /// <summary>Whether a reversal or void of a sale of this card is still to be sent.</summary>
    /// <param name="cardDigest">A <see cref="Cards.CardDigest"/>.</param>
    public bool OwesReversalOf(byte[] cardDigest) => _index.OwesReversalOf(cardDigest);

    /// <summary>Reads a sale.</summary>
    /// <returns>False when the flash does not give it whole.</returns>
    public bool Read(long number, SaleRecord record)
    {
        int place = _index.PlaceOf(number);
        bool read = place >= 0 && Open(FileName(number, _index.GenerationAt(place)), record) == RecordSeal.Length;
        _seal.Wipe();
        return read;
    }

    /// <summary>Counts the open batch, or an older one of which there still are sales, from its records.</summary>
    /// <param name="summary">A new one.</param>
    /// <param name="record">Used as work space and wiped.</param>
    /// <param name="products">The BIN table.</param>
    /// <returns>False when a record could not be read.</returns>
    public bool Summarise(BatchSummary summary, SaleRecord record, CardProduct[] products)
    {
        summary.Batch = Batch;
        summary.After = LastSettling;
        summary.LastNumber = NextNumber - 1;
        summary.Damaged = Damaged;
        bool isFirst = true;
        bool isRead = true;
        int place = _index.FirstOfBatch(LastSettling);
        while (isRead && place < Count)
        {
            long number = _index.NumberAt(place);
            isRead = Read(number, record);
            if (isRead && !isFirst && record.Batch != summary.Batch)
            {
                summary.LastNumber = number - 1;
                break;
            }

            isFirst = false;
            summary.Batch = record.Batch;
            summary.Count(record, products);
            place = _index.FirstOfBatch(number);
        }

        record.Clear();
        return isRead;
    }

    /// <summary>Whether the open batch has any record.</summary>
    public bool HasOpenSales => _index.FirstOfBatch(LastSettling) < Count;

    /// <summary>Whether the open batch has a record from before a moment.</summary>
    /// <param name="utc">The moment.</param>
    public bool HasOpenSalesFrom(DateTime utc)
    {
        int place = _index.FirstOfBatch(LastSettling);
        return place < Count && _index.IsBefore(place, utc);
    }

    /// <summary>Begins the settlement of a batch: from here on new sales belong to the next.</summary>
    /// <returns>False when the flash refused it.</returns>
    public bool BeginClosing(BatchSummary summary)
    {
        int stan = NextStan();
        if (!_closing.Begin(summary, stan) && !(_reserve.Release() && _closing.Begin(summary, stan)))
        {
            return false;
        }

        _stan = _closing.StanOf(_closing.UploadLength + 1);
        return true;
    }

    /// <summary>Notes that the totals differ: the batch is to be uploaded.</summary>
    /// <param name="totals">Holds what the acquirer counts, the digits of field 63.</param>
    /// <param name="offset">Where they begin.</param>
    /// <returns>False when the flash refused it.</returns>
    public bool BeginUpload(byte[] totals, int offset)
    {
        _closing.Theirs.Read(totals, offset);
        return Advance(_closing.UploadLength > 0 ? ClosingPhase.Uploading : ClosingPhase.Concluding);
    }

    /// <summary>The number of the next sale to be uploaded; 0 when there is none.</summary>
    public long NextUpload => _index.NextCounted(_closing.UploadedLast, _closing.Ours.LastNumber);

    /// <summary>Notes that a record of the upload is done with; durable now and then only, for it may be sent again.</summary>
    /// <param name="number">Its number; 0 when there is no other.</param>
    /// <param name="isTaken">Whether the acquirer has taken it.</param>
    /// <returns>False when the flash refused it.</returns>
    public bool NoteUploaded(long number, bool isTaken)
    {
        if (number > 0)
        {
            _closing.Uploaded++;
            _closing.UploadedLast = number;
            _closing.UploadRefused += isTaken ? 0 : 1;
        }

        if (number == 0 || NextUpload == 0)
        {
            return Advance(ClosingPhase.Concluding);
        }

        return _closing.Uploaded % UploadStep != 0 || Advance(ClosingPhase.Uploading);
    }

    /// <summary>Notes that the acquirer has closed the batch.</summary>
    /// <param name="code">How, a value of <see cref="SettlementCode"/>.</param>
    /// <param name="totals">Holds what the acquirer counts, the digits of field 63.</param>
    /// <param name="offset">Where they begin.</param>
    /// <returns>False when the flash refused it.</returns>
    public bool NoteClosed(int code, byte[] totals, int offset)
    {
        _closing.Theirs.Read(totals, offset);
        _closing.Code = code;
        return Advance(ClosingPhase.Closed);
    }

    /// <summary>Puts aside what must outlive the records of the batch that the acquirer has closed: the report by card product, and what each card bought offline.</summary>
    /// <param name="since">From when on a card's offline sales count, UTC.</param>
    /// <param name="record">Used as work space and wiped.</param>
    /// <param name="products">The BIN table.</param>
    /// <returns>False when the flash refused it, or did not give a record.</returns>
    public bool PutAside(DateTime since, SaleRecord record, CardProduct[] products)
    {
        int batch = _closing.Ours.Batch;
        if (_report.Batch != batch)
        {
            if (!CountProducts(record, products))
            {
                return false;
            }

            _report.Take(_closing.Ours.Rows, _closing.Ours.Products);
            if (!Write(_report))
            {
                return false;
            }
        }

        return PutSumsAside(batch, JournalTime.Of(since)) && Advance(ClosingPhase.Settled);
    }

    /// <summary>Notes that the report of the last settlement has been printed, or is not wanted.</summary>
    public void NoteReportPrinted()
    {
        _closing.IsPrinted = true;
        Advance(_closing.Phase);
    }

    /// <summary>Whether there are records of a settled batch that can go: of each nothing is owed any more, its paper included.</summary>
    public bool HasSettled => _closing.Phase == ClosingPhase.Settled && _index.PlaceOfSettled(LastSettling) >= 0;

    /// <summary>Deletes records of the settled batch.</summary>
    /// <param name="most">So many at most.</param>
    /// <returns>False when the flash refused one.</returns>
    public bool DeleteSettled(int most)
    {
        bool isDeleted = true;
        for (int i = 0; i < most && isDeleted && HasSettled; i++)
        {
            isDeleted = Delete(_index.PlaceOfSettled(LastSettling));
        }

        return isDeleted;
    }

    private int AdmitAll(string[] names, int count, string[] doubtful, SaleRecord record)
    {
        int doubts = 0;
        for (int i = 0; i < count; i++)
        {
            if (!Admit(names[i], record))
            {
                doubtful[doubts++] = names[i];
            }
        }

        return doubts;
    }

    // Takes a whole record into the index; of two generations the newer one, and the older is deleted.
    private bool Admit(string name, SaleRecord record)
    {
        long number = NumberOf(name, out char letter);
        if (number > _highest)
        {
            _highest = number;
        }

        // A whole record under any name but its own, such as an older generation put back under the newer one's, could not be found again.
        if (number == 0 || Open(Folder + "/" + name, record) != RecordSeal.Length || !IsNamed(number, letter, record))
        {
            return IsKeptBeside(name);
        }

        _stan = record.Stan > _stan ? record.Stan : _stan;
        _stan = record.ReversalStan > _stan ? record.ReversalStan : _stan;
        _stan = record.AdviceStan > _stan ? record.AdviceStan : _stan;
        int generation = _seal.Generation;
        int place = _index.PlaceOf(number);
        if (place < 0 && _index.IsFull)
        {
            return false;
        }

        if (place < 0)
        {
            _index.Note(place, record, generation);
            return true;
        }

        if (generation > _index.GenerationAt(place))
        {
            _index.Note(place, record, generation);
        }

        _index.NoteOlder(place, true);
        DeleteOlder(place);
        return true;
    }

    // What outlives a batch. Where the settlement itself cannot be read nobody knows where the numbers ended: then the epoch is lost, for a number must never be used twice.
    private bool RecoverClosing()
    {
        bool isGiven = _closing.Recover();
        if (_closing.IsLost)
        {
            Damaged++;
            _epoch.Lose();
        }

        _report.Recover();
        if (_report.Batch == _closing.Ours.Batch)
        {
            _closing.Ours.TakeRows(_report.Rows, _report.Count);
        }

        if (!_sums.Recover() || (_closing.Phase == ClosingPhase.Settled && _sums.Batch != _closing.Ours.Batch))
        {
            Damaged++;
        }

        _stan = _closing.Phase == ClosingPhase.None ? 0 : _closing.StanOf(_closing.UploadLength + 1);
        return isGiven && _report.IsGiven && _sums.IsGiven;
    }

    private bool Advance(ClosingPhase phase) => _closing.Advance(phase) || (_reserve.Release() && _closing.Advance(phase));

    private bool Write(BatchTable table) => table.Write(_closing.Ours.Batch) || (_reserve.Release() && table.Write(_closing.Ours.Batch));

    // Counted when the settlement began; after a restart, anew.
    private bool CountProducts(SaleRecord record, CardProduct[] products)
    {
        if (_closing.Ours.Products > 0 || _closing.UploadLength == 0)
        {
            return true;
        }

        BatchSummary summary = new BatchSummary();
        bool isRead = true;
        long number = _closing.Ours.After;
        while (isRead && (number = _index.NextCounted(number, _closing.Ours.LastNumber)) != 0)
        {
            isRead = Read(number, record);
            summary.Count(record, products);
        }

        record.Clear();
        _closing.Ours.TakeRows(summary.Rows, summary.Products);
        return isRead;
    }

    private bool PutSumsAside(int batch, uint from)
    {
        if (_sums.Batch == batch)
        {
            return true;
        }

        byte[] before = _sums.Copy();
        _sums.Prune(from);
        _index.AddOffline(_sums, from, _closing.Ours.After, _closing.Ours.LastNumber);
        if (_sums.Write(batch) || (_reserve.Release() && _sums.Write(batch)))
        {
            return true;
        }

        _sums.TakeBack(before);
        return false;
    }

    // Once a batch is settled its offline sales are in the sums alone, though some of its records may still be there.
    private int CountOffline(byte[] cardDigest, DateTime since, out long sum)
    {
        int card = SaleIndex.CardOf(cardDigest);
        uint from = JournalTime.Of(since);
        int settled = _sums.Find(card, from, out long settledSum);
        int count = _index.OfflineOf(card, from, _closing.Phase == ClosingPhase.Settled ? LastSettling : 0, out sum);
        sum += settledSum;
        return count + settled;
    }

    // The older generation goes first: alone it would be taken for the sale.
    private bool Delete(int place)
    {
        if (!DeleteOlder(place) || !_files.Delete(FileName(_index.NumberAt(place), _index.GenerationAt(place))))
        {
            return false;
        }

        _index.Forget(place);
        return true;
    }

    // A file that is no whole record: shorter than one, it is a write that was cut (with no other generation, of a sale of which nothing had been sent or shown yet);
    // as long as one and wrong, or of another format, it is a cut write when the generation before it is whole, and damage otherwise. A file that cannot even
    // be read may be the newer one: then the sale is not touched at all. What is whole now was not given a moment ago, and is no cut write.
    private void Judge(string name, SaleRecord record)
    {
        long number = NumberOf(name, out char letter);
        int length = _files.Read(Folder + "/" + name, _seal.Sealed);
        bool isWhole = number > 0 && IsRecord(length, record) && IsNamed(number, letter, record);
        int place = _index.PlaceOf(number);
        bool wasCut = number > 0 && length >= 0 && !isWhole && (place >= 0 || (length < RecordSeal.Length && _seal.HasOwnFormat(length)));
        if (wasCut)
        {
            _files.Delete(Folder + "/" + name);
            return;
        }

        Damaged++;
        if (place >= 0)
        {
            _index.Forget(place);
        }
    }

    private void DeleteSuperseded() => DeleteOlder(_index.PlaceWithOlder());

    private bool DeleteOlder(int place)
    {
        if (_index.HasOlderAt(place))
        {
            _index.NoteOlder(place, !_files.Delete(FileName(_index.NumberAt(place), _index.GenerationAt(place) - 1)));
        }

        return !_index.HasOlderAt(place);
    }

    private int Open(string name, SaleRecord record)
    {
        int length = _files.Read(name, _seal.Sealed);
        return IsRecord(length, record) ? length : FileStatus.Unreadable;
    }

    // Whether what was read of a file is a whole record.
    private bool IsRecord(int length, SaleRecord record)
    {
        if (length != RecordSeal.Length || !_seal.TryOpen() || _seal.Kind != SaleLetter || !record.ReadPayload(_seal.Payload))
        {
            return false;
        }

        record.State = (SaleState)_seal.State;
        return record.State is >= SaleState.Intent and <= SaleState.Ended;
    }

    private bool IsNamed(long number, char letter, SaleRecord record) => record.Number == number && LetterOf(_seal.Generation) == letter;

    // Not made, and on no report.
    private static bool IsNothing(SaleState state) => state is SaleState.Declined or SaleState.Referred or SaleState.Ended;

    private static char LetterOf(int generation) => generation % 2 == 0 ? 'a' : 'b';

    private static bool IsKeptBeside(string name) =>
        name is "closing.a" or "closing.b" or "report.a" or "report.b" or "cards.a" or "cards.b";

    // Ten digits, and a letter that alternates with the generation.
    private string FileName(long number, int generation)
    {
        char[] name = _name;
        int last = name.Length - 1;
        name[last] = LetterOf(generation);
        if (number != _named)
        {
            // The steps of a sale follow one another.
            _named = number;
            for (int i = last - 1; i >= last - NumberDigits; i--)
            {
                name[i] = (char)('0' + number % 10);
                number /= 10;
            }
        }

        return new string(name);
    }

    private static long NumberOf(string name, out char letter)
    {
        letter = '\0';
        char[] characters = name.ToCharArray();
        if (characters.Length != NumberDigits + 1 || (characters[NumberDigits] != 'a' && characters[NumberDigits] != 'b'))
        {
            return 0;
        }

        letter = characters[NumberDigits];
        long number = 0;
        for (int i = 0; i < NumberDigits; i++)
        {
            uint digit = (uint)(characters[i] - '0');
            if (digit > 9)
            {
                return 0;
            }

            number = number * 10 + digit;
        }

        return number;
    }
}
