namespace Terminal.Acquirer.Seeds;

/// <summary>A point of service of the seed: where a merchant's terminals stand.</summary>
/// <param name="Id">At most 20 characters.</param>
/// <param name="Merchant">Its merchant.</param>
/// <param name="Name">Name of the shop, on the receipt.</param>
/// <param name="Address">Address on the receipt.</param>
/// <param name="Country">Three digits, ISO 3166-1 numeric.</param>
/// <param name="Mcc">What kind it is: merchant category code, four digits (ISO 18245).</param>
/// <param name="UtcOffset">Local time less UTC, in minutes.</param>
public sealed record SeedPointOfService(string Id, SeedMerchant Merchant, string Name, string Address, string Country, string Mcc, int UtcOffset);
