namespace Terminal.Acquirer.Accounts;

/// <summary>A line of a merchant's statement of a day.</summary>
/// <param name="Kind"><see cref="MovementKind.Settlement"/>, <see cref="MovementKind.Fee"/>, or <see cref="MovementKind.Refused"/> for a sale that clearing did not reimburse.</param>
/// <param name="Terminal">The terminal.</param>
/// <param name="Batch">The batch.</param>
/// <param name="Number">The sale number; empty for what is about the whole batch.</param>
/// <param name="Currency">Three digits, ISO 4217.</param>
/// <param name="Amount">Minor units that the line brings the merchant; below zero for a fee and for more refunds than sales, 0 for what was not reimbursed.</param>
/// <param name="Text">What it is, and of what was not reimbursed why and what to do, as sentences.</param>
public sealed record StatementLine(string Kind, string Terminal, long Batch, string Number, string Currency, long Amount, string Text);
