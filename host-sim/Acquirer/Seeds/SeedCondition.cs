namespace Terminal.Acquirer.Seeds;

/// <summary>Where and when the cards that name it may pay.</summary>
/// <param name="Name">At most 20 characters.</param>
/// <param name="Times">Times of the point of service's day; null for all.</param>
/// <param name="Places">Countries of points of service, three digits (ISO 3166-1); null for all.</param>
/// <param name="Kinds">Kinds of points of service, by merchant category code (ISO 18245); null for all.</param>
public sealed record SeedCondition(string Name, SeedHours? Times, SeedChoice? Places, SeedChoice? Kinds);
