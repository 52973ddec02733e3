using System;
using System.Collections.Generic;

namespace Terminal.Board.Parts;

/// <summary>An active buzzer on GPIO 19: high sounds.</summary>
public sealed class Buzzer
{
    /// <summary>The pin it hangs on.</summary>
    public const int Pin = 19;

    private readonly DeviceBoard _board;
    private readonly List<BuzzerChange> _changes = [];

    internal Buzzer(DeviceBoard board) => _board = board;

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
