using System;
using System.Threading;
using nanoFramework.Runtime.Native;
using Terminal.Core.Ports;

namespace Terminal.Esp32;

/// <summary>The device's clocks: the one of the day, which starts in 1970 until SNTP or the host has set it, and the one since power-on.</summary>
public sealed class DeviceClock : IClock
{
    private readonly AutoResetEvent _wake = new AutoResetEvent(false);

    /// <inheritdoc/>
    public DateTime UtcNow => DateTime.UtcNow;

    /// <inheritdoc/>
    public long Uptime => Environment.TickCount64;

    /// <inheritdoc/>
    /// <remarks>Zero and less do not wait (a negative time would be for ever).</remarks>
    public void Wait(int milliseconds)
    {
        if (milliseconds > 0)
            _wake.WaitOne(milliseconds, false);
    }

    /// <inheritdoc/>
    public void Wake() => _wake.Set();

    /// <inheritdoc/>
    public void Set(DateTime utc) => Rtc.SetSystemTime(utc);
}
