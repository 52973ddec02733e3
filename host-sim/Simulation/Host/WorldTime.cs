using System;
using System.Threading;
using Terminal.Board;

namespace Terminal.Simulation.Host;

/// <summary>The host's clock: the world's. Its timers fire when the world's time passes, on whatever waits.</summary>
internal sealed class WorldTime(VirtualClock clock) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => new(clock.UtcNow);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Timer(clock, callback, state, dueTime, period);

    private sealed class Timer : ITimer
    {
        private readonly VirtualClock _clock;
        private readonly TimerCallback _callback;
        private readonly object? _state;
        private int _edition;

        public Timer(VirtualClock clock, TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _clock = clock;
            _callback = callback;
            _state = state;
            Change(dueTime, period);
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            _edition++;
            if (dueTime != Timeout.InfiniteTimeSpan)
                Plan(_edition, dueTime, period);
            return true;
        }

        public void Dispose() => _edition++;

        public System.Threading.Tasks.ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }

        private void Plan(int edition, TimeSpan dueTime, TimeSpan period) => _clock.At(_clock.Uptime + (long)dueTime.TotalMilliseconds, () =>
        {
            if (edition != _edition)
                return;
            if (period != Timeout.InfiniteTimeSpan && period != TimeSpan.Zero)
                Plan(edition, period, period);
            _callback(_state);
        });
    }
}
