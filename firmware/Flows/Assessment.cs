using System;
using Terminal.Core.Cards;
using Terminal.Core.Parameters;
using Terminal.Core.Risk;
using Terminal.Core.StopList;

namespace Terminal.Flows;

/// <summary>Gathers what is known of the sale at hand, at this till, and has it decided.</summary>
public sealed class Assessment : IRiskFacts
{
    private readonly Till _till;
    private readonly OfflineDecision _decision = new OfflineDecision();
    private byte[] _cardDigest = new byte[0];
    private long _amount;
    private bool _isSuspicious;
    private bool _isLookedUp;
    private Listing _listing;

    /// <summary>Assesses sales of a till.</summary>
    public Assessment(Till till)
    {
        _till = till;
    }

    /// <summary>Why the last decision fell as it did, a value of <see cref="Core.Risk.DecisionReason"/>.</summary>
    public int Reason => _decision.Reason;

    TerminalParameters IRiskFacts.Parameters => _till.Parameters;

    CardProduct IRiskFacts.Product => _till.Card.Product!;

    long IRiskFacts.Amount => _amount;

    bool IRiskFacts.IsKeyed => _till.Card.IsKeyed;

    int IRiskFacts.ServiceCode => _till.Card.ServiceCode;

    bool IRiskFacts.IsSuspicious => _isSuspicious;

    // One page of flash is read for it, so it is looked up once, and not before it is asked for.
    Listing IRiskFacts.Listing
    {
        get
        {
            if (!_isLookedUp)
            {
                _listing = _till.StopList.Find(_till.Card.Pan, _till.Card.PanLength, _till.Clock.UtcNow);
                _isLookedUp = true;
            }

            return _listing;
        }
    }

    bool IRiskFacts.IsClockTrusted => _till.HostTime.IsTrusted;

    int IRiskFacts.Today
    {
        get
        {
            DateTime now = _till.Clock.UtcNow;
            return (now.Year * 100 + now.Month) * 100 + now.Day;
        }
    }

    int IRiskFacts.HoursSinceContact => _till.HostTime.HoursSinceContact;

    bool IRiskFacts.IsJournalDamaged => _till.Journal.Damaged > 0;

    bool IRiskFacts.OwesReversal => _till.Journal.OwesReversalOf(_cardDigest);

    long IRiskFacts.CardTotal => _till.Journal.OfflineSum(_cardDigest, _till.HostTime.CardSalesCountFrom);

    int IRiskFacts.CardCount => _till.Journal.OfflineCountOf(_cardDigest, _till.HostTime.CardSalesCountFrom);

    int IRiskFacts.WaitingCount => _till.Journal.OfflineCount;

    long IRiskFacts.WaitingTotal => _till.Journal.OfflineTotal;

    int IRiskFacts.Draw => RandomSelection.Draw(_till.Crypto, _till.Keys, _cardDigest, _amount, ((IRiskFacts)this).Today);

    /// <summary>Decides about a sale of the till's card.</summary>
    /// <param name="amount">Minor units.</param>
    /// <param name="isSuspicious">Whether the merchant wants the acquirer to be asked whatever the terminal thinks.</param>
    public Decision Decide(long amount, bool isSuspicious)
    {
        _amount = amount;
        _isSuspicious = isSuspicious;
        _isLookedUp = false;
        _cardDigest = _till.DigestOfCard();
        return _decision.Decide(this);
    }
}
