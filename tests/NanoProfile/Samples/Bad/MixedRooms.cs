// expect: line 12: generic: System.Action`1<System.String> is generic and crashes the device; declare a delegate or class of its own for it
// expect: line 21: catch: a catch in an instance method leaks an unwind record each time; move the try into a private static method
// expect: line 23: port: System.DateTime.UtcNow is not for Core and Drivers; go through IClock
// room: Drivers
using System;
using System.Collections;

public sealed class Mixed
{
    public ArrayList Items { get; } = new ArrayList();

    public Action<string>[] Listeners { get; } = null;

    public bool TryAdd(object item)
    {
        try
        {
            Items.Add(item);
            return true;
        }
        catch
        {
            return DateTime.UtcNow.Year > 2000;
        }
        finally
        {
            Items.Clear();
        }
    }
}
