// expect: line 7: generic: System.Action`1<System.Int32> is generic and crashes the device; declare a delegate or class of its own for it
// expect: line 9: generic: System.Action`1<System.Int32> is generic and crashes the device; declare a delegate or class of its own for it
using System;

public static class Notifier
{
    public static void Tell(Action<int> listener)
    {
        listener(1);
    }
}
