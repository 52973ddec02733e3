using System;

namespace Terminal.Acquirer.StopLists;

/// <summary>A version of the stop list that was published.</summary>
/// <param name="Version">Its number, at most ten digits; the first of a day is the date, YYYYMMDD, and 01.</param>
/// <param name="IsBase">Whether terminals may begin with it; otherwise only deltas lead to it.</param>
/// <param name="Created">UTC.</param>
/// <param name="ValidUntil">The first second at which a terminal may no longer use it, UTC.</param>
/// <param name="Cards">Cards on it.</param>
public sealed record StopListVersion(long Version, bool IsBase, DateTimeOffset Created, DateTimeOffset ValidUntil, int Cards);
