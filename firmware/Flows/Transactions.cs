namespace Terminal.Flows;

/// <summary>All that the merchant can begin at a till.</summary>
public sealed class Transactions
{
    /// <summary>Puts the stories of a till together.</summary>
    public Transactions(Till till, Slips slips, Attempt attempt, Authorisation authorisation, Referral referral, Conclusion conclusion)
    {
        Readiness readiness = new Readiness(till);
        AmountEntry entry = new AmountEntry(till);
        CardEntry cards = new CardEntry(till);
        ReceiptEntry receipts = new ReceiptEntry(till);
        Particulars particulars = new Particulars(till);
        Holds holds = new Holds(till, particulars);
        PasswordPrompt password = new PasswordPrompt(till);
        Sale = new Sale(till, readiness, entry, cards, attempt, authorisation, referral, conclusion);
        Void = new Void(till, readiness, receipts, holds, particulars, conclusion);
        Refund = new Refund(till, readiness, receipts, password, entry, cards, attempt, authorisation, conclusion);
        PreAuthorisation = new PreAuthorisation(till, readiness, entry, cards, authorisation, referral, conclusion);
        Completion = new Completion(till, readiness, holds, entry, attempt, slips);
        Training = new Training(till, password);
    }

    /// <summary>A sale.</summary>
    public Sale Sale { get; }

    /// <summary>A void, and the cancelling of a pre-authorisation.</summary>
    public Void Void { get; }

    /// <summary>A refund.</summary>
    public Refund Refund { get; }

    /// <summary>A pre-authorisation.</summary>
    public PreAuthorisation PreAuthorisation { get; }

    /// <summary>The completion of one.</summary>
    public Completion Completion { get; }

    /// <summary>Training mode.</summary>
    public Training Training { get; }
}
