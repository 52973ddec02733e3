using System;
using System.Device.Gpio;
using System.Linq;
using Terminal.Board.Maps;

namespace Terminal.Board;

/// <summary>
/// The levels of the chip's pins. A level follows from what drives the wire: a low output, else a high one, else the pull resistors;
/// a floating wire keeps its level. Wires that pressed keys short are one wire.
/// </summary>
internal sealed class PinWiring
{
    private readonly PowerSession _power;
    private readonly GpioPin?[] _open;
    private readonly bool[] _levels;
    private readonly bool[] _exists;
    private readonly bool[] _isInputOnly;
    private bool _contention;

    internal PinWiring(PowerSession power)
    {
        _power = power;
        ChipMap chip = power.Board.Chip;
        Count = chip.Gpio.Max() + 1;
        _open = new GpioPin?[Count];
        _levels = new bool[Count];
        _exists = new bool[Count];
        _isInputOnly = new bool[Count];
        foreach (int number in chip.Gpio)
            _exists[number] = true;
        foreach (int number in chip.Reserved.SelectMany(taken => taken.Gpio))
            _exists[number] = false;
        foreach (int number in chip.InputOnly)
            _isInputOnly[number] = true;
    }

    /// <summary>One more than the highest number.</summary>
    internal int Count { get; }

    /// <summary>Whether there is such a pin, and the chip has it to give.</summary>
    internal bool Exists(int number) => number >= 0 && number < Count && _exists[number];

    internal bool Drives(int number) => Exists(number) && !_isInputOnly[number];

    internal bool Supports(int number, PinMode mode) => mode switch
    {
        PinMode.Input => Exists(number),
        PinMode.OutputOpenSource or PinMode.OutputOpenSourcePullDown => false,
        _ => Drives(number),
    };

    internal GpioPin Open(int number)
    {
        if (!Exists(number))
            throw new ArgumentException($"There is no GPIO {number} to use.");
        lock (_power.Board.Sync)
        {
            if (_open[number] is not null)
                throw new InvalidOperationException($"GPIO {number} is open already.");
            return _open[number] = new GpioPin(_power, number);
        }
    }

    internal GpioPin? Find(int number) => number >= 0 && number < Count ? _open[number] : null;

    internal GpioPin Opened(GpioPin pin) => _open[pin.PinNumber] == pin ? pin : throw new ObjectDisposedException(nameof(GpioPin));

    internal bool Level(GpioPin pin)
    {
        lock (_power.Board.Sync)
            return _levels[Opened(pin).PinNumber];
    }

    internal void SetMode(GpioPin pin, PinMode mode)
    {
        Opened(pin).Mode = mode;
        Settle();
    }

    internal void Drive(GpioPin pin, bool level)
    {
        Opened(pin).Latch = level;
        Settle();
    }

    internal void Close(GpioPin pin)
    {
        if (_open[pin.PinNumber] != pin)
            return;
        _open[pin.PinNumber] = null;
        Settle();
    }

    internal void CloseAll()
    {
        foreach (var pin in (GpioPin?[])_open.Clone())
            pin?.Dispose();
    }

    /// <summary>Finds the levels anew and tells the inputs of their edges; called with the board locked.</summary>
    internal void Settle()
    {
        // What a stale run still disposes of must not reach the parts.
        if (!_power.Alive)
            return;
        var wire = Wires();
        var low = new bool[Count];
        var high = new bool[Count];
        var up = new bool[Count];
        var down = new bool[Count];
        foreach (var pin in _open)
        {
            if (pin is null)
                continue;
            int w = wire[pin.PinNumber];
            low[w] |= pin.Mode is PinMode.Output or PinMode.OutputOpenDrain or PinMode.OutputOpenDrainPullUp && !pin.Latch;
            high[w] |= pin.Mode is PinMode.Output && pin.Latch;
            up[w] |= pin.Mode is PinMode.InputPullUp or PinMode.OutputOpenDrainPullUp;
            down[w] |= pin.Mode is PinMode.InputPullDown;
        }

        foreach (int pin in _power.Board.Keypad.PulledUp)
            up[wire[pin]] = true;

        bool contention = false;
        for (int number = 0; number < Count; number++)
        {
            int w = wire[number];
            contention |= low[w] && high[w];
            bool level = !low[w] && (high[w] || (up[w] == down[w] ? _levels[number] : up[w]));
            if (level == _levels[number])
                continue;
            _levels[number] = level;
            if (_open[number] is { Mode: PinMode.Input or PinMode.InputPullUp or PinMode.InputPullDown } input)
                input.Edge(level);
        }
        if (contention && !_contention)
            _power.Board.Contentions++;
        _contention = contention;
        _power.Board.Buzzer.Hear(_levels[_power.Board.Buzzer.Pin]);
    }

    /// <summary>For each pin the lowest pin of its wire.</summary>
    private int[] Wires()
    {
        var wire = new int[Count];
        for (int number = 0; number < Count; number++)
            wire[number] = number;
        foreach (var (a, b) in _power.Board.Keypad.Shorts())
        {
            int from = Math.Max(wire[a], wire[b]);
            int to = Math.Min(wire[a], wire[b]);
            for (int number = 0; number < Count; number++)
            {
                if (wire[number] == from)
                    wire[number] = to;
            }
        }
        return wire;
    }
}
