using Terminal.Core.Journal;
using Terminal.Core.Ports;
using Terminal.Core.Risk;
using Terminal.Core.Texts;

namespace Terminal.Flows;

/// <summary>
/// A pre-authorisation: the acquirer holds an amount of the card's limit, and nothing is charged until the hold is completed. The terminal never decides about it:
/// the acquirer does, over the line or by telephone.
/// </summary>
internal sealed class PreAuthorisation
{
    private readonly Till _till;
    private readonly Readiness _readiness;
    private readonly AmountEntry _entry;
    private readonly CardEntry _cards;
    private readonly Authorisation _authorisation;
    private readonly Referral _referral;
    private readonly Conclusion _conclusion;

    /// <summary>Pre-authorises at a till.</summary>
    public PreAuthorisation(Till till, Readiness readiness, AmountEntry entry, CardEntry cards, Authorisation authorisation, Referral referral, Conclusion conclusion)
    {
        _till = till;
        _readiness = readiness;
        _entry = entry;
        _cards = cards;
        _authorisation = authorisation;
        _referral = referral;
        _conclusion = conclusion;
    }

    /// <summary>The whole story: amount, card, paper, approval, signature.</summary>
    public void Run()
    {
        _till.Kind = SaleKind.PreAuthorisation;
        if (_readiness.IsReady() && _entry.Take(Key.Clear, _till.Parameters.MaximumAmount, Text.OverMaximum, false) && _cards.Take(_entry.Amount)
            && _readiness.PaperIsIn() && IsApproved())
        {
            _conclusion.Finish(false);
        }

        _till.Forget();
        _till.Dialogue.DiscardCards();
    }

    private bool IsApproved() => _till.Dialogue.Show().IsShown && _authorisation.Ask(_entry.Amount, DecisionReason.AcquirerOnly) switch
    {
        AuthorisationResult.Approved => true,
        AuthorisationResult.Referred => _referral.Call(_entry.Amount, DecisionReason.AcquirerOnly),
        AuthorisationResult.Unable => _till.Parameters.RefersWhenUnable ? _referral.Call(_entry.Amount, DecisionReason.AcquirerOnly) : _authorisation.GiveUp(),
        _ => false,
    };
}
