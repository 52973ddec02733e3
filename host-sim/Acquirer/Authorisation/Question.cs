namespace Terminal.Acquirer.Authorisation;

/// <summary>Whom a request is put to, while no lock is held.</summary>
/// <param name="Name">An issuer or a processing centre; empty for the issuer that nobody knows.</param>
/// <param name="IsIssuer">Whether it is the card's issuer: after it nobody else is asked.</param>
/// <param name="Standing">Whether it was to be had, once that was tried.</param>
internal sealed record Question(string Name, bool IsIssuer, IssuerStanding Standing = IssuerStanding.Reached);
