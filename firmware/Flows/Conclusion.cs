using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Core.Ports;
using Terminal.Core.Receipts;
using Terminal.Core.Texts;

namespace Terminal.Flows;

/// <summary>How what was approved ends, whoever approved it: printed, signed for and completed, or voided. Recovery goes on here after a power cut, with the record of the journal.</summary>
public sealed class Conclusion
{
    private readonly Till _till;
    private readonly Slips _slips;

    /// <summary>Concludes sales at a till.</summary>
    public Conclusion(Till till, Slips slips)
    {
        _till = till;
        _slips = slips;
    }

    /// <summary>From the approval on: print, sign, complete.</summary>
    /// <param name="again">Whether the merchant's copy may have been printed before: then this one says DUPLICATE.</param>
    public void Finish(bool again)
    {
        if (!IdentityIsShownIfAsked() || !CardholderIsVerified(again))
        {
            Void(ReversalReason.Signature);
            return;
        }

        // The acquirer is not advised of a hold that the telephone gave, but of its completion.
        SaleRecord sale = _till.Record;
        sale.State = sale.IsAdvised && sale.Kind != SaleKind.PreAuthorisation ? SaleState.AdviceOwed : SaleState.Completed;
        if (!_till.Keep())
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
        if (!_till.Keep())
        {
            _till.Dialogue.Say(Text.MemoryTitle, Text.MemoryRefuses, Text.KeysOk).Tell(Sound.Bad);
            return;
        }

        Text title = Wording.VoidedTitleOf(sale.Kind);
        Text body = Wording.VoidedOf(sale.Kind);
        _till.Dialogue.Say(title, body, Text.NoKeys).Amount(5, sale.Amount).Show();
        _till.Dialogue.Sound(Sound.Bad);
        _slips.Print(Slip.Voided, false);
        _till.Dialogue.Say(title, body, Text.KeysOk).Amount(5, sale.Amount).Tell(Sound.Attention);
    }

    // Response code 08: honour with identification.
    private bool IdentityIsShownIfAsked() =>
        _till.Record.ResponseCode != ResponseCode.ApprovedWithIdentification || IdentityIsShown();

    private bool CardholderIsVerified(bool again)
    {
        Dialogue dialogue = _till.Dialogue;
        bool isRefund = _till.Record.Kind == SaleKind.Refund;
        dialogue.Say(Text.ApprovedTitle, isRefund ? Text.RefundApproved : Text.Approved, Text.NoKeys).Amount(4, _till.Record.Amount);
        if (_till.Record.ApprovalCode[0] != 0)
        {
            dialogue.Centre(5, _till.Record.ApprovalCode);
        }

        dialogue.Show();
        dialogue.Sound(Sound.Good);
        _slips.Print(Slip.MerchantCopy, again);
        if (isRefund)
        {
            // The merchant signs, who gives the money.
            return true;
        }

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

    private bool IdentityIsShown()
    {
        _till.Dialogue.Say(Text.IdentityTitle, Text.IdentityShown, Text.KeysYesNo).Show();
        _till.Dialogue.Sound(Sound.Attention);
        return _till.Dialogue.AwaitChoice(Dialogue.Forever, Key.Enter, Key.Cancel) == Key.Enter;
    }
}
