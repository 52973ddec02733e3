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

    private readonly int _capacity;
    private readonly long[] _numbers;
    private readonly SaleState[] _states;
    private readonly int[] _generations;
    private readonly bool[] _owesPaper;
    private readonly int[] _cards;
    private readonly long[] _amounts;
    private readonly uint[] _times;
    private readonly short[] _adviceReasons;
    private readonly short[] _serials;

    public SaleIndex(int capacity)
    {
        _capacity = capacity;
        _numbers = new long[capacity];
        _states = new SaleState[capacity];
        _generations = new int[capacity];
        _owesPaper = new bool[capacity];
        _cards = new int[capacity];
        _amounts = new long[capacity];
        _times = new uint[capacity];
        _adviceReasons = new short[capacity];
        _serials = new short[capacity];
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
        for (int i = 0; i < Count; i++)
        {
            if (_numbers[i] == number)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>Takes a generation of a sale in, in place of the one before; a new sale needs that it is not full.</summary>
    public void Note(SaleRecord sale, int generation)
    {
        int place = PlaceOf(sale.Number);
        if (place < 0)
        {
            place = Count++;
        }

        _numbers[place] = sale.Number;
        _states[place] = sale.State;
        _generations[place] = generation;
        _owesPaper[place] = sale.PaperOwed != Prints.None;
        _cards[place] = CardOf(sale.CardDigest);
        _amounts[place] = sale.Amount;
        _times[place] = Seconds(sale.Time);
        _adviceReasons[place] = (short)sale.AdviceReason;
        _serials[place] = sale.AdviceReason == AdviceReason.Voice ? SerialOf(sale.ApprovalCode) : (short)-1;
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
        _adviceReasons[place] = _adviceReasons[Count];
        _serials[place] = _serials[Count];
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
            if (_states[i] == SaleState.AdviceOwed && IsOffline(i))
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
            if (_cards[i] == card && IsOffline(i) && _times[i] >= from
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
        short serial = SerialOf(code);
        for (int i = 0; i < Count; i++)
        {
            if (_serials[i] == serial && _cards[i] == card && _amounts[i] == sale.Amount)
            {
                return true;
            }
        }

        return false;
    }

    // A sale that the acquirer approved by telephone is not the terminal's own decision.
    private bool IsOffline(int place) => _adviceReasons[place] != 0 && _adviceReasons[place] != AdviceReason.Voice;

    private static short SerialOf(byte[] code) => (short)Digits.Read(code, 0, VoiceCode.SerialLength);

    private static int CardOf(byte[] digest) => (int)BigEndian.Read(digest, 0, 4);

    // From 1970 to 2106.
    private static uint Seconds(DateTime utc)
    {
        long seconds = utc.Ticks / TimeSpan.TicksPerSecond - EpochSeconds;
        return seconds <= 0 ? 0 : seconds >= uint.MaxValue ? uint.MaxValue : (uint)seconds;
    }
}
