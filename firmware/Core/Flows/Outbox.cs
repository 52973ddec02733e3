using System;
using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Core.Ports;
using Terminal.Core.Receipts;
using Terminal.Core.Texts;

namespace Terminal.Core.Flows;

/// <summary>
/// Sends what the journal says is owed: reversals and voids, oldest first, without end. It comes before every other online message, for the acquirer must not
/// decide on a limit that a dead sale still holds.
/// </summary>
public sealed class Outbox
{
    private readonly Till _till;
    private readonly Slips _slips;
    private readonly Pacing _pacing;

    /// <summary>Sends from a till.</summary>
    public Outbox(Till till, Slips slips)
    {
        _till = till;
        _slips = slips;
        _pacing = new Pacing(till.Clock);
    }

    /// <summary>How many messages are owed.</summary>
    public int Owed => _till.Journal.CountOf(SaleState.ReversalOwed) + _till.Journal.CountOf(SaleState.VoidOwed);

    /// <summary>Sends if something is owed and the time has come for another attempt.</summary>
    /// <returns>Whether there was an attempt: the screen may show something else now.</returns>
    public bool DeliverWhenDue()
    {
        bool isDue = Owed > 0 && _pacing.IsDue;
        if (isDue)
        {
            Deliver();
        }

        return isDue;
    }

    /// <summary>Sends all that is owed. Uses the till's record, and leaves its card alone: a sale may be waiting with it.</summary>
    /// <returns>False when something is still owed: the acquirer could not be reached, or wants it again later.</returns>
    public bool Deliver()
    {
        while (true)
        {
            long number = Next();
            if (number == 0)
            {
                _pacing.Reset();
                return true;
            }

            bool sent = _till.Journal.Read(number, _till.Record) && Send(_till.Record);
            _till.Record.Clear();
            if (!sent)
            {
                _pacing.Delay();
                return false;
            }
        }
    }

    private long Next()
    {
        long reversal = _till.Journal.Oldest(SaleState.ReversalOwed);
        long undone = _till.Journal.Oldest(SaleState.VoidOwed);
        return reversal == 0 || (undone != 0 && undone < reversal) ? undone : reversal;
    }

    private bool Send(SaleRecord sale)
    {
        bool isRepeat = sale.ReversalStan != 0;
        if (!isRepeat)
        {
            // STAN and time are kept first, so that a repeat after a power cut is the same message again.
            DateTime now = _till.Clock.UtcNow;
            sale.ReversalStan = _till.Journal.NextStan();
            sale.ReversalTime = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
            if (!_till.Journal.Write(sale))
            {
                return false;
            }
        }

        _till.Messages.Reversal(_till.Line.Request, sale, isRepeat);
        if (_till.Line.Exchange() != LineResult.Answered || ResponseCode.SendAgain(_till.Line.ResponseCode))
        {
            return false;
        }

        bool isFinal = ResponseCode.IsFinalForReversal(_till.Line.ResponseCode);
        sale.State = isFinal ? SaleState.Acknowledged : SaleState.Refused;
        if (!_till.Journal.Write(sale))
        {
            return false;
        }

        if (!isFinal)
        {
            _till.Dialogue.Say(Text.RefusedTitle, Text.ReversalRefused, Text.NoKeys).Centre(6, _till.Parameters.Phone).Show();
            _till.Dialogue.Sound(Sound.Attention);
            _slips.Print(Slip.ReversalRefused, false);
        }

        return true;
    }
}
