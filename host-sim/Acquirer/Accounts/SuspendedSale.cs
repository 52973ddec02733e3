namespace Terminal.Acquirer.Accounts;

/// <summary>A sale or refund that is nobody's money until an operator has looked at it, or that an operator has decided about.</summary>
/// <param name="Terminal">The terminal.</param>
/// <param name="Number">The sale number, DE37.</param>
/// <param name="Kind">One of <see cref="SaleKind"/>.</param>
/// <param name="Mask">First six and last four digits of the card.</param>
/// <param name="Amount">Minor units.</param>
/// <param name="Batch">The batch that it names.</param>
/// <param name="Why">Why it came into suspense, and what the host said of it, as sentences.</param>
/// <param name="Standing"><c>open</c>, <c>released</c> to the merchant, <c>returned</c> to the cardholder, or <c>reversed</c> by the terminal.</param>
/// <param name="Decided">When it was decided, UTC, ISO 8601; empty while it is open.</param>
/// <param name="Role">In which capacity somebody decided; empty while it is open.</param>
/// <param name="Reason">Why it was decided so; empty while it is open.</param>
public sealed record SuspendedSale(
    string Terminal, string Number, string Kind, string Mask, long Amount, long Batch, string Why, string Standing, string Decided, string Role, string Reason);
