// expect: line 9: generic: System.Func`1<System.Int32> is generic and crashes the device; declare a delegate or class of its own for it
// expect: line 10: generic: System.Func`1<System.Int32> is generic and crashes the device; declare a delegate or class of its own for it
using System;

public static class Late
{
    public static int Compute(int seed)
    {
        Func<int> later = () => seed;
        return later();
    }
}
