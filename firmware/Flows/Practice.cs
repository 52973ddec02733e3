using Terminal.Core.Journal;

namespace Terminal.Flows;

/// <summary>What was tried last in training, in memory and nowhere else: one sale or refund that can be voided, and one pre-authorisation that can be completed or cancelled.</summary>
internal sealed class Practice
{
    private readonly byte[] _sale = new byte[SaleRecord.PayloadLength];
    private readonly byte[] _hold = new byte[SaleRecord.PayloadLength];
    private bool _isSold;
    private bool _isHeld;

    /// <summary>Takes the next step of what is being tried: what stands is remembered, what is undone or completed is not.</summary>
    public void Keep(SaleRecord tried)
    {
        bool isHold = tried.Kind == SaleKind.PreAuthorisation;
        tried.WritePayload(isHold ? _hold : _sale);
        _isSold = isHold ? _isSold : tried.IsMade;
        _isHeld = isHold ? tried.IsMade : _isHeld && tried.Kind != SaleKind.Completion;
    }

    /// <summary>Gives back what was tried last.</summary>
    /// <param name="isHold">The pre-authorisation; otherwise the sale or refund.</param>
    /// <param name="tried">Takes it, as completed.</param>
    /// <returns>False when there is none.</returns>
    public bool Recall(bool isHold, SaleRecord tried)
    {
        if (isHold ? !_isHeld : !_isSold)
        {
            return false;
        }

        // It has no number, so it is no record of the journal's; all the rest is as it was.
        tried.ReadPayload(isHold ? _hold : _sale);
        tried.State = SaleState.Completed;
        return true;
    }
}
