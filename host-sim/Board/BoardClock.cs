using System;
using System.Threading;
using Terminal.Core.Ports;

namespace Terminal.Board;

/// <summary>
/// The firmware's clock on the desk: it belongs to the run of the power in which it is built (inside <see cref="DeviceBoard.Enter"/>).
/// It shows real time, or the board's virtual time, when the parts have done what is due by then; it is shifted by what was set and by <see cref="DeviceBoard.JumpClock"/>. A power cut ends its waits.
/// </summary>
public sealed class BoardClock : IClock
{
    private readonly PowerSession _power = PowerSession.Ambient;
    private readonly object _gate = new();
    private bool _woken;

    /// <summary>Takes the clock of the board entered.</summary>
    public BoardClock()
    {
        lock (_power.Board.Sync)
            _power.Live.Clocks.Add(this);
    }

    /// <inheritdoc/>
    public DateTime UtcNow => _power.Live.Utc;

    /// <inheritdoc/>
    public long Uptime => _power.Live.Uptime;

    /// <inheritdoc/>
    public void Wait(int milliseconds)
    {
        _power.Check();
        if (_power.Board.Time is { } time)
        {
            time.RunUntil(time.Microseconds + milliseconds * 1000L, () => _woken || !_power.Alive);
            _woken = false;
        }
        else
        {
            WaitReal(milliseconds);
        }
        _power.Check();
    }

    /// <inheritdoc/>
    public void Wake()
    {
        lock (_gate)
        {
            _woken = true;
            Monitor.PulseAll(_gate);
        }
    }

    /// <inheritdoc/>
    public void Set(DateTime utc) => _power.Live.Utc = utc;

    private void WaitReal(int milliseconds)
    {
        lock (_gate)
        {
            if (!_woken && _power.Alive)
                Monitor.Wait(_gate, milliseconds);
            _woken = false;
        }
    }
}
