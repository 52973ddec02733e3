namespace Terminal.Flows;

/// <summary>All that the merchant can begin at a till. A sale is always at hand; what is rarer is made when it is chosen.</summary>
public sealed class Transactions
{
    private readonly Till _till;
    private readonly Slips _slips;
    private readonly Attempt _attempt;
    private readonly Authorisation _authorisation;
    private readonly Referral _referral;
    private readonly Conclusion _conclusion;
    private readonly Readiness _readiness;
    private readonly AmountEntry _entry;
    private readonly CardEntry _cards;

    /// <summary>Puts the stories of a till together.</summary>
    public Transactions(Till till, Slips slips, Attempt attempt, Authorisation authorisation, Referral referral, Conclusion conclusion, Settlement settlement)
    {
        _till = till;
        _slips = slips;
        _attempt = attempt;
        _authorisation = authorisation;
        _referral = referral;
        _conclusion = conclusion;
        _readiness = new Readiness(till, settlement);
        _entry = new AmountEntry(till);
        _cards = new CardEntry(till);
        Sale = new Sale(till, _readiness, _entry, _cards, attempt, authorisation, referral, conclusion);
    }

    /// <summary>A sale.</summary>
    public Sale Sale { get; }

    internal Void NewVoid()
    {
        Particulars particulars = new Particulars(_till);
        return new Void(_till, new ReceiptEntry(_till), new Holds(_till, particulars), particulars, _conclusion);
    }

    internal Refund NewRefund() =>
        new Refund(_till, _readiness, new ReceiptEntry(_till), new PasswordPrompt(_till), _entry, _cards, _attempt, _authorisation, _conclusion);

    internal PreAuthorisation NewPreAuthorisation() => new PreAuthorisation(_till, _readiness, _entry, _cards, _authorisation, _referral, _conclusion);

    internal Completion NewCompletion() => new Completion(_till, _readiness, new Holds(_till, new Particulars(_till)), _entry, _attempt, _slips);

    internal Training NewTraining() => new Training(_till, new PasswordPrompt(_till));
}
