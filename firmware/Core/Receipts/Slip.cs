namespace Terminal.Core.Receipts;

/// <summary>The slips that a sale can bring.</summary>
public enum Slip : byte
{
    /// <summary>The copy that the cardholder signs and the merchant keeps.</summary>
    MerchantCopy,
    /// <summary>The cardholder's copy.</summary>
    CardholderCopy,
    /// <summary>The sale was not made; a reversal tells the acquirer.</summary>
    NotMade,
    /// <summary>The sale was approved and then voided.</summary>
    Voided,
    /// <summary>The acquirer refused a reversal: keep this slip and call.</summary>
    ReversalRefused,
    /// <summary>The acquirer refused the advice of a sale made: keep this slip and call.</summary>
    AdviceRefused,
    /// <summary>The acquirer did not take the sale or refund when it was sent again with its batch: keep this slip and call.</summary>
    NotTaken,
}
