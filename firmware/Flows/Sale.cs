using System;
using Terminal.Core.Messages;
using Terminal.Core.Ports;
using Terminal.Core.Risk;
using Terminal.Core.Texts;

namespace Terminal.Flows;

/// <summary>A sale, from the first digit of the amount to the cardholder's receipt.</summary>
public sealed class Sale
{
    // The same card and amount again within so much time is asked about: it may be the same sale.
    private const long TwinTicks = 10 * TimeSpan.TicksPerMinute;

    private readonly Till _till;
    private readonly Readiness _readiness;
    private readonly AmountEntry _entry;
    private readonly CardEntry _cards;
    private readonly Attempt _attempt;
    private readonly Authorisation _authorisation;
    private readonly Referral _referral;
    private readonly Conclusion _conclusion;
    private int _reason;

    /// <summary>Sells over a till.</summary>
    public Sale(Till till, Readiness readiness, AmountEntry entry, CardEntry cards, Attempt attempt, Authorisation authorisation, Referral referral, Conclusion conclusion)
    {
        _till = till;
        _readiness = readiness;
        _entry = entry;
        _cards = cards;
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
        if (_readiness.IsReady() && _entry.Take(first, _till.Parameters.MaximumAmount, Text.OverMaximum, false) && _cards.Take(_entry.Amount)
            && IsNoTwin() && _readiness.PaperIsIn() && IsApproved(isPhoneFirst))
        {
            _conclusion.Finish(false);
        }

        _till.Forget();
        _till.Dialogue.DiscardCards();
    }

    /// <summary>Goes on with the call to the voice desk that is still pending.</summary>
    public void Resume()
    {
        if (_readiness.HasRoom() && _referral.Resume())
        {
            _conclusion.Finish(false);
        }

        _till.Forget();
    }

    // The merchant knows whether a second sale is meant.
    private bool IsNoTwin()
    {
        if (_till.IsTraining || !_till.Journal.HasTwin(_till.DigestOfCard(), _entry.Amount, _till.Clock.UtcNow.AddTicks(-TwinTicks)))
        {
            return true;
        }

        _till.Dialogue.Say(_till.Title, Text.Twin, Text.KeysYesNo).Amount(5, _entry.Amount).Show();
        _till.Dialogue.Sound(Sound.Attention);
        return _till.Dialogue.AwaitChoice(Dialogue.Patience, Key.Enter, Key.Cancel) == Key.Enter;
    }

    // Who decides: the terminal itself, the acquirer over the line, or its voice desk.
    private bool IsApproved(bool isPhoneFirst)
    {
        // An amount that cannot be seen is not decided about.
        if (!_till.Dialogue.Show().IsShown)
        {
            return false;
        }

        if (_till.IsTraining)
        {
            return _authorisation.Ask(_entry.Amount, DecisionReason.UnderFloorLimit) == AuthorisationResult.Approved;
        }

        Decision decision = _till.Assessment.Decide(_entry.Amount, isPhoneFirst);
        _reason = _till.Assessment.Reason;
        if (decision == Decision.Decline)
        {
            return _till.Refuse(Wording.OfDecision(_reason));
        }

        if (isPhoneFirst)
        {
            return _referral.Call(_entry.Amount, _reason);
        }

        if (decision == Decision.Offline)
        {
            return ApproveHere(AdviceReason.UnderFloorLimit);
        }

        return _authorisation.Ask(_entry.Amount, _reason) switch
        {
            AuthorisationResult.Approved => true,
            AuthorisationResult.Referred => _referral.Call(_entry.Amount, _reason),
            AuthorisationResult.Unable => GoOnWithoutLine(decision),
            _ => false,
        };
    }

    // Not a byte of the request has left: nothing is owed.
    private bool GoOnWithoutLine(Decision decision) => decision switch
    {
        Decision.OnlineOrRefer => _referral.Call(_entry.Amount, _reason),
        Decision.OnlineOrOffline => _authorisation.IsGivenUp() ? ApproveHere(AdviceReason.HostNotReached) : _till.Refuse(Text.MemoryRefuses),
        _ => _authorisation.GiveUp(),
    };

    // A sale that replaces an attempt takes a number of its own.
    private bool ApproveHere(int adviceReason)
    {
        if (_till.Record.Number == 0)
        {
            _attempt.Begin(_entry.Amount, _reason);
        }
        else
        {
            _attempt.BeginAgain();
        }

        return _attempt.IsApprovedHere(adviceReason) || _till.Refuse(Text.MemoryRefuses);
    }
}
