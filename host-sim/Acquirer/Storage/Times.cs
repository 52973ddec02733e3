using System;
using System.Globalization;

namespace Terminal.Acquirer.Storage;

/// <summary>How times are written: always UTC.</summary>
internal static class Times
{
    /// <summary>For the database: ISO 8601 with milliseconds.</summary>
    public static string Stamp(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>For DE48 tag 10: YYYYMMDDhhmmss.</summary>
    public static string Host(DateTimeOffset time) => time.UtcDateTime.ToString("yyyyMMddHHmmss", CultureInfo.InvariantCulture);
}
