using Terminal.Acquirer.Authorisation;

namespace Terminal.Acquirer;

/// <summary>A request for an authorisation, or an advised sale, as the host has it now.</summary>
/// <param name="Terminal">The terminal, DE41.</param>
/// <param name="Number">The sale number, DE37.</param>
/// <param name="Kind">One of <see cref="SaleKind"/>.</param>
/// <param name="Mask">First six and last four digits of the card.</param>
/// <param name="Amount">Minor units.</param>
/// <param name="Batch">The batch that it belongs to.</param>
/// <param name="Code">Response code given; null while the request is at the issuer.</param>
/// <param name="IsReversed">Whether a reversal won over it.</param>
/// <param name="Held">What it takes from the card's limit now, in minor units: the amount of an approved or advised sale or an open pre-authorisation, less than 0 for a refund, else 0.</param>
/// <param name="IsInSuspense">Whether the merchant does not get it before somebody has looked at it.</param>
/// <param name="Explanation">Why, for people; null while the request is at the issuer.</param>
/// <param name="AdviceReason">Why the sale was made without asking (DE48 tag 06); empty for one that was asked for.</param>
/// <param name="Doubt">Why clearing may refuse an advised sale; empty for no reason.</param>
/// <param name="Refused">Why clearing did not reimburse it, a code of <see cref="ClearingReasons"/>; empty for what it did, and before the batch is closed.</param>
/// <param name="SchemeRefused">Why the scheme did not pay the acquirer for it, four digits; empty for what it did. The merchant is paid all the same.</param>
/// <param name="IsOutOfSuspense">Whether an operator has decided about it (<see cref="SuspenseDesk"/>): it still counts in no batch.</param>
public sealed record SaleStanding(
    string Terminal, string Number, string Kind, string Mask, long Amount, long Batch, string? Code, bool IsReversed, long Held, bool IsInSuspense, string? Explanation,
    string AdviceReason, string Doubt, string Refused, string SchemeRefused, bool IsOutOfSuspense);
