namespace Terminal.Acquirer.Seeds;

/// <summary>A merchant's volume discount: so much less fee for the part of a batch's sales beyond a sum.</summary>
/// <param name="Rate">In hundredths of a percent of that part; at most the fee's.</param>
/// <param name="Over">The sum, in whole units of the currency that the terminal sells in.</param>
public sealed record SeedDiscount(int Rate, long Over);
