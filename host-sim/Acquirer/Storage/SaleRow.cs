using System;

namespace Terminal.Acquirer.Storage;

/// <summary>A request for an authorisation, or an advice. <see cref="Code"/> and <see cref="Answer"/> are null while it is at the issuer.</summary>
internal sealed record SaleRow(
    string Terminal, string Number, byte[] Fingerprint, byte[]? Card, string Mask, long Amount, string Currency, long Batch, string Origin, long Reversed, string? Code, long Held, byte[]? Answer, string? Explanation)
{
    public bool IsAdvice => Origin.StartsWith("0220", StringComparison.Ordinal);
}
