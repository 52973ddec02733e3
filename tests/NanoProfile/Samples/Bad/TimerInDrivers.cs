// expect: line 9: port: System.Threading.Timer is not for Core and Drivers; go through IClock
// room: Drivers
using System.Threading;

public static class Ticker
{
    public static Timer Start(TimerCallback tick)
    {
        return new Timer(tick, null, 0, 1000);
    }
}
