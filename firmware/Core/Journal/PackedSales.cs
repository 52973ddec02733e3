using System;
using Terminal.Core.Keys;
using Terminal.Core.Messages;

namespace Terminal.Core.Journal;

/// <summary>
/// What the journal holds of each sale, in packed arrays in the order of the numbers. A card is known here by half of its digest; two cards that share one would only
/// cost an online call.
/// </summary>
internal abstract class PackedSales
{
    // Who approved a sale: the acquirer online, the terminal, or the voice desk, to which the serial of its code is added.
    protected const short Online = 0;
    protected const short Here = -1;
    protected const short ByTelephone = 1;

    // The arrays grow by so many sales at a time: most batches are far from full.
    private const int Step = 16;

    protected long[] _numbers = new long[Step];
    protected SaleState[] _states = new SaleState[Step];
    protected SaleKind[] _kinds = new SaleKind[Step];
    protected bool[] _owesPaper = new bool[Step];
    protected int[] _cards = new int[Step];
    protected long[] _amounts = new long[Step];
    protected uint[] _times = new uint[Step];
    protected short[] _approvals = new short[Step];
    private readonly int _capacity;
    private int[] _generations = new int[Step];
    private bool[] _hasOlder = new bool[Step];

    protected PackedSales(int capacity)
    {
        _capacity = capacity;
    }

    public int Count { get; private set; }

    public bool IsFull => Count == _capacity;

    /// <summary>The highest number; 0 when there is no sale.</summary>
    public long Highest => Count == 0 ? 0 : _numbers[Count - 1];

    /// <summary>Generations in flash that a newer one has superseded.</summary>
    public int Superseded { get; private set; }

    public void Clear()
    {
        Count = 0;
        Superseded = 0;
        Array.Clear(_hasOlder, 0, _hasOlder.Length);
    }

    public long NumberAt(int place) => _numbers[place];

    public int GenerationAt(int place) => _generations[place];

    public SaleState StateAt(int place) => _states[place];

    /// <summary>Whether the generation before the one noted is still in flash.</summary>
    public bool HasOlderAt(int place) => _hasOlder[place];

    /// <summary>Where a sale stands; when it is not there, the complement of where it would: a number below 0.</summary>
    public int PlaceOf(long number)
    {
        // At the start the files come in the order of their names, or nearly.
        if (Count == 0 || number > _numbers[Count - 1])
        {
            return ~Count;
        }

        int place = FirstFrom(number);
        return _numbers[place] == number ? place : ~place;
    }

    /// <summary>The place of the first sale with a number or a higher one; <see cref="Count"/> when there is none.</summary>
    public int FirstFrom(long number)
    {
        long[] numbers = _numbers;
        int low = 0, high = Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (numbers[middle] < number)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    /// <summary>Takes a generation of a sale in, where <see cref="PlaceOf"/> says; there must be a place for a new one.</summary>
    public void Note(int place, SaleRecord sale, int generation)
    {
        if (place < 0)
        {
            if (Count == _numbers.Length)
            {
                Grow(Count + Step);
            }

            place = ~place;
            Move(place, place + 1);
            _hasOlder[place] = false;
            Count++;
        }

        _numbers[place] = sale.Number;
        _states[place] = sale.State;
        _kinds[place] = sale.Kind;
        _generations[place] = generation;
        _owesPaper[place] = sale.PaperOwed != Prints.None;
        _cards[place] = CardOf(sale.CardDigest);
        _amounts[place] = sale.Amount;
        _times[place] = JournalTime.Of(sale.Time);
        _approvals[place] = ApprovalOf(sale);
    }

    public void Forget(int place)
    {
        NoteOlder(place, false);
        Move(place + 1, place);
        Count--;
        _hasOlder[Count] = false;
    }

    /// <summary>Says whether the generation before the one noted is still in flash; there is none before the first.</summary>
    public void NoteOlder(int place, bool hasOlder)
    {
        if (_hasOlder[place] != hasOlder)
        {
            _hasOlder[place] = hasOlder;
            Superseded += hasOlder ? 1 : -1;
        }
    }

    /// <summary>The first place with an older generation in flash; there must be one.</summary>
    public int PlaceWithOlder()
    {
        int place = 0;
        while (!_hasOlder[place])
        {
            place++;
        }

        return place;
    }

    /// <summary>What a card is known by here.</summary>
    public static int CardOf(byte[] digest) => (int)BigEndian.Read(digest, 0, 4);

    // Moves all from a place on to another place.
    private void Move(int from, int to)
    {
        int length = Count - from;
        if (length > 0)
        {
            Array.Copy(_numbers, from, _numbers, to, length);
            Array.Copy(_states, from, _states, to, length);
            Array.Copy(_kinds, from, _kinds, to, length);
            Array.Copy(_generations, from, _generations, to, length);
            Array.Copy(_owesPaper, from, _owesPaper, to, length);
            Array.Copy(_hasOlder, from, _hasOlder, to, length);
            Array.Copy(_cards, from, _cards, to, length);
            Array.Copy(_amounts, from, _amounts, to, length);
            Array.Copy(_times, from, _times, to, length);
            Array.Copy(_approvals, from, _approvals, to, length);
        }
    }

    private void Grow(int size)
    {
        Array.Copy(_numbers, _numbers = new long[size], Count);
        Array.Copy(_states, _states = new SaleState[size], Count);
        Array.Copy(_kinds, _kinds = new SaleKind[size], Count);
        Array.Copy(_generations, _generations = new int[size], Count);
        Array.Copy(_owesPaper, _owesPaper = new bool[size], Count);
        Array.Copy(_hasOlder, _hasOlder = new bool[size], Count);
        Array.Copy(_cards, _cards = new int[size], Count);
        Array.Copy(_amounts, _amounts = new long[size], Count);
        Array.Copy(_times, _times = new uint[size], Count);
        Array.Copy(_approvals, _approvals = new short[size], Count);
    }

    private static short ApprovalOf(SaleRecord sale) =>
        !sale.IsAdvised || sale.AdviceReason == AdviceReason.Completion ? Online
        : sale.AdviceReason == AdviceReason.Voice ? (short)(ByTelephone + SerialOf(sale.ApprovalCode)) : Here;

    protected static int SerialOf(byte[] code) => (int)Digits.Read(code, 0, VoiceCode.SerialLength);
}
