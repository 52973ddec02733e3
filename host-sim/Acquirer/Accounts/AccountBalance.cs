namespace Terminal.Acquirer.Accounts;

/// <summary>What an account of the ledger has come to.</summary>
/// <param name="Account"><c>issuer</c>, <c>clearing</c>, <c>merchant</c>, <c>suspense</c> or <c>fees</c>.</param>
/// <param name="Party">The issuer's name, or the merchant's number; empty for the acquirer's fees.</param>
/// <param name="Currency">Three digits, ISO 4217.</param>
/// <param name="Balance">Minor units: above zero what the party owes to the acquirer, below zero what the acquirer owes.</param>
public sealed record AccountBalance(string Account, string Party, string Currency, long Balance);
