// expect: line 12: port: System.Threading.Thread.Sleep is not for Core and Drivers; go through IClock
// expect: line 13: port: System.Threading.WaitHandle.WaitOne with a time is not for Core and Drivers; go through IClock
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
