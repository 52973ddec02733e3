using System;
using Terminal.Core.Messages;

namespace Terminal.Core.Texts;

/// <summary>How days and times are written for people: the same in every country, the largest unit first (ISO 8601).</summary>
public static class LocalTime
{
    /// <summary>Characters of a day.</summary>
    public const int DayLength = 10;

    /// <summary>Characters of a time with seconds.</summary>
    public const int TimeLength = 8;

    /// <summary>Writes a day as <c>2026-11-26</c>.</summary>
    public static void WriteDay(DateTime time, byte[] to, int offset)
    {
        Digits.Write(time.Year, to, offset, 4);
        to[offset + 4] = (byte)'-';
        Digits.WritePair(time.Month, to, offset + 5);
        to[offset + 7] = (byte)'-';
        Digits.WritePair(time.Day, to, offset + 8);
    }

    /// <summary>Writes a time as <c>13:45:10</c>.</summary>
    public static void WriteTime(DateTime time, byte[] to, int offset)
    {
        Digits.WritePair(time.Hour, to, offset);
        to[offset + 2] = (byte)':';
        Digits.WritePair(time.Minute, to, offset + 3);
        to[offset + 5] = (byte)':';
        Digits.WritePair(time.Second, to, offset + 6);
    }
}
