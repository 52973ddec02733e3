using Terminal.Core.Cards;
using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Core.Ports;
using Terminal.Core.Texts;

namespace Terminal.Flows;

/// <summary>
/// A sale or refund of the open batch is undone, or a pre-authorisation cancelled: found by its receipt or its card, shown, confirmed, journalled. No line is needed: the
/// acquirer hears of it from the outbox.
/// </summary>
internal sealed class Void
{
    private readonly Till _till;
    private readonly ReceiptEntry _receipts;
    private readonly Holds _holds;
    private readonly Particulars _particulars;
    private readonly Conclusion _conclusion;

    /// <summary>Voids at a till.</summary>
    public Void(Till till, ReceiptEntry receipts, Holds holds, Particulars particulars, Conclusion conclusion)
    {
        _till = till;
        _receipts = receipts;
        _holds = holds;
        _particulars = particulars;
        _conclusion = conclusion;
    }

    /// <summary>Undoes one of the batch, or an open pre-authorisation.</summary>
    public void Run()
    {
        if (_receipts.Take(Text.VoidWhich, true) && (_till.IsTraining ? IsPractised() : _receipts.Number != 0 ? IsKeyedWanted() : IsOfCardWanted()))
        {
            _conclusion.Void(ReversalReason.Customer);
        }

        _till.Forget();
        _till.Dialogue.DiscardCards();
    }

    /// <summary>Cancels a pre-authorisation that the merchant chooses.</summary>
    public void CancelHold()
    {
        _till.Kind = SaleKind.PreAuthorisation;
        if (_holds.IsChosen(Text.PreAuthorisationTitle, Text.CancelWhich))
        {
            _conclusion.Void(ReversalReason.Customer);
        }

        _till.Forget();
    }

    private bool IsKeyedWanted()
    {
        if (!_till.Journal.Has(_receipts.Number))
        {
            return Refuse(Text.VoidUnknown);
        }

        if (!_till.Journal.Read(_receipts.Number, _till.Record))
        {
            return Refuse(Text.MemoryRefuses);
        }

        return CanBeUndone(out Text why) ? Ask(Text.KeysVoid) == Key.Enter : Refuse(why);
    }

    // The newest first; the merchant looks further back.
    private bool IsOfCardWanted()
    {
        byte[] digest = _till.DigestOfCard();
        _till.Card.Clear();
        for (long number = _till.Journal.NewestMade(digest, long.MaxValue); number != 0; number = _till.Journal.NewestMade(digest, number))
        {
            if (!_till.Journal.Read(number, _till.Record) || !CardDigest.AreSame(_till.Record.CardDigest, digest) || !CanBeUndone(out _))
            {
                continue;
            }

            Key key = Ask(Text.KeysVoidOlder);
            if (key != Key.Up)
            {
                return key == Key.Enter;
            }
        }

        return Refuse(Text.VoidUnknown);
    }

    // In training there is one at the most, the last that was tried, and whatever number is keyed means it.
    private bool IsPractised()
    {
        byte[]? digest = _till.Card.PanLength > 0 ? _till.DigestOfCard() : null;
        _till.Card.Clear();
        if (!_till.Practice!.Recall(false, _till.Record))
        {
            return Refuse(Text.NothingToUndo);
        }

        return digest is not null && !CardDigest.AreSame(_till.Record.CardDigest, digest) ? Refuse(Text.VoidUnknown) : Ask(Text.KeysVoid) == Key.Enter;
    }

    // The record is whole again afterwards, though others may have been looked at.
    private bool CanBeUndone(out Text why)
    {
        SaleRecord sale = _till.Record;
        why = Text.NothingToUndo;
        if (sale.Kind == SaleKind.PreAuthorisation)
        {
            return _holds.IsOpen();
        }

        bool isOpen = sale.Batch == _till.Journal.Batch;
        why = sale.IsMade && !isOpen ? Text.VoidUnknown : why;
        return sale.IsMade && isOpen;
    }

    private Key Ask(Text keys)
    {
        _particulars.Compose(Text.VoidTitle, keys).Add(6, Text.VoidAsk).Show();
        _till.Dialogue.Sound(Sound.Attention);
        return _till.Dialogue.AwaitChoice(Dialogue.Patience, Key.Enter, Key.Cancel, keys == Text.KeysVoidOlder ? Key.Up : Key.Cancel);
    }

    private bool Refuse(Text why) => _till.Refuse(Text.VoidTitle, why);
}
