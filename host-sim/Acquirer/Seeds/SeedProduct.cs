namespace Terminal.Acquirer.Seeds;

/// <summary>A card product of the seed: a range of the first six digits (ISO/IEC 7812).</summary>
/// <param name="Name">Name on the receipt.</param>
/// <param name="Issuer">Its issuer.</param>
/// <param name="Kind">credit or debit.</param>
/// <param name="First">First six digits, from.</param>
/// <param name="Last">First six digits, to and including.</param>
/// <param name="Shortest">Fewest digits of a card number.</param>
/// <param name="Longest">Most digits of a card number.</param>
/// <param name="Country">Country of issue, three digits, ISO 3166-1 numeric.</param>
/// <param name="FloorLimit">Up to this sum, in minor units, the terminal decides alone.</param>
/// <param name="SelectionFrom">From this amount on, in minor units, more sales are selected for the acquirer the larger they are.</param>
/// <param name="SelectionTarget">Percentage selected below that amount.</param>
/// <param name="SelectionMaximum">Percentage selected at the floor limit.</param>
/// <param name="CardSales">Most sales in a row that one card may make offline.</param>
/// <param name="Condition">Where and when its cards may pay; null for anywhere and always.</param>
public sealed record SeedProduct(
    string Name, SeedIssuer Issuer, string Kind, string First, string Last, int Shortest, int Longest, string Country, long FloorLimit, long SelectionFrom,
    int SelectionTarget, int SelectionMaximum, int CardSales, SeedCondition? Condition);
