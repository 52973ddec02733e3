using System;

namespace Terminal.Acquirer.Authorisation;

/// <summary>One row of the table of <see cref="AuthorisationRules"/>.</summary>
/// <param name="IsIssuers">Whether the issuer applies it; the acquirer's own rules come before routing.</param>
/// <param name="Matches">When it applies.</param>
/// <param name="Code">Response code, ISO 8583 field 39.</param>
/// <param name="Explain">Why, as a sentence for people.</param>
internal sealed record Rule(bool IsIssuers, Func<AuthorisationCase, bool> Matches, string Code, Func<AuthorisationCase, string> Explain);
