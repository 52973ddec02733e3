using System;

public sealed class Door
{
    public event EventHandler<EventArgs> Opened;

    public void Open() => Opened(this, EventArgs.Empty);
}
