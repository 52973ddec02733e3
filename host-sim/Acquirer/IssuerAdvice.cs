namespace Terminal.Acquirer;

/// <summary>An approval that was given in an issuer's place, and that the issuer is told afterwards; the same may be told twice, and is known by its identification.</summary>
/// <param name="Id">Its identification.</param>
/// <param name="Issuer">The issuer's name.</param>
/// <param name="Terminal">The terminal, DE41.</param>
/// <param name="Number">The sale number, DE37; of an approval by telephone its code.</param>
/// <param name="Mask">First six and last four digits of the card.</param>
/// <param name="Amount">Minor units; below zero when the approval was reversed.</param>
/// <param name="Currency">Three digits, ISO 4217.</param>
/// <param name="Reason">1000 at the issuer's option, 1001 it had signed off, 1002 it did not answer in time, 1003 it could not be reached, 1007 at the acquirer's option (message reason codes of ISO 8583:1993).</param>
/// <param name="Created">When it was approved, or reversed: UTC, ISO 8601.</param>
/// <param name="Told">When the issuer took it; null while it is owed.</param>
public sealed record IssuerAdvice(
    long Id, string Issuer, string Terminal, string Number, string Mask, long Amount, string Currency, string Reason, string Created, string? Told);
