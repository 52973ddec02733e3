using System;
using Terminal.Core.Cards;
using Terminal.Core.Journal;
using Terminal.Core.Ports;
using Terminal.Core.Risk;
using Terminal.Core.Texts;

namespace Terminal.Flows;

/// <summary>
/// Money back to the cardholder. The acquirer decides, and only over the line. With the receipt of the sale it checks card and sum; without it the merchant gives the
/// password, and a limit of its own holds.
/// </summary>
internal sealed class Refund
{
    private readonly Till _till;
    private readonly Readiness _readiness;
    private readonly ReceiptEntry _receipts;
    private readonly PasswordPrompt _password;
    private readonly AmountEntry _entry;
    private readonly CardEntry _cards;
    private readonly Attempt _attempt;
    private readonly Authorisation _authorisation;
    private readonly Conclusion _conclusion;
    private readonly byte[] _epoch = new byte[2];
    private readonly byte[] _digest = new byte[CardDigest.Length];
    private long _most;
    private Text _overMost;
    private bool _isCardKnown;

    /// <summary>Refunds at a till.</summary>
    public Refund(Till till, Readiness readiness, ReceiptEntry receipts, PasswordPrompt password, AmountEntry entry, CardEntry cards, Attempt attempt,
        Authorisation authorisation, Conclusion conclusion)
    {
        _till = till;
        _readiness = readiness;
        _receipts = receipts;
        _password = password;
        _entry = entry;
        _cards = cards;
        _attempt = attempt;
        _authorisation = authorisation;
        _conclusion = conclusion;
    }

    /// <summary>The whole story: receipt or password, amount, card, paper, approval, slips.</summary>
    public void Run()
    {
        _till.Kind = SaleKind.Refund;
        if (_readiness.IsReady() && IsAllowed() && _entry.Take(Key.Clear, _most, _overMost, _isCardKnown) && _cards.Take(_entry.Amount)
            && IsCardOfSale() && _readiness.PaperIsIn() && IsApproved())
        {
            _conclusion.Finish(false);
        }

        _till.Forget();
        _till.Dialogue.DiscardCards();
    }

    private bool IsAllowed()
    {
        _isCardKnown = false;
        _epoch[0] = _epoch[1] = (byte)'0';
        _most = _till.Parameters.MaximumAmount;
        _overMost = Text.OverMaximum;
        if (!_receipts.Take(Text.RefundWhich, false))
        {
            return false;
        }

        if (_receipts.Number != 0)
        {
            return _till.IsTraining || !_till.Journal.Has(_receipts.Number) || TakeOriginal();
        }

        _most = _till.Parameters.RefundLimit;
        _overMost = Text.RefundOverLimit;
        return _password.IsGiven(Text.RefundTitle, false);
    }

    // What the journal still knows of the sale, the acquirer need not refuse.
    private bool TakeOriginal()
    {
        SaleRecord sale = _till.Record;
        if (!_till.Journal.Read(_receipts.Number, sale))
        {
            return _till.Refuse(Text.MemoryRefuses);
        }

        bool isSold = sale.IsMade && sale.Kind is SaleKind.Sale or SaleKind.Completion;
        Array.Copy(sale.Epoch, 0, _epoch, 0, _epoch.Length);
        Array.Copy(sale.CardDigest, 0, _digest, 0, _digest.Length);
        _most = sale.Amount;
        _overMost = Text.RefundOverSale;
        _isCardKnown = true;
        sale.Clear();
        return isSold || _till.Refuse(Text.NothingToUndo);
    }

    private bool IsCardOfSale() => !_isCardKnown || CardDigest.AreSame(_till.DigestOfCard(), _digest) || _till.Refuse(Text.RefundOtherCard);

    private bool IsApproved()
    {
        if (!_till.Dialogue.Show().IsShown)
        {
            return false;
        }

        if (_receipts.Number != 0)
        {
            _attempt.Name(_epoch, _receipts.Number);
        }

        return _authorisation.Ask(_entry.Amount, DecisionReason.AcquirerOnly) switch
        {
            AuthorisationResult.Approved => true,
            AuthorisationResult.Referred => _authorisation.IsGivenUp() ? _till.Refuse(Text.ResponseOther) : _till.Refuse(Text.MemoryRefuses),
            AuthorisationResult.Unable => _authorisation.GiveUp(),
            _ => false,
        };
    }
}
