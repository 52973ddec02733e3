namespace Terminal.Acquirer.Accounts;

/// <summary>Why money moved from one account of the ledger to another.</summary>
public static class MovementKind
{
    /// <summary>An approved request for a sale.</summary>
    public const string Sale = "sale";

    /// <summary>The advice of a sale.</summary>
    public const string Advice = "advice";

    /// <summary>The advice that completes a pre-authorisation.</summary>
    public const string Completion = "completion";

    /// <summary>An approved refund.</summary>
    public const string Refund = "refund";

    /// <summary>A sale or refund of which the host first heard from its batch's upload.</summary>
    public const string Upload = "upload";

    /// <summary>A reversal or void: what the sale moved, moved back.</summary>
    public const string Reversal = "reversal";

    /// <summary>A sale or refund that only the host knows when its batch is closed goes to suspense.</summary>
    public const string Difference = "difference";

    /// <summary>A sale that clearing does not reimburse, or that an operator gave back out of suspense: what it moved, moved back.</summary>
    public const string Refused = "refused";

    /// <summary>A closed batch, or a sale or refund that an operator released from suspense, becomes what is owed to the merchant.</summary>
    public const string Settlement = "settlement";

    /// <summary>What the merchant pays for it.</summary>
    public const string Fee = "fee";

    /// <summary>What the merchant is let off the fee, as a volume discount.</summary>
    public const string Discount = "discount";

    /// <summary>What the scheme does not pay the acquirer, who has paid the merchant.</summary>
    public const string Loss = "loss";
}
