namespace Terminal.Acquirer.Accounts;

/// <summary>What one day brought a merchant.</summary>
/// <param name="Merchant">The merchant's number.</param>
/// <param name="Day">In UTC, YYYY-MM-DD.</param>
/// <param name="Currency">Three digits, ISO 4217.</param>
/// <param name="Settled">Batches closed on that day and what was released from suspense, sales less refunds, in minor units.</param>
/// <param name="Fees">What the merchant pays for them.</param>
/// <param name="Discounts">What the merchant is let off the fees; at most as much.</param>
/// <param name="Owed">What is owed to the merchant for the day; below zero what the merchant owes.</param>
public sealed record MerchantDay(string Merchant, string Day, string Currency, long Settled, long Fees, long Discounts, long Owed);
