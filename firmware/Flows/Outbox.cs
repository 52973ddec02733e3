using System;
using Terminal.Core;
using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Core.Ports;
using Terminal.Core.Receipts;
using Terminal.Core.Texts;

namespace Terminal.Flows;

/// <summary>
/// Sends what the journal says is owed, without end: reversals and voids first, then advices, the oldest first. Reversals come before every other online message, for the
/// acquirer must not decide on a limit that a dead sale still holds; advices wait for nobody and hold nobody up.
/// </summary>
public sealed class Outbox
{
    private readonly Till _till;
    private readonly Slips _slips;
    private readonly Pacing _pacing;

    // The advice that the acquirer wanted again later: those after it are not held up by it.
    private long _passed;

    /// <summary>Sends from a till.</summary>
    public Outbox(Till till, Slips slips)
    {
        _till = till;
        _slips = slips;
        _pacing = new Pacing(till.Clock);
    }

    /// <summary>How many reversals and voids are owed.</summary>
    public int Reversals => _till.Journal.CountOf(SaleState.ReversalOwed) + _till.Journal.CountOf(SaleState.VoidOwed);

    /// <summary>How many advices are owed.</summary>
    public int Advices => _till.Journal.CountOf(SaleState.AdviceOwed);

    /// <summary>Whether something is owed and the time has come for another attempt.</summary>
    public bool IsDue => _pacing.IsDue && (Reversals > 0 || Advices > 0);

    /// <summary>Whether the acquirer answered the last message, be it with "later".</summary>
    public bool IsHeard { get; private set; }

    /// <summary>The acquirer has been heard: what is owed need not wait any longer.</summary>
    public void Hurry() => _pacing.Reset();

    /// <summary>Sends one message if one is owed and due; one at a time, so that the merchant need not wait for the rest.</summary>
    /// <returns>Whether there was an attempt: the screen may show something else now.</returns>
    public bool DeliverWhenDue()
    {
        if (!IsDue)
        {
            return false;
        }

        long reversal = NextReversal();
        long number = reversal != 0 ? reversal : NextAdvice();
        if (number == 0)
        {
            // All advices that are left were wanted again later.
            Postpone();
            return false;
        }

        if (Send(number))
        {
            _pacing.Reset();
        }
        else if (reversal == 0 && IsHeard)
        {
            _passed = number;
        }
        else
        {
            Postpone();
        }

        return true;
    }

    /// <summary>Sends the reversals and voids that are owed. Uses the till's record, and leaves its card alone: a sale may be waiting with it.</summary>
    /// <returns>False when one is still owed: the acquirer could not be reached, or wants it again later.</returns>
    public bool DeliverReversals()
    {
        for (long number = NextReversal(); number != 0; number = NextReversal())
        {
            if (!Send(number))
            {
                Postpone();
                return false;
            }
        }

        return true;
    }

    /// <summary>Sends all that is owed.</summary>
    /// <returns>False when something is still owed.</returns>
    public bool Deliver()
    {
        if (!DeliverReversals())
        {
            return false;
        }

        _passed = 0;
        for (long number = NextAdvice(); number != 0; number = NextAdvice())
        {
            if (!Send(number))
            {
                Postpone();
                return false;
            }
        }

        _pacing.Reset();
        return true;
    }

    private void Postpone()
    {
        _passed = 0;
        _pacing.Delay();
    }

    private long NextReversal()
    {
        long reversal = _till.Journal.Oldest(SaleState.ReversalOwed);
        long undone = _till.Journal.Oldest(SaleState.VoidOwed);
        return reversal == 0 || (undone != 0 && undone < reversal) ? undone : reversal;
    }

    private long NextAdvice() => _till.Journal.Oldest(SaleState.AdviceOwed, _passed);

    // Whether the message is owed no more.
    private bool Send(long number)
    {
        SaleRecord sale = _till.Record;
        IsHeard = false;
        bool isDone = _till.Journal.Read(number, sale) && (sale.State == SaleState.AdviceOwed ? SendAdvice(sale) : SendReversal(sale));
        sale.Clear();
        return isDone;
    }

    private bool SendReversal(SaleRecord sale)
    {
        bool isRepeat = sale.ReversalStan != 0;
        if (!isRepeat)
        {
            // STAN and time are kept first, so that a repeat after a power cut is the same message again.
            sale.ReversalStan = _till.Journal.NextStan();
            sale.ReversalTime = Now();
            if (!_till.Journal.Write(sale))
            {
                return false;
            }
        }

        _till.Messages.Reversal(_till.Line.Request, sale, isRepeat);
        if (!IsAnswered())
        {
            return false;
        }

        int code = _till.Line.ResponseCode;
        bool isFinal = ResponseCode.IsFinalForReversal(code);
        if (sale.Kind == SaleKind.Completion && !Holds.End(_till.Journal, sale))
        {
            return false;
        }

        sale.State = isFinal ? SaleState.Acknowledged : SaleState.Refused;
        return _till.Journal.Write(sale) && (isFinal || Explain(Text.RefusedTitle, Text.ReversalRefused, Slip.ReversalRefused));
    }

    private bool SendAdvice(SaleRecord sale)
    {
        bool isRepeat = sale.AdviceStan != 0;
        if (!isRepeat)
        {
            sale.AdviceStan = _till.Journal.NextStan();
            sale.AdviceTime = Now();
            if (!_till.Journal.Write(sale))
            {
                return false;
            }
        }

        _till.Messages.Advice(_till.Line.Request, sale, isRepeat);
        if (!IsAnswered())
        {
            return false;
        }

        int code = _till.Line.ResponseCode;
        bool isFinal = ResponseCode.IsFinalForAdvice(code);
        if (sale.Kind == SaleKind.Completion && !Holds.End(_till.Journal, sale))
        {
            return false;
        }

        sale.State = isFinal ? SaleState.Completed : SaleState.AdviceRefused;
        sale.ResponseCode = isFinal ? sale.ResponseCode : code;
        return _till.Journal.Write(sale) && (isFinal || Explain(Text.AdviceRefusedTitle, Text.AdviceRefused, Slip.AdviceRefused));
    }

    // Whether the acquirer has taken or refused what was sent.
    private bool IsAnswered()
    {
        IsHeard = _till.Line.Exchange() == LineResult.Answered;
        return IsHeard && !ResponseCode.SendAgain(_till.Line.ResponseCode);
    }

    private bool Explain(Text title, Text body, Slip slip)
    {
        _till.Dialogue.Say(title, body, Text.NoKeys).Centre(6, _till.Parameters.Phone).Show();
        _till.Dialogue.Sound(Sound.Attention);
        _slips.Print(slip, false);
        return true;
    }

    private DateTime Now()
    {
        DateTime now = _till.Clock.UtcNow;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
    }
}
