using System;

namespace Terminal.Acquirer.Storage;

/// <summary>A request for an authorisation, an advice or an uploaded sale. <see cref="Code"/> and <see cref="Answer"/> are null while it is at the issuer.</summary>
internal sealed record SaleRow(
    string Terminal, string Number, string Kind, byte[] Fingerprint, byte[]? Card, string Mask, long Amount, string Currency, long Batch, string Origin, long Reversed, string? Code, long Held,
    byte[]? Answer, string? Explanation, string? OriginalTerminal, string? Original, long Uploaded, long Suspense, string Refused, string SchemeRefused)
{
    public bool IsAdvice => Origin.StartsWith("0220", StringComparison.Ordinal);

    public bool IsApproved => Code is "00" or "08";

    /// <summary>What it takes from the card's limit when it is posted: a refund less than nothing.</summary>
    public long Effect => Kind == SaleKind.Refund ? -Amount : Amount;
}
