using System;
using Terminal.Core.Keys;
using Terminal.Core.Ports;

namespace Terminal.Core.Journal;

/// <summary>
/// Every sale, durable. One small file a sale; each step writes a new generation of it under the other of two names, so that a power cut at any byte leaves one
/// whole generation. The old one is overwritten by the step after the next, and deleted at rest when none follows. What is owed, what is unfinished and the next number are read from the records, never counted apart.
/// </summary>
public sealed class SaleJournal
{
    /// <summary>Most sales that are kept; a full journal takes no new one.</summary>
    public const int Capacity = 100;

    /// <summary>Most superseded generations that wait to be deleted: what they take of the flash is in <see cref="FlashPlan"/>.</summary>
    internal const int MostSuperseded = 4;

    // The last sale may take two places: its own, and that of the attempt that it replaces.
    private const int Places = Capacity + 1;

    private const string Folder = "journal";
    private const int NumberDigits = 10;
    private const byte SaleLetter = (byte)'S';

    private readonly IFileStore _files;
    private readonly RecordSeal _seal;
    private readonly FlashReserve _reserve;
    private readonly TerminalEpoch _epoch;
    private readonly char[] _name = (Folder + "/0000000000a").ToCharArray();
    private long _named;
    private readonly SaleIndex _index = new SaleIndex(Places);
    private long _highest;
    private int _stan;

    /// <summary>Opens the journal over a file store; nothing is read before <see cref="Recover"/>.</summary>
    public SaleJournal(IFileStore files, ICrypto crypto, KeyRing keys)
    {
        _files = files;
        _seal = new RecordSeal(crypto, keys);
        _reserve = new FlashReserve(files);
        _epoch = new TerminalEpoch(files, _seal);
    }

    /// <summary>Sales in the journal.</summary>
    public int Count => _index.Count;

    /// <summary>Files that are neither a whole record nor a cut write: something for an engineer. They are left as they are.</summary>
    public int Damaged { get; private set; }

    /// <summary>The epoch, the batch and whether the terminal has signed on at all.</summary>
    public TerminalEpoch Epoch => _epoch;

    /// <summary>The number after the highest one ever used here or known to the acquirer.</summary>
    public long NextNumber => (_highest > _epoch.Counter ? _highest : _epoch.Counter) + 1;

    /// <summary>The next STAN, 1 to 999999 (ISO 8583 field 11).</summary>
    public int NextStan() => _stan = _stan % 999_999 + 1;

    /// <summary>Reads what the flash holds, and clears away what a cut write left.</summary>
    /// <param name="record">Used as work space and wiped.</param>
    /// <returns>False when the flash does not even say which sales there are: the terminal must not sell.</returns>
    public bool Recover(SaleRecord record)
    {
        _index.Clear();
        Damaged = 0;
        _highest = 0;
        _stan = 0;
        _epoch.Recover();
        string[]? names = _files.List(Folder);
        if (names is null)
        {
            return false;
        }

        string[] doubtful = new string[names.Length];
        int doubts = 0;
        foreach (string name in names)
        {
            if (!Admit(name, record))
            {
                doubtful[doubts++] = name;
            }
        }

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
        for (int i = Count - 1; i >= 0 && Count >= Capacity; i--)
        {
            long number = _index.NumberAt(i);
            if (IsClosed(_index.StateAt(i)) && number != _highest && DeleteOlder(i) && _files.Delete(FileName(number, _index.GenerationAt(i))))
            {
                _index.Forget(i);
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
            if (_index.Superseded > MostSuperseded)
            {
                DeleteSuperseded();
            }
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
        _index.OfflineOf(cardDigest, since, out long sum);
        return sum;
    }

    /// <summary>In how many sales a card has bought that.</summary>
    /// <param name="cardDigest">A <see cref="Cards.CardDigest"/>.</param>
    /// <param name="since">UTC.</param>
    public int OfflineCountOf(byte[] cardDigest, DateTime since) => _index.OfflineOf(cardDigest, since, out _);

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

    // Takes a whole record into the index; of two generations the newer one, and the older is deleted.
    private bool Admit(string name, SaleRecord record)
    {
        long number = NumberOf(name);
        if (number > _highest)
        {
            _highest = number;
        }

        // A whole record under any name but its own, such as an older generation put back under the newer one's, could not be found again.
        if (number == 0 || Open(Folder + "/" + name, record) != RecordSeal.Length || !IsNamed(name, record))
        {
            return false;
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

        if (place >= 0)
        {
            int older = generation < _index.GenerationAt(place) ? generation : _index.GenerationAt(place);
            _files.Delete(FileName(number, older));
            if (older == generation)
            {
                return true;
            }
        }

        _index.Note(place, record, generation);
        return true;
    }

    // A file that is no whole record: shorter than one, it is a write that was cut (with no other generation, of a sale of which nothing had been sent or shown yet);
    // as long as one and wrong, or of another format, it is a cut write when the generation before it is whole, and damage otherwise. A file that cannot even
    // be read may be the newer one: then the sale is not touched at all. What is whole now was not given a moment ago, and is no cut write.
    private void Judge(string name, SaleRecord record)
    {
        long number = NumberOf(name);
        int length = _files.Read(Folder + "/" + name, _seal.Sealed);
        bool isWhole = number > 0 && IsRecord(length, record) && IsNamed(name, record);
        if (isWhole && Admit(name, record))
        {
            return;
        }

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

    private bool IsNamed(string name, SaleRecord record) => Folder + "/" + name == FileName(record.Number, _seal.Generation);

    private static bool IsClosed(SaleState state) => state is SaleState.Declined or SaleState.Acknowledged or SaleState.Referred or SaleState.Ended;

    // Ten digits, and a letter that alternates with the generation.
    private string FileName(long number, int generation)
    {
        char[] name = _name;
        int last = name.Length - 1;
        name[last] = generation % 2 == 0 ? 'a' : 'b';
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

    private static long NumberOf(string name)
    {
        char[] characters = name.ToCharArray();
        if (characters.Length != NumberDigits + 1 || (characters[NumberDigits] != 'a' && characters[NumberDigits] != 'b'))
        {
            return 0;
        }

        long number = 0;
        for (int i = 0; i < NumberDigits; i++)
        {
            if (characters[i] < '0' || characters[i] > '9')
            {
                return 0;
            }

            number = number * 10 + characters[i] - '0';
        }

        return number;
    }
}
