namespace Terminal.Acquirer.Accounts;

/// <summary>What an account of the ledger has come to.</summary>
/// <param name="Account"><c>issuer</c>, <c>clearing</c>, <c>merchant</c>, <c>suspense</c>, <c>fees</c> or <c>losses</c>.</param>
/// <param name="Party">The issuer's name, or the merchant's number; empty for the acquirer's fees and losses.</param>
/// <param name="Currency">Three digits, ISO 4217.</param>
/// <param name="Balance">Minor units: above zero what the party owes to the acquirer, or the acquirer has lost; below zero what the acquirer owes, or has earned.</param>
public sealed record AccountBalance(string Account, string Party, string Currency, long Balance);
