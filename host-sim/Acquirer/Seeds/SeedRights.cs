namespace Terminal.Acquirer.Seeds;

/// <summary>How far somebody may approve in an issuer's place; count and total are of one card's approvals in 24 hours.</summary>
/// <param name="Single">Largest single amount, in minor units.</param>
/// <param name="Count">Most approvals.</param>
/// <param name="Total">Most that they may come to together, in minor units.</param>
public sealed record SeedRights(long Single, int Count, long Total);
