// room: Drivers
using System.Threading;

public sealed class Blink
{
    private readonly AutoResetEvent _done = new AutoResetEvent(false);

    public void Pause()
    {
        Thread.Sleep(100);
        _done.WaitOne(100, false);
        _done.WaitOne();
    }
}
