namespace Terminal.Acquirer.Seeds;

/// <summary>A card product of the seed: a range of the first six digits (ISO/IEC 7812).</summary>
/// <param name="Name">Name on the receipt.</param>
/// <param name="Issuer">Its issuer.</param>
/// <param name="Kind">credit or debit.</param>
/// <param name="First">First six digits, from.</param>
/// <param name="Last">First six digits, to and including.</param>
/// <param name="Shortest">Fewest digits of a card number.</param>
/// <param name="Longest">Most digits of a card number.</param>
/// <param name="FloorLimit">Up to this sum, in minor units, the merchant decides alone.</param>
public sealed record SeedProduct(string Name, SeedIssuer Issuer, string Kind, string First, string Last, int Shortest, int Longest, long FloorLimit);
