namespace Terminal.Acquirer.Seeds;

/// <summary>A row of the routing table: card numbers that a centre decides before their issuer is asked.</summary>
/// <param name="First">First six digits, from.</param>
/// <param name="Last">First six digits, to and including.</param>
/// <param name="Centre">The centre.</param>
public sealed record SeedRoute(string First, string Last, SeedCentre Centre)
{
    /// <summary>Whether a card number of these first six digits takes this way.</summary>
    public bool Takes(string firstSix) => string.CompareOrdinal(First, firstSix) <= 0 && string.CompareOrdinal(firstSix, Last) <= 0;
}
