using System;
using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Core.Ports;
using Terminal.Core.Receipts;
using Terminal.Core.Texts;

namespace Terminal.Flows;

/// <summary>
/// Asks the acquirer about a sale, refund or pre-authorisation of the card at hand. The intent is durable before the first byte leaves, the answer before it is shown, and an answer that is unknown
/// or cannot be used is reversed.
/// </summary>
public sealed class Authorisation
{
    private readonly Till _till;
    private readonly Outbox _outbox;
    private readonly Slips _slips;
    private readonly Attempt _attempt;

    /// <summary>Asks from a till.</summary>
    public Authorisation(Till till, Outbox outbox, Slips slips, Attempt attempt)
    {
        _till = till;
        _outbox = outbox;
        _slips = slips;
        _attempt = attempt;
    }

    /// <summary>After <see cref="AuthorisationResult.Unable"/>: why the request did not leave.</summary>
    public Text Why { get; private set; }

    /// <summary>Asks. The till's record then holds the attempt, unless it never got a number.</summary>
    /// <param name="amount">Minor units.</param>
    /// <param name="decisionReason">Why the acquirer is asked, a value of <see cref="Core.Risk.DecisionReason"/>.</param>
    public AuthorisationResult Ask(long amount, int decisionReason)
    {
        _till.Dialogue.Say(_till.Title, Text.Calling, Text.NoKeys).Amount(5, amount).Show();
        if (_till.IsTraining)
        {
            return Pretend(amount, decisionReason);
        }

        if (!_outbox.DeliverReversals())
        {
            Why = Text.ReversalFirst;
            return AuthorisationResult.Unable;
        }

        SaleRecord sale = _till.Record;
        _attempt.Begin(amount, decisionReason);
        sale.State = SaleState.Intent;
        if (!_till.Journal.Write(sale))
        {
            return Explain(Text.MemoryRefuses);
        }

        _till.Messages.Request(_till.Line.Request, sale, _till.Card);
        LineResult result = _till.Line.Exchange();
        _till.Card.Clear();
        switch (result)
        {
            case LineResult.Answered:
                _outbox.Hurry();
                return Accept(sale, _till.Line.ResponseCode);
            case LineResult.NotSent:
                Why = Text.NoConnection;
                return AuthorisationResult.Unable;
            case LineResult.ChangedAmount:
                return Reverse(sale, ReversalReason.BadAnswer, Text.ChangedAmount);
            case LineResult.WrongMac:
                return Reverse(sale, ReversalReason.TimeOut, Text.WrongMac);
            case LineResult.WrongAnswer:
                return Reverse(sale, ReversalReason.TimeOut, Text.WrongAnswer);
            default:
                return Reverse(sale, ReversalReason.TimeOut, Text.NoAnswer);
        }
    }

    /// <summary>Closes the attempt that could not be sent.</summary>
    /// <returns>False when the flash refuses it: the intent stays, and recovery reverses it.</returns>
    public bool IsGivenUp()
    {
        SaleRecord sale = _till.Record;
        sale.State = SaleState.Declined;
        return sale.Number == 0 || _till.Journal.Write(sale);
    }

    /// <summary>Closes the attempt that could not be sent, and says why it could not.</summary>
    /// <returns>False: it is not approved.</returns>
    public bool GiveUp() => _till.Refuse(IsGivenUp() ? Why : Text.MemoryRefuses);

    private AuthorisationResult Accept(SaleRecord sale, int code)
    {
        sale.ResponseCode = code;
        if (ResponseCode.IsApprovalToReverse(code))
        {
            return Reverse(sale, ReversalReason.BadAnswer, Text.PartialApproval);
        }

        if (ResponseCode.IsReferral(code))
        {
            return AuthorisationResult.Referred;
        }

        if (!ResponseCode.IsApproval(code))
        {
            // Nothing is owed. Should the flash refuse this, the intent stays, and recovery reverses it.
            sale.State = SaleState.Declined;
            _till.Journal.Write(sale);
            return Explain(Wording.OfResponse(code, sale.Kind));
        }

        if (_till.Line.Answer.Has(Field.ApprovalCode))
        {
            // A refund may be approved without one.
            Array.Copy(_till.Line.Answer.Bytes, _till.Line.Answer.Offset(Field.ApprovalCode), sale.ApprovalCode, 0, sale.ApprovalCode.Length);
        }

        sale.State = SaleState.Approved;
        return _till.Journal.Write(sale) ? AuthorisationResult.Approved : Reverse(sale, ReversalReason.DeviceUnable, Text.MemoryRefuses);
    }

    // The acquirer may have approved: it must be told that the sale was not made.
    private AuthorisationResult Reverse(SaleRecord sale, int reason, Text why)
    {
        sale.State = SaleState.ReversalOwed;
        sale.ReversalReason = reason;
        _till.Journal.Write(sale);
        Text title = Wording.NotMadeTitleOf(sale.Kind);
        _till.Dialogue.Say(title, why, Text.NoKeys).Show();
        _till.Dialogue.Sound(Sound.Bad);
        _slips.Print(Slip.NotMade, false);
        _till.Dialogue.Say(title, why, Text.KeysOk).Tell(Sound.Attention);
        return AuthorisationResult.NotMade;
    }

    private AuthorisationResult Explain(Text why)
    {
        _till.Refuse(why);
        return AuthorisationResult.NotMade;
    }

    // In training the terminal answers itself, and asks nobody. What the slips do not show of the card's number it forgets.
    private AuthorisationResult Pretend(long amount, int decisionReason)
    {
        SaleRecord sale = _till.Record;
        _attempt.Begin(amount, decisionReason);
        _till.Card.Clear();
        for (int i = 6; i < sale.PanLength - 4; i++)
        {
            sale.Pan[i] = (byte)'0';
        }

        sale.State = SaleState.Approved;
        sale.ResponseCode = ResponseCode.Approved;
        Digits.Write(0, sale.ApprovalCode, 0, sale.ApprovalCode.Length);
        return AuthorisationResult.Approved;
    }
}
