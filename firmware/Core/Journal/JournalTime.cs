using System;

namespace Terminal.Core.Journal;

/// <summary>Times as the journal keeps them, in four bytes: whole seconds since the beginning of 1970, UTC, counted from 1; 0 is none.</summary>
internal static class JournalTime
{
    // 1 January 1970, in which the chip's clock begins, and 1 January 2100: a time between them is one in every time zone and on every platform.
    private const long EarliestTicks = 621_355_968_000_000_000;
    private const long LatestTicks = 662_380_416_000_000_000;

    /// <summary>The four bytes of a time; 0 for one before 1970, and for one after 2099 what <see cref="Read"/> takes for none.</summary>
    public static uint Of(DateTime utc)
    {
        long ticks = utc.Ticks;
        return ticks < EarliestTicks ? 0 : ticks >= LatestTicks ? uint.MaxValue : (uint)((ticks - EarliestTicks) / TimeSpan.TicksPerSecond) + 1;
    }

    /// <summary>The time of four bytes.</summary>
    /// <returns>The default where there is none.</returns>
    public static DateTime Read(byte[] from, int offset)
    {
        long ticks = EarliestTicks + (BigEndian.Read(from, offset, 4) - 1) * TimeSpan.TicksPerSecond;
        return ticks < EarliestTicks || ticks >= LatestTicks ? default : new DateTime(ticks);
    }
}
