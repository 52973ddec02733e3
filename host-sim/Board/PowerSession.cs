using System;
using System.Collections.Generic;
using System.IO.Ports;
using System.Threading;
using nanoFramework.Hardware.Esp32;
using nanoFramework.Runtime.Native;

namespace Terminal.Board;

/// <summary>One run of the firmware, from power on to the cut: what the chip holds, and what all its stand-ins die with.</summary>
internal sealed class PowerSession
{
    private static readonly AsyncLocal<PowerSession?> Entered = new();

    private readonly long _startedMicroseconds;
    private TimeSpan _utcOffset;
    private volatile bool _ended;

    internal PowerSession(DeviceBoard board)
    {
        Board = board;
        Pins = new PinWiring(this);
        _startedMicroseconds = board.Microseconds;
        if (board.ClockAtPowerOn is { } utc)
            Utc = utc;
    }

    /// <summary>Told to the firmware before a restart it asked for.</summary>
    internal event RebootEventHandler? Rebooting;

    /// <summary>The run in which the calling code builds its drivers.</summary>
    internal static PowerSession Ambient =>
        Current is { } session ? session.Live : throw new InvalidOperationException("Firmware runs inside a board: using (board.Enter()) { ... }");

    internal static PowerSession? Current
    {
        get => Entered.Value;
        set => Entered.Value = value;
    }

    internal DeviceBoard Board { get; }

    internal bool Alive => !_ended;

    /// <summary>This, while the power is on.</summary>
    internal PowerSession Live
    {
        get
        {
            Check();
            return this;
        }
    }

    internal PinWiring Pins { get; }

    internal Dictionary<DeviceFunction, int> Functions { get; } = new()
    {
        [DeviceFunction.I2C1_DATA] = 18,
        [DeviceFunction.I2C1_CLOCK] = 19,
        [DeviceFunction.I2C2_DATA] = 25,
        [DeviceFunction.I2C2_CLOCK] = 26,
    };

    internal Dictionary<string, SerialPort> Ports { get; } = [];

    /// <summary>Clocks whose waits end with the power.</summary>
    internal List<BoardClock> Clocks { get; } = [];

    internal long Uptime => (Board.CatchUp() - _startedMicroseconds) / 1000;

    internal DateTime Utc
    {
        get => Board.WorldUtc + _utcOffset;
        set => _utcOffset = value - Board.WorldUtc;
    }

    internal void Check()
    {
        if (_ended)
            throw new PowerCutException();
    }

    internal void Reboot()
    {
        Rebooting?.Invoke();
        Board.Restart(this);
    }

    /// <summary>The end of the run; called with the board locked.</summary>
    internal void End()
    {
        _ended = true;
        foreach (var clock in Clocks)
            clock.Wake();
    }
}
