using System.Collections.Generic;
using Terminal.Core.Ports;

namespace Terminal.Simulation.Parts;

/// <summary>A terminal's keypad under its merchant's fingers.</summary>
internal sealed class StationKeypad(Station station) : IKeypad
{
    private const int LongestPatience = 60_000;
    private readonly Queue<char> _keys = new();
    private long _due;

    /// <summary>Whether keys are still to be pressed.</summary>
    public bool IsBusy => _keys.Count > 0;

    public int Patience => station.World.Clock.Uptime < _due ? (int)(_due - station.World.Clock.Uptime) : LongestPatience;

    public Key Read()
    {
        station.Work();
        if (station.World.Clock.Uptime < _due)
            return Key.None;
        if (_keys.Count == 0)
            station.Merchant.React();
        return _keys.TryDequeue(out char key) ? (Key)key : Key.None;
    }

    /// <summary>Presses keys, one after the other.</summary>
    public void Press(string keys)
    {
        foreach (char key in keys)
            _keys.Enqueue(key);
    }

    /// <summary>The merchant looks first, unless the fingers are at work already.</summary>
    /// <param name="milliseconds">For how long.</param>
    public void Hold(int milliseconds)
    {
        if (_keys.Count == 0)
            _due = station.World.Clock.Uptime + milliseconds;
    }

    /// <summary>The merchant lets go.</summary>
    public void Clear()
    {
        _keys.Clear();
        _due = 0;
    }
}
