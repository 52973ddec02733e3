using System;
using System.Globalization;

namespace Terminal.Acquirer.Storage;

/// <summary>How times are written: always UTC.</summary>
internal static class Times
{
    /// <summary>For the database: ISO 8601 with milliseconds.</summary>
    public static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>A month as cards and messages carry it: YYMM.</summary>
    public static string Month(DateTimeOffset time) => time.UtcDateTime.ToString("yyMM", CultureInfo.InvariantCulture);

    /// <summary>For people: <c>2026-11-29 12:00 UTC</c>.</summary>
    public static string Minute(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>The time nearest to another that a text without a year can mean; null when it is no time of the calendar.</summary>
    /// <param name="text">MMDDhhmmss.</param>
    /// <param name="other">UTC.</param>
    public static DateTime? Nearest(string text, DateTimeOffset other)
    {
        DateTime? nearest = null;
        for (int year = other.UtcDateTime.Year - 1; year <= other.UtcDateTime.Year + 1; year++)
        {
            if (DateTime.TryParseExact($"{year:D4}{text}", "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
                && (nearest is null || (time - other.UtcDateTime).Duration() < (nearest.Value - other.UtcDateTime).Duration()))
                nearest = time;
        }
        return nearest;
    }

    /// <summary>For DE48 tag 10: YYYYMMDDhhmmss.</summary>
    public static string Host(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
}
