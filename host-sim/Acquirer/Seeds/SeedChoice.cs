using System.Collections.Generic;
using System.Linq;

namespace Terminal.Acquirer.Seeds;

/// <summary>Values that are allowed, or forbidden.</summary>
/// <param name="IsForbidden">Whether these values are forbidden; otherwise all others are.</param>
/// <param name="Values">The values.</param>
public sealed record SeedChoice(bool IsForbidden, IReadOnlyList<string> Values)
{
    /// <summary>Whether a value is allowed.</summary>
    public bool Allow(string value) => Values.Contains(value) != IsForbidden;
}
