using Terminal.Core.Ports;

namespace Terminal.Drivers;

/// <summary>Waiting inside a driver, where a wake is meant for somebody else.</summary>
internal static class Pace
{
    /// <summary>Waits until the uptime is reached, however often the clock is woken, and hands the wake on to whoever waits next.</summary>
    internal static void Until(IClock clock, long uptime)
    {
        long left = uptime - clock.Uptime;
        if (left <= 0)
        {
            return;
        }

        do
        {
            clock.Wait((int)left);
            left = uptime - clock.Uptime;
        }
        while (left > 0);

        clock.Wake();
    }
}
