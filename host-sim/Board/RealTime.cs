using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;

namespace Terminal.Board;

/// <summary>
/// Real time for a board. What its parts plan happens in the order of its times, each at its own time as far as the parts can tell, and before the
/// firmware sees that time pass: on a busy machine all of it is late, but a printer never seems silent because the firmware was quicker.
/// All is called with the board locked, but for the time itself.
/// </summary>
internal sealed class RealTime
{
    private readonly object _sync;
    private readonly PriorityQueue<Action, (long Due, long Order)> _plan = new();
    private readonly DateTime _utcAtZero = DateTime.UtcNow;
    private readonly Stopwatch _sinceBuilt = Stopwatch.StartNew();
    private readonly Timer _timer;
    private long _planned;
    private long? _happening;

    /// <summary>Begins at zero.</summary>
    /// <param name="sync">The board's lock.</param>
    /// <param name="fallDue">Called, on any thread and without the lock, when something is due.</param>
    public RealTime(object sync, Action fallDue)
    {
        _sync = sync;
        _timer = new Timer(_ => fallDue());
    }

    /// <summary>Since the board was built; inside of what happens it stands still.</summary>
    public long Microseconds => Monitor.IsEntered(_sync) && _happening is { } instant ? instant : _sinceBuilt.Elapsed.Ticks / TimeSpan.TicksPerMicrosecond;

    /// <summary>The world's time.</summary>
    public DateTime UtcNow => _utcAtZero + _sinceBuilt.Elapsed;

    /// <summary>Plans something.</summary>
    public void Schedule(long microseconds, Action action) => _plan.Enqueue(action, (microseconds, _planned++));

    /// <summary>Does something now, after all that is due.</summary>
    public void Do(Action action)
    {
        if (_happening is not null)
        {
            action();
            return;
        }
        long now = Microseconds;
        while (_plan.TryPeek(out Action? planned, out var next) && next.Due <= now)
        {
            _plan.Dequeue();
            DoAt(next.Due, planned);
        }
        DoAt(now, action);
        if (_plan.TryPeek(out _, out var coming))
            _timer.Change((Math.Max(coming.Due - now, 0) + 999) / 1000, Timeout.Infinite);
    }

    private void DoAt(long instant, Action action)
    {
        _happening = instant;
        try
        {
            action();
        }
        finally
        {
            _happening = null;
        }
    }
}
