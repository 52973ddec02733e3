// room: Drivers
using System;

public static class Stopwatch
{
    public static long Now()
    {
        return Environment.TickCount64;
    }
}
