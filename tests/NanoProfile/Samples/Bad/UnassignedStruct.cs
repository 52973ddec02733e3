// expect: line 9: device-build: CS0165: Use of unassigned local variable 'date'; use C# 10 and what tests/NanoProfile/Api lists
using System;

public static class Dates
{
    public static int Year()
    {
        DateTime date;
        return date.Year;
    }
}
