using Terminal.Core.Ports;

namespace Terminal.Core;

/// <summary>Growing delays between attempts, without end: 5 seconds, doubled each time, at most 5 minutes.</summary>
public sealed class Pacing
{
    private const int Shortest = 5_000;
    private const int Longest = 300_000;

    private readonly IClock _clock;
    private int _delay;
    private long _due;

    /// <summary>Counts by this clock; the first attempt is due at once.</summary>
    public Pacing(IClock clock)
    {
        _clock = clock;
    }

    /// <summary>Whether the next attempt is due.</summary>
    public bool IsDue => _clock.Uptime >= _due;

    /// <summary>Notes a vain attempt.</summary>
    public void Delay()
    {
        _delay = _delay == 0 ? Shortest : _delay * 2;
        _delay = _delay > Longest ? Longest : _delay;
        _due = _clock.Uptime + _delay;
    }

    /// <summary>Notes that the way is free again.</summary>
    public void Reset()
    {
        _delay = 0;
        _due = 0;
    }
}
