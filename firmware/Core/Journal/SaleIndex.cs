using System;
using Terminal.Core.Keys;
using Terminal.Core.Messages;

namespace Terminal.Core.Journal;

/// <summary>
/// What the journal holds, in packed arrays: a question about it opens no file. A card is known here by half of its digest; two cards that share one would only
/// cost an online call.
/// </summary>
internal sealed class SaleIndex
{
    private const long EpochSeconds = 62_135_596_800;

    // Who approved a sale: the acquirer online, the terminal, or the voice desk, to which the serial of its code is added.
    private const short Online = 0;
    private const short Here = -1;
    private const short ByTelephone = 1;

    // The arrays grow by so many sales at a time: most batches are far from full.
    private const int Step = 32;

    private readonly int _capacity;
    private long[] _numbers = new long[Step];
    private SaleState[] _states = new SaleState[Step];
    private int[] _generations = new int[Step];
    private bool[] _owesPaper = new bool[Step];
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
    public long Highest
    {
        get
        {
            long highest = 0;
            for (int i = 0; i < Count; i++)
            {
                highest = _numbers[i] > highest ? _numbers[i] : highest;
            }

            return highest;
        }
    }

    public void Clear() => Count = 0;

    public long NumberAt(int place) => _numbers[place];

    public int GenerationAt(int place) => _generations[place];

    public SaleState StateAt(int place) => _states[place];

    /// <summary>Where a sale stands; -1 when it is not there.</summary>
    public int PlaceOf(long number)
    {
        long[] numbers = _numbers;
        for (int i = Count - 1; i >= 0; i--)
        {
            if (numbers[i] == number)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Takes a generation of a sale in: at the place of the one before, or, where that is -1, at a new one, of which there must be one.</summary>
    public void Note(int place, SaleRecord sale, int generation)
    {
        if (place < 0)
        {
            if (Count == _numbers.Length)
            {
                Grow(Count + Step);
            }

            place = Count++;
        }

        _numbers[place] = sale.Number;
        _states[place] = sale.State;
        _generations[place] = generation;
        _owesPaper[place] = sale.PaperOwed != Prints.None;
        _cards[place] = CardOf(sale.CardDigest);
        _amounts[place] = sale.Amount;
        _times[place] = Seconds(sale.Time);
        _approvals[place] = ApprovalOf(sale);
    }

    public void Forget(int place)
    {
        Count--;
        _numbers[place] = _numbers[Count];
        _states[place] = _states[Count];
        _generations[place] = _generations[Count];
        _owesPaper[place] = _owesPaper[Count];
        _cards[place] = _cards[Count];
        _amounts[place] = _amounts[Count];
        _times[place] = _times[Count];
        _approvals[place] = _approvals[Count];
    }

    /// <summary>The oldest sale in a state above a number; 0 when there is none.</summary>
    public long Oldest(SaleState state, long above)
    {
        long oldest = 0;
        for (int i = 0; i < Count; i++)
        {
            if (_states[i] == state && _numbers[i] > above && (oldest == 0 || _numbers[i] < oldest))
            {
                oldest = _numbers[i];
            }
        }

        return oldest;
    }

    /// <summary>The oldest sale above a number that owes a slip; 0 when there is none.</summary>
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

    /// <summary>How often and for how much the terminal itself approved a card from a moment on, known to the acquirer or not; not what was voided.</summary>
    public int OfflineOf(byte[] cardDigest, DateTime since, out long sum)
    {
        int card = CardOf(cardDigest);
        uint from = Seconds(since);
        int count = 0;
        sum = 0;
        for (int i = 0; i < Count; i++)
        {
            if (_cards[i] == card && _approvals[i] == Here && _times[i] >= from
                && _states[i] is SaleState.AdviceOwed or SaleState.Completed or SaleState.AdviceRefused)
            {
                count++;
                sum += _amounts[i];
            }
        }

        return count;
    }

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

    private void Grow(int size)
    {
        Array.Copy(_numbers, _numbers = new long[size], Count);
        Array.Copy(_states, _states = new SaleState[size], Count);
        Array.Copy(_generations, _generations = new int[size], Count);
        Array.Copy(_owesPaper, _owesPaper = new bool[size], Count);
        Array.Copy(_cards, _cards = new int[size], Count);
        Array.Copy(_amounts, _amounts = new long[size], Count);
        Array.Copy(_times, _times = new uint[size], Count);
        Array.Copy(_approvals, _approvals = new short[size], Count);
    }

    private static short ApprovalOf(SaleRecord sale) =>
        !sale.IsAdvised ? Online
        : sale.AdviceReason == AdviceReason.Voice ? (short)(ByTelephone + SerialOf(sale.ApprovalCode)) : Here;

    private static int SerialOf(byte[] code) => (int)Digits.Read(code, 0, VoiceCode.SerialLength);

    private static int CardOf(byte[] digest) => (int)BigEndian.Read(digest, 0, 4);

    // From 1970 to 2106.
    private static uint Seconds(DateTime utc)
    {
        long seconds = utc.Ticks / TimeSpan.TicksPerSecond - EpochSeconds;
        return seconds <= 0 ? 0 : seconds >= uint.MaxValue ? uint.MaxValue : (uint)seconds;
    }
}
