using System;
using Terminal.Core.Keys;
using Terminal.Core.Ports;

namespace Terminal.Core.Journal;

/// <summary>
/// Every sale, durable. One small file a sale; each step writes a new generation of it under the other of two names and then deletes the old one, so
/// that a power cut at any byte leaves one whole generation. What is owed, what is unfinished and the next number are read from the records, never counted apart.
/// </summary>
public sealed class SaleJournal
{
    /// <summary>Most sales that are kept; a full journal takes no new one.</summary>
    public const int Capacity = 100;

    private const string Folder = "journal";
    private const int NumberDigits = 10;
    private const long LastNumber = 9_999_999_999;
    private const byte SaleKind = (byte)'S';

    private readonly IFileStore _files;
    private readonly RecordSeal _seal;
    private readonly FlashReserve _reserve;
    private readonly TerminalEpoch _epoch;
    private readonly long[] _numbers = new long[Capacity];
    private readonly SaleState[] _states = new SaleState[Capacity];
    private readonly int[] _generations = new int[Capacity];
    private readonly bool[] _owesPaper = new bool[Capacity];
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
    public int Count { get; private set; }

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
        Count = 0;
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
            Judge(doubtful[i]);
        }

        record.Clear();
        _seal.Wipe();
        return true;
    }

    /// <summary>
    /// Whether a new sale can be taken through all its steps: a place in the index, a number that field 37 can carry, and flash kept back for four more generations.
    /// </summary>
    public bool HasRoom()
    {
        for (int i = Count - 1; i >= 0 && Count == Capacity; i--)
        {
            if (IsClosed(_states[i]) && _numbers[i] != _highest && _files.Delete(FileName(_numbers[i], _generations[i])))
            {
                Forget(i);
            }
        }

        return Count < Capacity && NextNumber <= LastNumber && _reserve.IsKept();
    }

    /// <summary>Writes a sale's next generation; on return it is durable.</summary>
    /// <returns>False when the flash refused it: what stood before still stands.</returns>
    public bool Write(SaleRecord record)
    {
        int place = PlaceOf(record.Number);
        int generation = place < 0 ? 1 : _generations[place] + 1;
        record.WritePayload(_seal.Payload);
        _seal.Seal(SaleKind, (byte)record.State, generation);
        _seal.Wipe();
        string name = FileName(record.Number, generation);
        if (!_files.Write(name, _seal.Sealed, RecordSeal.Length)
            && !(_reserve.Release() && _files.Write(name, _seal.Sealed, RecordSeal.Length)))
        {
            _files.Delete(name);
            return false;
        }

        if (place < 0)
        {
            place = Count++;
            _numbers[place] = record.Number;
        }
        else
        {
            _files.Delete(FileName(record.Number, generation - 1));
        }

        Note(place, record, generation);
        _highest = record.Number > _highest ? record.Number : _highest;
        return true;
    }

    /// <summary>Finds the oldest sale in a state.</summary>
    /// <returns>Its number, or 0 when there is none.</returns>
    public long Oldest(SaleState state)
    {
        long oldest = 0;
        for (int i = 0; i < Count; i++)
        {
            if (_states[i] == state && (oldest == 0 || _numbers[i] < oldest))
            {
                oldest = _numbers[i];
            }
        }

        return oldest;
    }

    /// <summary>Finds the oldest sale above a number whose last slip has not been printed.</summary>
    /// <returns>Its number, or 0 when there is none.</returns>
    public long OldestOwingPaper(long above)
    {
        long oldest = 0;
        for (int i = 0; i < Count; i++)
        {
            if (_owesPaper[i] && _numbers[i] > above && (oldest == 0 || _numbers[i] < oldest))
            {
                oldest = _numbers[i];
            }
        }

        return oldest;
    }

    /// <summary>Counts the sales in a state.</summary>
    public int CountOf(SaleState state)
    {
        int count = 0;
        for (int i = 0; i < Count; i++)
        {
            if (_states[i] == state)
            {
                count++;
            }
        }

        return count;
    }

    /// <summary>Sales approved here whose advice the acquirer has not taken yet.</summary>
    public int OfflineCount => 0;

    /// <summary>Their sum in minor units.</summary>
    public long OfflineTotal => 0;

    /// <summary>What one card has bought offline since a moment, advised or not, voids left out; minor units.</summary>
    /// <param name="cardDigest">A <see cref="Cards.CardDigest"/>.</param>
    /// <param name="since">UTC.</param>
    public long OfflineSum(byte[] cardDigest, DateTime since) => 0;

    /// <summary>In how many sales a card has bought that.</summary>
    /// <param name="cardDigest">A <see cref="Cards.CardDigest"/>.</param>
    /// <param name="since">UTC.</param>
    public int OfflineCountOf(byte[] cardDigest, DateTime since) => 0;

    /// <summary>Whether a reversal or void of a sale of this card is still to be sent.</summary>
    /// <param name="cardDigest">A <see cref="Cards.CardDigest"/>.</param>
    public bool OwesReversalOf(byte[] cardDigest) => false;

    /// <summary>Reads a sale.</summary>
    /// <returns>False when the flash does not give it whole.</returns>
    public bool Read(long number, SaleRecord record)
    {
        int place = PlaceOf(number);
        bool read = place >= 0 && Open(FileName(number, _generations[place]), record) == RecordSeal.Length;
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
        if (number == 0 || Open(Folder + "/" + name, record) != RecordSeal.Length || Folder + "/" + name != FileName(record.Number, _seal.Generation))
        {
            return false;
        }

        _stan = record.Stan > _stan ? record.Stan : _stan;
        _stan = record.ReversalStan > _stan ? record.ReversalStan : _stan;
        int generation = _seal.Generation;
        int place = PlaceOf(number);
        if (place < 0)
        {
            if (Count == Capacity)
            {
                return false;
            }

            place = Count++;
            _numbers[place] = number;
        }
        else
        {
            int older = generation < _generations[place] ? generation : _generations[place];
            _files.Delete(FileName(number, older));
            if (older == generation)
            {
                return true;
            }
        }

        Note(place, record, generation);
        return true;
    }

    // A file that is no whole record: shorter than one, it is a write that was cut (with no other generation, of a sale of which nothing had been sent yet);
    // as long as one and wrong, it is a cut write when the generation before it is whole, and damage otherwise. A file that cannot even be read may be
    // the newer one: then the sale is not touched at all.
    private void Judge(string name)
    {
        long number = NumberOf(name);
        int place = PlaceOf(number);
        int length = _files.Read(Folder + "/" + name, _seal.Sealed);
        bool wasCut = number > 0 && length >= 0 && (length < RecordSeal.Length || place >= 0);
        if (wasCut)
        {
            _files.Delete(Folder + "/" + name);
            return;
        }

        Damaged++;
        if (place >= 0)
        {
            Forget(place);
        }
    }

    private int Open(string name, SaleRecord record)
    {
        int length = _files.Read(name, _seal.Sealed);
        if (length != RecordSeal.Length || !_seal.TryOpen() || _seal.Kind != SaleKind || !record.ReadPayload(_seal.Payload))
        {
            return FileStatus.Unreadable;
        }

        record.State = (SaleState)_seal.State;
        if (record.State < SaleState.Intent || record.State > SaleState.Refused)
        {
            return FileStatus.Unreadable;
        }

        return length;
    }

    private void Note(int place, SaleRecord record, int generation)
    {
        _states[place] = record.State;
        _generations[place] = generation;
        _owesPaper[place] = record.OwesPaper;
    }

    private void Forget(int place)
    {
        Count--;
        _numbers[place] = _numbers[Count];
        _states[place] = _states[Count];
        _generations[place] = _generations[Count];
        _owesPaper[place] = _owesPaper[Count];
    }

    private int PlaceOf(long number)
    {
        for (int i = 0; i < Count; i++)
        {
            if (_numbers[i] == number)
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsClosed(SaleState state) => state == SaleState.Declined || state == SaleState.Acknowledged;

    // Ten digits, and a letter that alternates with the generation.
    private static string FileName(long number, int generation)
    {
        char[] name = new char[NumberDigits + 1];
        for (int i = NumberDigits - 1; i >= 0; i--)
        {
            name[i] = (char)('0' + number % 10);
            number /= 10;
        }

        name[NumberDigits] = generation % 2 == 0 ? 'a' : 'b';
        return Folder + "/" + new string(name);
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
