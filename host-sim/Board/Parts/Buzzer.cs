using System;
using System.Collections.Generic;
using Terminal.Board.Maps;

namespace Terminal.Board.Parts;

/// <summary>An active buzzer: high sounds.</summary>
public sealed class Buzzer
{
    private readonly DeviceBoard _board;
    private readonly List<BuzzerChange> _changes = [];

    internal Buzzer(DeviceBoard board)
    {
        _board = board;
        Pin = board.Map.Pin(WiredLine.Buzzer);
    }

    /// <summary>The pin it hangs on.</summary>
    public int Pin { get; }

    /// <summary>It began (true) or ceased (false) to sound.</summary>
    public event Action<bool>? Changed;

    /// <summary>Whether it sounds.</summary>
    public bool Sounding { get; private set; }

    /// <summary>Every beginning and end so far.</summary>
    public IReadOnlyList<BuzzerChange> Changes
    {
        get
        {
            lock (_board.Sync)
                return _changes.ToArray();
        }
    }

    internal void Hear(bool level)
    {
        if (level == Sounding)
            return;
        Sounding = level;
        _changes.Add(new BuzzerChange(_board.Milliseconds, level));
        _board.Raise(() => Changed?.Invoke(level));
    }
}
