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
