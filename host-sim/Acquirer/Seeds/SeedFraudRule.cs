using System.Collections.Generic;
using System.Linq;

namespace Terminal.Acquirer.Seeds;

/// <summary>A fraud rule of the seed.</summary>
/// <param name="Name">At most 20 characters.</param>
/// <param name="Sign">What it looks for.</param>
/// <param name="Action">What becomes of what it finds.</param>
/// <param name="Count">How many times, or of how many sales; 0 where the sign has no count.</param>
/// <param name="Minutes">In how many minutes; 0 where the sign has no time.</param>
/// <param name="Times">How many times the average; 0 where the sign has none.</param>
/// <param name="Merchants">The merchants that have chosen it; null for all.</param>
public sealed record SeedFraudRule(string Name, FraudSign Sign, FraudAction Action, int Count, int Minutes, int Times, IReadOnlyList<string>? Merchants)
{
    /// <summary>Whether it is for a merchant.</summary>
    public bool IsFor(string merchant) => Merchants is null || Merchants.Contains(merchant);
}
