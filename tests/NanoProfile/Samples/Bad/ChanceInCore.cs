// expect: line 10: port: System.Random is not for Core and Drivers; go through ICrypto
// expect: line 15: port: System.Guid.NewGuid is not for Core and Drivers; go through ICrypto
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
