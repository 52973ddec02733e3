namespace Terminal.Acquirer.Accounts;

/// <summary>One movement of the ledger, as people read it.</summary>
/// <param name="Time">UTC, ISO 8601.</param>
/// <param name="Kind">One of <see cref="MovementKind"/>.</param>
/// <param name="Terminal">The terminal.</param>
/// <param name="Number">The sale; empty for a whole batch.</param>
/// <param name="Batch">Its batch.</param>
/// <param name="Currency">Three digits, ISO 4217.</param>
/// <param name="Amount">Minor units, above zero.</param>
/// <param name="Debit">The account that it goes into, and whose that is.</param>
/// <param name="Credit">The account that it comes out of, and whose that is.</param>
public sealed record LedgerEntry(string Time, string Kind, string Terminal, string Number, long Batch, string Currency, long Amount, string Debit, string Credit);
