using System;
using Terminal.Core.Keys;
using Terminal.Core.Messages;

namespace Terminal.Core.Journal;

/// <summary>
/// What the journal holds, in packed arrays in the order of the numbers: a question about it opens no file. A card is known here by half of its digest; two cards
/// that share one would only cost an online call.
/// </summary>
internal sealed class SaleIndex
{
    // Who approved a sale: the acquirer online, the terminal, or the voice desk, to which the serial of its code is added.
    private const short Online = 0;
    private const short Here = -1;
    private const short ByTelephone = 1;

    // The arrays grow by so many sales at a time: most batches are far from full.
    private const int Step = 16;

    private readonly int _capacity;
    private long[] _numbers = new long[Step];
    private SaleState[] _states = new SaleState[Step];
    private SaleKind[] _kinds = new SaleKind[Step];
    private int[] _generations = new int[Step];
    private bool[] _owesPaper = new bool[Step];
    private bool[] _hasOlder = new bool[Step];
    private int[] _cards = new int[Step];
    private long[] _amounts = new long[Step];
    private uint[] _times = new uint[Step];
    private short[] _approvals = new short[Step];

    public SaleIndex(int capacity)
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

    public SaleKind KindAt(int place) => _kinds[place];

    public long AmountAt(int place) => _amounts[place];

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

    /// <summary>The oldest sale in a state above a number; 0 when there is none.</summary>
    public long Oldest(SaleState state, long above)
    {
        for (int i = FirstFrom(above + 1); i < Count; i++)
        {
            if (_states[i] == state)
            {
                return _numbers[i];
            }
        }

        return 0;
    }

    /// <summary>The newest sale below a number; 0 when there is none.</summary>
    public long NewestBelow(long number)
    {
        int place = FirstFrom(number) - 1;
        return place < 0 ? 0 : _numbers[place];
    }

    /// <summary>The oldest sale above a number that owes a slip; 0 when there is none.</summary>
    public long OldestOwingPaper(long above)
    {
        for (int i = FirstFrom(above + 1); i < Count; i++)
        {
            if (_owesPaper[i])
            {
                return _numbers[i];
            }
        }

        return 0;
    }

    /// <summary>The oldest of a kind in a state above a number; 0 when there is none.</summary>
    public long Oldest(SaleKind kind, SaleState state, long above)
    {
        for (int i = FirstFrom(above + 1); i < Count; i++)
        {
            if (_states[i] == state && _kinds[i] == kind)
            {
                return _numbers[i];
            }
        }

        return 0;
    }

    public int CountOf(SaleKind kind, SaleState state)
    {
        int count = 0;
        for (int i = 0; i < Count; i++)
        {
            if (_states[i] == state && _kinds[i] == kind)
            {
                count++;
            }
        }

        return count;
    }

    /// <summary>The newest that stands of a card, below a number; 0 when there is none.</summary>
    public long NewestMade(byte[] cardDigest, long below)
    {
        int card = CardOf(cardDigest);
        for (int i = FirstFrom(below) - 1; i >= 0; i--)
        {
            if (_cards[i] == card && IsMade(_states[i]))
            {
                return _numbers[i];
            }
        }

        return 0;
    }

    /// <summary>Whether a card bought for the same amount from a moment on, and it stands.</summary>
    public bool HasTwin(byte[] cardDigest, long amount, DateTime since)
    {
        int card = CardOf(cardDigest);
        uint from = JournalTime.Of(since);
        for (int i = 0; i < Count; i++)
        {
            if (_amounts[i] == amount && _cards[i] == card && _times[i] >= from && _kinds[i] == SaleKind.Sale && IsMade(_states[i]))
            {
                return true;
            }
        }

        return false;
    }

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

    /// <summary>Sales that the terminal approved itself and the acquirer does not know of yet, and their sum.</summary>
    public int Unadvised(out long total)
    {
        int count = 0;
        total = 0;
        for (int i = 0; i < Count; i++)
        {
            if (_states[i] == SaleState.AdviceOwed && _approvals[i] == Here)
            {
                count++;
                total += _amounts[i];
            }
        }

        return count;
    }

    /// <summary>
    /// How often and for how much the terminal itself approved a card from a moment on, in sales above a number, known to the acquirer or not; not what was voided.
    /// </summary>
    public int OfflineOf(int card, uint from, long above, out long sum)
    {
        int count = 0;
        sum = 0;
        for (int i = FirstFrom(above + 1); i < Count; i++)
        {
            if (_cards[i] == card && _times[i] >= from && IsOffline(i))
            {
                count++;
                sum += _amounts[i];
            }
        }

        return count;
    }

    /// <summary>Adds what <see cref="OfflineOf"/> counts, of all cards, above a number and up to another.</summary>
    public void AddOffline(CardSums to, uint from, long above, long last)
    {
        for (int i = FirstFrom(above + 1); i < Count && _numbers[i] <= last; i++)
        {
            if (_times[i] >= from && IsOffline(i))
            {
                to.Add(_cards[i], _times[i], _amounts[i]);
            }
        }
    }

    /// <summary>The first sale above a number and up to another that the totals count; 0 when there is none.</summary>
    public long NextCounted(long above, long last)
    {
        for (int i = FirstFrom(above + 1); i < Count && _numbers[i] <= last; i++)
        {
            if (_states[i] == SaleState.Completed && _kinds[i] != SaleKind.PreAuthorisation)
            {
                return _numbers[i];
            }
        }

        return 0;
    }

    /// <summary>The place of the first sale up to a number that is over and done with, its paper too; -1 when there is none. An open pre-authorisation is not.</summary>
    public int PlaceOfSettled(long last)
    {
        for (int i = 0; i < Count && _numbers[i] <= last; i++)
        {
            if (!_owesPaper[i] && IsOver(i))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The place of the first sale above a number that belongs to a batch; <see cref="Count"/> when there is none. Pre-authorisations stand outside.</summary>
    public int FirstOfBatch(long above)
    {
        int place = FirstFrom(above + 1);
        while (place < Count && _kinds[place] == SaleKind.PreAuthorisation)
        {
            place++;
        }

        return place;
    }

    /// <summary>Whether a sale was made before a moment.</summary>
    public bool IsBefore(int place, DateTime utc) => _times[place] < JournalTime.Of(utc);

    public bool OwesReversalOf(byte[] cardDigest)
    {
        int card = CardOf(cardDigest);
        for (int i = 0; i < Count; i++)
        {
            if (_cards[i] == card && _states[i] is SaleState.ReversalOwed or SaleState.VoidOwed)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a code of the voice desk with this one's serial was used for the same card and amount.</summary>
    public bool HasUsed(byte[] code, SaleRecord sale)
    {
        int card = CardOf(sale.CardDigest);
        int approval = ByTelephone + SerialOf(code);
        for (int i = 0; i < Count; i++)
        {
            if (_approvals[i] == approval && _cards[i] == card && _amounts[i] == sale.Amount)
            {
                return true;
            }
        }

        return false;
    }

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

    private bool IsOffline(int place) =>
        _approvals[place] == Here && IsMade(_states[place]);

    // A call to the voice desk is pending while its record is the newest.
    private bool IsOver(int place) => _states[place] switch
    {
        SaleState.Completed => _kinds[place] != SaleKind.PreAuthorisation,
        SaleState.Referred => place < Count - 1,
        SaleState.Declined or SaleState.Acknowledged or SaleState.Refused or SaleState.AdviceRefused or SaleState.Ended => true,
        _ => false,
    };

    private static bool IsMade(SaleState state) => state is SaleState.AdviceOwed or SaleState.Completed or SaleState.AdviceRefused;

    private static short ApprovalOf(SaleRecord sale) =>
        !sale.IsAdvised || sale.AdviceReason == AdviceReason.Completion ? Online
        : sale.AdviceReason == AdviceReason.Voice ? (short)(ByTelephone + SerialOf(sale.ApprovalCode)) : Here;

    private static int SerialOf(byte[] code) => (int)Digits.Read(code, 0, VoiceCode.SerialLength);

    /// <summary>What a card is known by here.</summary>
    public static int CardOf(byte[] digest) => (int)BigEndian.Read(digest, 0, 4);
}
