using System;
using Terminal.Board;

namespace nanoFramework.Runtime.Native;

/// <summary>The clock of the board of the calling thread; <see cref="BoardClock"/> reads it.</summary>
public static class Rtc
{
    /// <summary>Sets the clock, in UTC.</summary>
    public static bool SetSystemTime(DateTime time)
    {
        PowerSession.Ambient.Utc = time;
        return true;
    }
}
