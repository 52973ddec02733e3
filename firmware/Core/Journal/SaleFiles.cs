using Terminal.Core.Ports;

namespace Terminal.Core.Journal;

/// <summary>
/// The sales in flash. One small file a sale; each step writes a new generation of it under the other of two names, so that a power cut at any byte leaves one
/// whole generation. The old one is overwritten by the step after the next, and deleted at rest when none follows.
/// </summary>
internal sealed class SaleFiles
{
    /// <summary>Most superseded generations that wait to be deleted; fewer where they would pass what <see cref="FlashPlan"/> has for the records of a full batch.</summary>
    private const int MostSuperseded = 4;

    private const byte SaleLetter = (byte)'S';

    private readonly IFileStore _files;
    private readonly FlashReserve _reserve;
    private readonly RecordSeal _seal;
    private readonly int _most;
    private readonly SaleIndex _index;
    private readonly SaleFileName _name = new SaleFileName();

    /// <summary>The files of so many sales at most.</summary>
    public SaleFiles(IFileStore files, FlashReserve reserve, RecordSeal seal, int most)
    {
        _files = files;
        _reserve = reserve;
        _seal = seal;
        _most = most;
        _index = new SaleIndex(most);
    }

    /// <summary>What there is.</summary>
    public SaleIndex Index => _index;

    /// <summary>Files that are neither a whole record nor a cut write; they are left as they are.</summary>
    public int Damaged { get; private set; }

    /// <summary>The highest number of a sale among them, 0 for none.</summary>
    public long HighestDamaged { get; private set; }

    /// <summary>The highest number of a sale that was ever seen, 0 for none.</summary>
    public long HighestNumber { get; private set; }

    /// <summary>Reads what the flash holds, and clears away what a cut write left.</summary>
    /// <param name="record">Used as work space and wiped.</param>
    /// <returns>False when the flash does not even say which sales there are.</returns>
    public bool Recover(SaleRecord record)
    {
        _index.Clear();
        Damaged = 0;
        HighestDamaged = 0;
        HighestNumber = 0;
        string[]? names = _files.List(SaleFileName.Folder);
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
        string name = _name.Of(record.Number, generation);
        if (!_reserve.Write(name, _seal.Sealed, RecordSeal.Length))
        {
            _files.Delete(name);
            return false;
        }

        _index.Note(place, record, generation);
        HighestNumber = record.Number > HighestNumber ? record.Number : HighestNumber;
        if (place >= 0)
        {
            _index.NoteOlder(place, true);
        }

        if (_index.Superseded > MostSuperseded || (_index.Superseded > 0 && _index.Superseded + _index.Count > _most))
        {
            DeleteSuperseded();
        }

        return true;
    }

    /// <summary>Reads a sale.</summary>
    /// <returns>False when the flash does not give it whole.</returns>
    public bool Read(long number, SaleRecord record)
    {
        int place = _index.PlaceOf(number);
        bool read = place >= 0 && Open(_name.Of(number, _index.GenerationAt(place)), record) == RecordSeal.Length;
        _seal.Wipe();
        return read;
    }

    /// <summary>Deletes one superseded generation, if there is any.</summary>
    public void Tidy()
    {
        if (_index.Superseded > 0)
        {
            DeleteSuperseded();
        }
    }

    /// <summary>Deletes a sale. The older generation goes first: alone it would be taken for the sale.</summary>
    /// <returns>False when the flash refused it.</returns>
    public bool Delete(int place)
    {
        if (!DeleteOlder(place) || !_files.Delete(_name.Of(_index.NumberAt(place), _index.GenerationAt(place))))
        {
            return false;
        }

        _index.Forget(place);
        return true;
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
        long number = SaleFileName.NumberOf(name, out char letter);
        if (number > HighestNumber)
        {
            HighestNumber = number;
        }

        // A whole record under any name but its own, such as an older generation put back under the newer one's, could not be found again.
        if (number == 0 || Open(SaleFileName.Folder + "/" + name, record) != RecordSeal.Length || !IsNamed(number, letter, record))
        {
            return IsKeptBeside(name);
        }

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

    // A file that is no whole record: shorter than one, it is a write that was cut (with no other generation, of a sale of which nothing had been sent or shown yet);
    // as long as one and wrong, or of another format, it is a cut write when the generation before it is whole, and damage otherwise. A file that cannot even
    // be read may be the newer one: then the sale is not touched at all. What is whole now was not given a moment ago, and is no cut write.
    private void Judge(string name, SaleRecord record)
    {
        long number = SaleFileName.NumberOf(name, out char letter);
        int length = _files.Read(SaleFileName.Folder + "/" + name, _seal.Sealed);
        bool isWhole = number > 0 && IsRecord(length, record) && IsNamed(number, letter, record);
        int place = _index.PlaceOf(number);
        bool wasCut = number > 0 && length >= 0 && !isWhole && (place >= 0 || (length < RecordSeal.Length && _seal.HasOwnFormat(length)));
        if (wasCut)
        {
            _files.Delete(SaleFileName.Folder + "/" + name);
            return;
        }

        Damaged++;
        HighestDamaged = number > HighestDamaged ? number : HighestDamaged;
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
            _index.NoteOlder(place, !_files.Delete(_name.Of(_index.NumberAt(place), _index.GenerationAt(place) - 1)));
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

    private bool IsNamed(long number, char letter, SaleRecord record) => record.Number == number && SaleFileName.LetterOf(_seal.Generation) == letter;

    private static bool IsKeptBeside(string name) =>
        name is "closing.a" or "closing.b" or "report.a" or "report.b" or "cards.a" or "cards.b";
}
