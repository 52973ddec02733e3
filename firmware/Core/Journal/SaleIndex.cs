using System;

namespace Terminal.Core.Journal;

/// <summary>The questions about what the journal holds: they open no file.</summary>
internal sealed class SaleIndex : PackedSales
{
    public SaleIndex(int capacity)
        : base(capacity)
    {
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

    /// <summary>How many are in a state.</summary>
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

    /// <summary>How many of a kind are in a state.</summary>
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

    /// <summary>Whether a reversal or void of a sale of a card is still to be sent.</summary>
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

    /// <summary>The place of the first sale above a number that belongs to a batch; <see cref="PackedSales.Count"/> when there is none. Pre-authorisations stand outside.</summary>
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
}
