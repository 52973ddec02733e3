namespace Terminal.Acquirer.Seeds;

/// <summary>A cardholder's account of the seed, which several cards may draw on.</summary>
/// <param name="Name">At most 20 characters.</param>
/// <param name="Issuer">The issuer that keeps it.</param>
/// <param name="Holder">The cardholder's name.</param>
/// <param name="Limit">What its cards may still spend together, in minor units of the issuer's currency.</param>
public sealed record SeedAccount(string Name, SeedIssuer Issuer, string Holder, long Limit);
