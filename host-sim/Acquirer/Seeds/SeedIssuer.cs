namespace Terminal.Acquirer.Seeds;

/// <summary>A card issuer of the seed.</summary>
/// <param name="Name">At most 20 characters: DE48 tag 17 carries it.</param>
/// <param name="Currency">Currency of its cards' limits.</param>
/// <param name="StandIn">How far the acquirer may stand in while the issuer cannot be reached; null when it may not.</param>
public sealed record SeedIssuer(string Name, Currency Currency, SeedRights? StandIn);
