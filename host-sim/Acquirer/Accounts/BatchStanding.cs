using Terminal.Core.Messages;

namespace Terminal.Acquirer.Accounts;

/// <summary>A terminal's batch as the host has it now.</summary>
/// <param name="Terminal">The terminal.</param>
/// <param name="Number">The batch.</param>
/// <param name="Closed">When it was closed, UTC, ISO 8601; empty while it is open.</param>
/// <param name="Claimed">What the terminal counted when it was closed; null while it is open, or when the terminal had lost it.</param>
/// <param name="Totals">What the host counts, or counted then.</param>
/// <param name="Code">DE66 of the answer that closed it (<see cref="SettlementCode"/>); 0 while it is open.</param>
/// <param name="Suspended">How many of its sales and refunds are in suspense.</param>
public sealed record BatchStanding(string Terminal, long Number, string Closed, BatchTotals? Claimed, BatchTotals Totals, long Code, long Suspended);
