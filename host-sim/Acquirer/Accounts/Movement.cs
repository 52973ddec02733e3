namespace Terminal.Acquirer.Accounts;

/// <summary>What a movement is about.</summary>
/// <param name="Terminal">The terminal.</param>
/// <param name="Number">The sale; null for a whole batch.</param>
/// <param name="Batch">Its batch.</param>
/// <param name="Currency">Three digits, ISO 4217.</param>
internal sealed record Movement(string Terminal, string? Number, long Batch, string Currency);
