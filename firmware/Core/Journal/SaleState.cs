namespace Terminal.Core.Journal;

/// <summary>How far a sale has come. Each step is journalled before its effect can be seen.</summary>
public enum SaleState : byte
{
    /// <summary>The request may have been sent; no answer is known.</summary>
    Intent = 1,
    /// <summary>Approved, by the acquirer, by telephone or here; the cardholder has not been verified yet.</summary>
    Approved = 2,
    /// <summary>Not made, and nothing is owed: declined, or the request never left.</summary>
    Declined = 3,
    /// <summary>Not made, and the acquirer must be told so: its answer is unknown or unusable.</summary>
    ReversalOwed = 4,
    /// <summary>Made, signed for, and known to the acquirer; of a pre-authorisation: the hold is open.</summary>
    Completed = 5,
    /// <summary>Approved, then undone at the counter; the acquirer must be told so.</summary>
    VoidOwed = 6,
    /// <summary>The acquirer has acknowledged the reversal or void.</summary>
    Acknowledged = 7,
    /// <summary>The acquirer has refused the reversal or void: kept, shown, never sent again.</summary>
    Refused = 8,
    /// <summary>Made and signed for; the acquirer, which did not approve it online, must be told.</summary>
    AdviceOwed = 9,
    /// <summary>Made and signed for; the acquirer has refused the advice: kept, shown, never sent again.</summary>
    AdviceRefused = 10,
    /// <summary>Not made, and nothing is owed, but the merchant may phone and make it yet: until there is a newer number.</summary>
    Referred = 11,
    /// <summary>A pre-authorisation whose hold is no more: completed, or expired. Nothing is owed.</summary>
    Ended = 12,
}
