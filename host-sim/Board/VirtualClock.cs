using System;
using System.Collections.Generic;
using Terminal.Core.Ports;

namespace Terminal.Board;

/// <summary>
/// Time that passes only when somebody waits: at once, running on the way what was planned for it, in order. So tests script key
/// presses without threads. It never dies; firmware that must feel a power cut waits on a <see cref="BoardClock"/> over it.
/// </summary>
public sealed class VirtualClock : IClock
{
    private readonly PriorityQueue<Action, (long Due, long Order)> _plan = new();
    private readonly object _gate = new();
    private DateTime _utcAtZero;
    private long _now;
    private long _planned;
    private bool _woken;

    /// <summary>Starts at noon of 1 January 2026.</summary>
    public VirtualClock()
        : this(new DateTime(2026, 1, 1, 12, 0, 0, DateTimeKind.Utc))
    {
    }

    /// <summary>Starts at a given time, in UTC.</summary>
    public VirtualClock(DateTime utc) => _utcAtZero = utc;

    /// <inheritdoc/>
    public DateTime UtcNow => _utcAtZero.AddMicroseconds(_now);

    /// <inheritdoc/>
    public long Uptime => _now / 1000;

    internal long Microseconds => _now;

    /// <inheritdoc/>
    public void Wait(int milliseconds)
    {
        RunUntil(_now + milliseconds * 1000L, () => _woken);
        _woken = false;
    }

    /// <inheritdoc/>
    public void Wake() => _woken = true;

    /// <inheritdoc/>
    public void Set(DateTime utc) => _utcAtZero = utc.AddMicroseconds(-_now);

    /// <summary>Plans something for a time; what is due already happens when time next passes.</summary>
    /// <param name="milliseconds">Of <see cref="Uptime"/>.</param>
    /// <param name="action">Runs on the thread that waits, and may wake it.</param>
    public void At(long milliseconds, Action action) => Schedule(milliseconds * 1000, action);

    /// <summary>Lets time pass, whoever wakes.</summary>
    public void Advance(long milliseconds) => RunUntil(_now + milliseconds * 1000, static () => false);

    internal void Schedule(long microseconds, Action action)
    {
        lock (_gate)
            _plan.Enqueue(action, (microseconds, _planned++));
    }

    /// <summary>Lets time pass until something holds; false when the time was over first, or nothing is planned any more.</summary>
    internal bool RunUntil(long due, Func<bool> holds)
    {
        while (!holds())
        {
            Action action;
            lock (_gate)
            {
                if (!_plan.TryPeek(out _, out var next) || next.Due > due)
                {
                    if (due == long.MaxValue)
                        throw new InvalidOperationException("A wait without end, and nothing is planned that could end it.");
                    _now = Math.Max(_now, due);
                    return false;
                }
                action = _plan.Dequeue();
                _now = Math.Max(_now, next.Due);
            }
            action();
        }
        return true;
    }
}
