using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Core.Money;
using Terminal.Core.Ports;
using Terminal.Core.Risk;
using Terminal.Core.Texts;

namespace Terminal.Flows;

/// <summary>A sale, from the first digit of the amount to the cardholder's receipt.</summary>
public sealed class Sale
{
    private readonly Till _till;
    private readonly CardEntry _cards;
    private readonly Attempt _attempt;
    private readonly Authorisation _authorisation;
    private readonly Referral _referral;
    private readonly Conclusion _conclusion;
    private long _amount;
    private int _reason;

    /// <summary>Sells over a till.</summary>
    public Sale(Till till, Attempt attempt, Authorisation authorisation, Referral referral, Conclusion conclusion)
    {
        _till = till;
        _cards = new CardEntry(till);
        _attempt = attempt;
        _authorisation = authorisation;
        _referral = referral;
        _conclusion = conclusion;
    }

    /// <summary>The whole story. However it ends, the terminal is ready for the next sale, and what is owed is in the journal.</summary>
    /// <param name="first">The key that began it: a digit, or <see cref="Key.Clear"/>.</param>
    /// <param name="isPhoneFirst">Whether the merchant phones the acquirer before anybody decides: on suspicion.</param>
    public void Run(Key first, bool isPhoneFirst)
    {
        if (IsPossible() && TakeAmount(first) && _cards.Take(_amount) && PaperIsIn() && IsApproved(isPhoneFirst))
        {
            _conclusion.Finish(false);
        }

        _till.Forget();
        _till.Dialogue.DiscardCards();
    }

    /// <summary>Goes on with the call to the voice desk that is still pending.</summary>
    public void Resume()
    {
        if (_till.Journal.HasRoom() ? _referral.Resume() : Refuse(WhyNoRoom()))
        {
            _conclusion.Finish(false);
        }

        _till.Forget();
    }

    private bool IsPossible()
    {
        if (!_till.Journal.Epoch.IsKnown)
        {
            return Refuse(Text.NotSignedOn);
        }

        if (_till.Journal.Oldest(SaleState.Intent) != 0 || _till.Journal.Oldest(SaleState.Approved) != 0)
        {
            // Recovery could not read it just now.
            return Refuse(Text.MemoryRefuses);
        }

        return _till.Journal.HasRoom() || Refuse(WhyNoRoom());
    }

    private Text WhyNoRoom() => _till.Journal.Count >= _till.Journal.Capacity ? Text.BatchFull : Text.MemoryRefuses;

    private bool TakeAmount(Key key)
    {
        _amount = 0;
        Dialogue dialogue = _till.Dialogue.Say(Text.SaleTitle, Text.EnterAmount, Text.KeysAmount);
        while (true)
        {
            if (key >= Key.Digit0 && key <= Key.Digit9)
            {
                _amount = Amount.Append(_amount, key - Key.Digit0);
            }
            else if (key == Key.DoubleZero)
            {
                _amount = Amount.Append(Amount.Append(_amount, 0), 0);
            }
            else if (key == Key.Clear)
            {
                _amount /= 10;
            }
            else if (key == Key.Cancel || key == Key.None)
            {
                return false;
            }
            else if (key == Key.Enter && _amount > 0)
            {
                return _amount <= _till.Parameters.MaximumAmount || Refuse(Text.OverMaximum);
            }

            // An amount that cannot be seen is not sold.
            if (!dialogue.Amount(4, _amount).Show().IsShown)
            {
                return false;
            }

            key = dialogue.AwaitKey(Dialogue.Patience);
        }
    }

    // Asked before the decision: after it, a sale stands whatever the printer says.
    private bool PaperIsIn()
    {
        PrinterState state = _till.Printer.Ask();
        while (state != PrinterState.Ready)
        {
            _till.Dialogue.Say(Text.PrinterTitle, Wording.Of(state), Text.KeysRetry).Show();
            _till.Dialogue.Sound(Sound.Attention);
            if (_till.Dialogue.AwaitChoice(Dialogue.Patience, Key.Enter, Key.Cancel) != Key.Enter)
            {
                return false;
            }

            state = _till.Printer.Ask();
        }

        return true;
    }

    // Who decides: the terminal itself, the acquirer over the line, or its voice desk.
    private bool IsApproved(bool isPhoneFirst)
    {
        // An amount that cannot be seen is not decided about.
        if (!_till.Dialogue.Show().IsShown)
        {
            return false;
        }

        Decision decision = _till.Assessment.Decide(_amount, isPhoneFirst);
        _reason = _till.Assessment.Reason;
        if (decision == Decision.Decline)
        {
            return Refuse(Wording.OfDecision(_reason));
        }

        if (isPhoneFirst)
        {
            return Refer();
        }

        if (decision == Decision.Offline)
        {
            return ApproveHere(AdviceReason.UnderFloorLimit);
        }

        return _authorisation.Ask(_amount, _reason) switch
        {
            AuthorisationResult.Approved => true,
            AuthorisationResult.Referred => Refer(),
            AuthorisationResult.Unable => GoOnWithoutLine(decision),
            _ => false,
        };
    }

    // Not a byte of the request has left: nothing is owed.
    private bool GoOnWithoutLine(Decision decision) => decision switch
    {
        Decision.OnlineOrRefer => Refer(),
        Decision.OnlineOrOffline => IsGivenUp() ? ApproveHere(AdviceReason.HostNotReached) : Refuse(Text.MemoryRefuses),
        _ => Refuse(IsGivenUp() ? _authorisation.Why : Text.MemoryRefuses),
    };

    private bool Refer()
    {
        if (_till.Record.Number == 0)
        {
            _attempt.Begin(_amount, _reason);
        }

        _till.Card.Clear();
        return _referral.Call();
    }

    // Durable before APPROVED is shown. A sale that replaces an attempt takes a number of its own.
    private bool ApproveHere(int adviceReason)
    {
        SaleRecord sale = _till.Record;
        if (sale.Number == 0)
        {
            _attempt.Begin(_amount, _reason);
        }
        else
        {
            _attempt.BeginAgain();
        }

        _till.Card.Clear();
        sale.State = SaleState.Approved;
        sale.AdviceReason = adviceReason;
        sale.ApprovalCode[0] = (byte)'F';
        Digits.Write(sale.Number % 100_000, sale.ApprovalCode, 1, 5);
        return _till.Journal.Write(sale) || Refuse(Text.MemoryRefuses);
    }

    // Closes the attempt that could not be sent. Should the flash refuse this, the intent stays, and recovery reverses it.
    private bool IsGivenUp()
    {
        SaleRecord sale = _till.Record;
        sale.State = SaleState.Declined;
        return sale.Number == 0 || _till.Journal.Write(sale);
    }

    private bool Refuse(Text why)
    {
        _till.Dialogue.Say(Text.NotMadeTitle, why, Text.KeysOk).Tell(Sound.Bad);
        return false;
    }
}
