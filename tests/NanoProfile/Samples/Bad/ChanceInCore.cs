// room: Core
using System;

public static class Dice
{
    public static int Throw()
    {
        return new Random().Next(6);
    }

    public static Guid Name()
    {
        return Guid.NewGuid();
    }
}
