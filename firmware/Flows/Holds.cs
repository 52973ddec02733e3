using System;
using Terminal.Core.Journal;
using Terminal.Core.Ports;
using Terminal.Core.Texts;

namespace Terminal.Flows;

/// <summary>
/// The open holds: pre-authorisations that are neither completed nor cancelled nor expired. The journal ends a hold when the acquirer has taken its completion; until then the
/// completion that is to be sent speaks for it, so nothing is written twice at the counter.
/// </summary>
internal sealed class Holds
{
    private readonly Till _till;
    private readonly Particulars _particulars;

    /// <summary>The holds of a till.</summary>
    public Holds(Till till, Particulars particulars)
    {
        _till = till;
        _particulars = particulars;
    }

    /// <summary>Lets the merchant choose one, the oldest first; it is then in the till's record.</summary>
    /// <param name="title">What it is for.</param>
    /// <param name="question">What is asked of each.</param>
    public bool IsChosen(Text title, Text question)
    {
        long number = 0;
        if (!IsNext(ref number))
        {
            return _till.Refuse(title, Text.NoHolds);
        }

        while (true)
        {
            _particulars.Compose(title, Text.KeysChoose).Add(6, question).Show();
            Key key = _till.Dialogue.AwaitChoice(Dialogue.Patience, Key.Enter, Key.Up, Key.Cancel);
            if (key != Key.Up)
            {
                return key == Key.Enter;
            }

            if (!IsNext(ref number) && !IsNext(ref number))
            {
                return false;
            }
        }
    }

    /// <summary>Whether the hold of the till's record is open; the record is read again.</summary>
    public bool IsOpen()
    {
        SaleRecord hold = _till.Record;
        long number = hold.Number;
        return hold.State == SaleState.Completed && !HasExpired(hold) && !IsNamed(SaleState.AdviceOwed, number) && !IsNamed(SaleState.VoidOwed, number)
            && _till.Journal.Read(number, hold);
    }

    /// <summary>
    /// Ends the hold that a completion names. The acquirer has answered the completion or its void; this is written before that is, so that a hold is not offered again
    /// when its completion has been settled and forgotten.
    /// </summary>
    /// <param name="completion">The completion; read again, for the record serves for the hold meanwhile.</param>
    /// <param name="journal">Where both are.</param>
    /// <returns>False when the flash does not allow it now.</returns>
    internal static bool End(SaleJournal journal, SaleRecord completion)
    {
        long number = completion.Number;
        long original = completion.OriginalNumber;
        bool isEnded = !journal.Has(original) || (journal.Read(original, completion) && IsEnded(journal, completion));
        return journal.Read(number, completion) && isEnded;
    }

    private static bool IsEnded(SaleJournal journal, SaleRecord hold)
    {
        if (hold.Kind != SaleKind.PreAuthorisation || hold.State != SaleState.Completed)
        {
            return true;
        }

        hold.State = SaleState.Ended;
        return journal.Write(hold);
    }

    // In training there is one at the most, without a number.
    private bool IsNext(ref long number)
    {
        if (_till.IsTraining)
        {
            return _till.Practice!.Recall(true, _till.Record);
        }

        number = Next(number);
        return number != 0;
    }

    // The next open hold above a number, in the till's record; 0 when there is none. One that has expired is ended in passing.
    private long Next(long above)
    {
        for (long number = _till.Journal.Oldest(SaleKind.PreAuthorisation, SaleState.Completed, above); number != 0;
            number = _till.Journal.Oldest(SaleKind.PreAuthorisation, SaleState.Completed, number))
        {
            if (!_till.Journal.Read(number, _till.Record))
            {
                continue;
            }

            if (HasExpired(_till.Record))
            {
                IsEnded(_till.Journal, _till.Record);
            }
            else if (IsOpen())
            {
                return number;
            }
        }

        return 0;
    }

    // By a clock that cannot be trusted nothing expires.
    private bool HasExpired(SaleRecord hold) =>
        _till.HostTime.IsTrusted && _till.Clock.UtcNow.Ticks - hold.Time.Ticks >= _till.Parameters.HoldDays * TimeSpan.TicksPerDay;

    // Whether a completion in a state names it. One that cannot be read may.
    private bool IsNamed(SaleState state, long number)
    {
        for (long other = _till.Journal.Oldest(SaleKind.Completion, state, number); other != 0; other = _till.Journal.Oldest(SaleKind.Completion, state, other))
        {
            if (!_till.Journal.Read(other, _till.Record) || _till.Record.OriginalNumber == number)
            {
                return true;
            }
        }

        return false;
    }
}
