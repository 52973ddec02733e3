// expect: line 7: generic: System.EventHandler`1<System.EventArgs> is generic and crashes the device; declare a delegate or class of its own for it
// expect: line 9: generic: System.EventHandler`1<System.EventArgs> is generic and crashes the device; declare a delegate or class of its own for it
using System;

public sealed class Door
{
    public event EventHandler<EventArgs> Opened;

    public void Open() => Opened(this, EventArgs.Empty);
}
