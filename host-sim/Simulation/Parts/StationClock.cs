using System;
using Terminal.Board;
using Terminal.Core.Ports;

namespace Terminal.Simulation.Parts;

/// <summary>A terminal's clock in the world's time. While the terminal waits, others may trade, somebody may pull the plug, or the clock may jump.</summary>
internal sealed class StationClock(Station station) : IClock
{
    private static readonly DateTime Epoch = new(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly World _world = station.World;
    private TimeSpan _ahead;
    private long _startedAt;

    public DateTime UtcNow
    {
        get
        {
            station.Check();
            return _world.Clock.UtcNow + _ahead;
        }
    }

    /// <summary>By how much it is wrong.</summary>
    public TimeSpan Error => _ahead.Duration();

    public long Uptime
    {
        get
        {
            station.Check();
            return _world.Clock.Uptime - _startedAt;
        }
    }

    public void Wait(int milliseconds)
    {
        station.Check();
        if (_world.Weather.Strikes(Hazard.PlugPulled))
            station.Cut("while it waits");
        if (_world.Weather.Strikes(Hazard.ClockJumps))
            Jump();
        if (milliseconds >= 1000 && _world.Weather.Strikes(Hazard.OtherTrades))
            _world.TradeElsewhere();
        _world.Pass(milliseconds);
        station.Check();
    }

    public void Wake()
    {
    }

    public void Set(DateTime utc) => _ahead = utc - _world.Clock.UtcNow;

    /// <summary>The power comes back: the chip's clock begins in 1970, unless the network has set it.</summary>
    public void PowerOn()
    {
        _startedAt = _world.Clock.Uptime;
        _ahead = _world.Weather.Strikes(Hazard.ColdClock) ? Epoch - _world.Clock.UtcNow : TimeSpan.Zero;
    }

    private void Jump()
    {
        Chance chance = _world.Weather.Details(Hazard.ClockJumps);
        TimeSpan by = chance.Of([TimeSpan.FromMinutes(-3), TimeSpan.FromMinutes(4), TimeSpan.FromHours(-2), TimeSpan.FromHours(30), TimeSpan.FromDays(-400), TimeSpan.FromDays(20)]);
        // The chip counts seconds from 1970 on: no jump leads before them.
        TimeSpan earliest = Epoch - _world.Clock.UtcNow;
        _world.Story.Tell(station.Id, $"its clock jumps by {by}");
        _ahead = _ahead + by < earliest ? earliest : _ahead + by;
    }
}
