// expect: line 10: port: System.DateTime.UtcNow is not for Core and Drivers; go through IClock
// expect: line 15: port: System.DateTime.Today is not for Core and Drivers; go through IClock
// room: Core
using System;

public static class Stamp
{
    public static int Year()
    {
        return DateTime.UtcNow.Year;
    }

    public static DateTime Day()
    {
        return DateTime.Today;
    }
}
