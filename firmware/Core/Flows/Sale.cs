using System;
using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Core.Money;
using Terminal.Core.Ports;
using Terminal.Core.Receipts;
using Terminal.Core.Risk;
using Terminal.Core.Texts;

namespace Terminal.Core.Flows;

/// <summary>A sale, from the first digit of the amount to the cardholder's receipt.</summary>
public sealed class Sale
{
    private const int Keyed = 12;
    private const int Swiped = 22;

    private readonly Till _till;
    private readonly Outbox _outbox;
    private readonly Slips _slips;
    private readonly CardEntry _cards;
    private long _amount;

    /// <summary>Sells over a till.</summary>
    public Sale(Till till, Outbox outbox, Slips slips)
    {
        _till = till;
        _outbox = outbox;
        _slips = slips;
        _cards = new CardEntry(till);
    }

    /// <summary>The whole story. However it ends, the terminal is ready for the next sale, and what is owed is in the journal.</summary>
    /// <param name="first">The key that began it: a digit.</param>
    public void Run(Key first)
    {
        if (IsPossible() && TakeAmount(first) && _cards.Take(_amount) && PaperIsIn() && Authorise())
        {
            Finish(false);
        }

        _till.Forget();
        _till.Dialogue.DiscardCards();
    }

    /// <summary>
    /// From the approval on: print, sign, complete. Recovery goes on here after a power cut, with the record of the journal.
    /// </summary>
    /// <param name="again">Whether the merchant's copy may have been printed before: then this one says DUPLICATE.</param>
    public void Finish(bool again)
    {
        if (!IdentityIsShownIfAsked() || !CardholderIsVerified(again))
        {
            Void(ReversalReason.Signature);
            return;
        }

        SaleRecord sale = _till.Record;
        sale.State = SaleState.Completed;
        if (!_till.Journal.Write(sale))
        {
            _till.Dialogue.Say(Text.MemoryTitle, Text.MemoryRefuses, Text.KeysOk).Tell(Sound.Bad);
            return;
        }

        _till.Dialogue.Say(Text.CompletedTitle, Text.CustomerCopy, Text.NoKeys).Amount(5, sale.Amount).Show();
        _till.Dialogue.Sound(Sound.Good);
        _slips.Print(Slip.CardholderCopy, false);
    }

    /// <summary>Undoes an approved sale: journalled first; the acquirer is told by the outbox. Should the flash refuse it, recovery asks again.</summary>
    /// <param name="reason">Why, a value of <see cref="ReversalReason"/>.</param>
    public void Void(int reason)
    {
        SaleRecord sale = _till.Record;
        sale.State = SaleState.VoidOwed;
        sale.ReversalReason = reason;
        if (!_till.Journal.Write(sale))
        {
            _till.Dialogue.Say(Text.MemoryTitle, Text.MemoryRefuses, Text.KeysOk).Tell(Sound.Bad);
            return;
        }

        _till.Dialogue.Say(Text.VoidedTitle, Text.Voided, Text.NoKeys).Amount(5, sale.Amount).Show();
        _till.Dialogue.Sound(Sound.Bad);
        _slips.Print(Slip.Voided, false);
        _till.Dialogue.Say(Text.VoidedTitle, Text.Voided, Text.KeysOk).Amount(5, sale.Amount).Tell(Sound.Attention);
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

        return _till.Journal.HasRoom() || Refuse(_till.Journal.Count == SaleJournal.Capacity ? Text.BatchFull : Text.MemoryRefuses);
    }

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

    private bool Authorise()
    {
        if (!_till.Dialogue.Say(Text.SaleTitle, Text.Calling, Text.NoKeys).Amount(5, _amount).Show().IsShown)
        {
            return false;
        }

        if (!_outbox.Deliver())
        {
            return Refuse(Text.ReversalFirst);
        }

        // The intent is durable before the first byte leaves.
        SaleRecord sale = _till.Record;
        Begin(sale);
        if (!_till.Journal.Write(sale))
        {
            return Refuse(Text.MemoryRefuses);
        }

        _till.Messages.Sale(_till.Line.Request, sale, _till.Card);
        LineResult result = _till.Line.Exchange();
        _till.Card.Clear();
        return result switch
        {
            LineResult.Answered => Accept(sale, _till.Line.ResponseCode),
            LineResult.NotSent => Decline(sale, Text.NoConnection),
            LineResult.ChangedAmount => Reverse(sale, ReversalReason.BadAnswer, Text.ChangedAmount),
            LineResult.WrongMac => Reverse(sale, ReversalReason.TimeOut, Text.WrongMac),
            LineResult.WrongAnswer => Reverse(sale, ReversalReason.TimeOut, Text.WrongAnswer),
            _ => Reverse(sale, ReversalReason.TimeOut, Text.NoAnswer),
        };
    }

    private void Begin(SaleRecord sale)
    {
        DateTime now = _till.Clock.UtcNow;
        sale.Clear();
        sale.State = SaleState.Intent;
        sale.Number = _till.Journal.NextNumber;
        Array.Copy(_till.Journal.Epoch.Characters, 0, sale.Epoch, 0, 2);
        sale.Batch = _till.Journal.Epoch.Batch;
        sale.Stan = _till.Journal.NextStan();
        sale.Time = now.AddTicks(-(now.Ticks % TimeSpan.TicksPerSecond));
        sale.UtcOffset = _till.Parameters.UtcOffset;
        sale.Amount = _amount;
        sale.Currency = _till.Parameters.Currency.Number;
        sale.EntryMode = _till.Card.IsKeyed ? Keyed : Swiped;
        Array.Copy(_till.Card.Pan, 0, sale.Pan, 0, _till.Card.PanLength);
        sale.PanLength = _till.Card.PanLength;
        sale.Expiry = _till.Card.Expiry;
        sale.DecisionReason = DecisionReason.OverFloorLimit;
    }

    // The answer is durable before it is shown.
    private bool Accept(SaleRecord sale, int code)
    {
        sale.ResponseCode = code;
        if (ResponseCode.IsApprovalToReverse(code))
        {
            return Reverse(sale, ReversalReason.BadAnswer, Text.PartialApproval);
        }

        if (!ResponseCode.IsApproval(code))
        {
            return Decline(sale, Wording.OfResponse(code));
        }

        Array.Copy(_till.Line.Answer.Bytes, _till.Line.Answer.Offset(Field.ApprovalCode), sale.ApprovalCode, 0, sale.ApprovalCode.Length);
        sale.State = SaleState.Approved;
        if (!_till.Journal.Write(sale))
        {
            return Reverse(sale, ReversalReason.DeviceUnable, Text.MemoryRefuses);
        }

        ShowApproved();
        _till.Dialogue.Sound(Sound.Good);
        return true;
    }

    // Nothing is owed. Should the flash refuse this, the intent stays, and recovery reverses it.
    private bool Decline(SaleRecord sale, Text why)
    {
        sale.State = SaleState.Declined;
        _till.Journal.Write(sale);
        _till.Dialogue.Say(Text.NotMadeTitle, why, Text.KeysOk);
        if (ResponseCode.IsReferral(sale.ResponseCode))
        {
            _till.Dialogue.Centre(6, _till.Parameters.Phone);
        }

        _till.Dialogue.Tell(Sound.Bad);
        return false;
    }

    // The acquirer may have approved: it must be told that the sale was not made.
    private bool Reverse(SaleRecord sale, int reason, Text why)
    {
        sale.State = SaleState.ReversalOwed;
        sale.ReversalReason = reason;
        _till.Journal.Write(sale);
        _till.Dialogue.Say(Text.NotMadeTitle, why, Text.NoKeys).Show();
        _till.Dialogue.Sound(Sound.Bad);
        _slips.Print(Slip.NotMade, false);
        _till.Dialogue.Say(Text.NotMadeTitle, why, Text.KeysOk).Tell(Sound.Attention);
        return false;
    }

    // Response code 08: honour with identification.
    private bool IdentityIsShownIfAsked() =>
        _till.Record.ResponseCode != ResponseCode.ApprovedWithIdentification || IdentityIsShown();

    private bool CardholderIsVerified(bool again)
    {
        Dialogue dialogue = _till.Dialogue;
        ShowApproved();
        _slips.Print(Slip.MerchantCopy, again);
        dialogue.Say(Text.SignatureTitle, Text.SignaturesMatch, Text.KeysYesNo).Show();
        dialogue.Sound(Sound.Attention);
        Key key = dialogue.AwaitChoice(Dialogue.Forever, Key.Enter, Key.Up, Key.Cancel);
        if (key == Key.Enter)
        {
            _till.Record.Verification = CardholderVerification.Signed;
            return true;
        }

        _till.Record.Verification = key == Key.Up ? CardholderVerification.NoSampleIdentity : CardholderVerification.Identity;
        return IdentityIsShown();
    }

    private void ShowApproved() =>
        _till.Dialogue.Say(Text.ApprovedTitle, Text.Approved, Text.NoKeys).Amount(4, _till.Record.Amount).Centre(5, _till.Record.ApprovalCode).Show();

    private bool IdentityIsShown()
    {
        _till.Dialogue.Say(Text.IdentityTitle, Text.IdentityShown, Text.KeysYesNo).Show();
        _till.Dialogue.Sound(Sound.Attention);
        return _till.Dialogue.AwaitChoice(Dialogue.Forever, Key.Enter, Key.Cancel) == Key.Enter;
    }

    private bool Refuse(Text why)
    {
        _till.Dialogue.Say(Text.NotMadeTitle, why, Text.KeysOk).Tell(Sound.Bad);
        return false;
    }
}
