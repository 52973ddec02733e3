// expect: line 9: port: System.Environment.TickCount64 is not for Core and Drivers; go through IClock
// room: Drivers
using System;

public static class Stopwatch
{
    public static long Now()
    {
        return Environment.TickCount64;
    }
}
