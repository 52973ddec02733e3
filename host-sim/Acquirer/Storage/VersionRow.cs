using System;
using Terminal.Acquirer.StopLists;

namespace Terminal.Acquirer.Storage;

/// <summary>A version of the stop list. Times are seconds since 1970-01-01T00:00:00Z.</summary>
internal sealed record VersionRow(long Version, long IsBase, long Created, long ValidUntil, long Cards)
{
    public StopListVersion ToVersion() =>
        new(Version, IsBase != 0, DateTimeOffset.FromUnixTimeSeconds(Created), DateTimeOffset.FromUnixTimeSeconds(ValidUntil), (int)Cards);
}
