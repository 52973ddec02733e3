using Terminal.Board;

namespace System.Device.Gpio;

/// <summary>An open pin.</summary>
public sealed class GpioPin : IDisposable
{
    private readonly PowerSession _power;
    private PinValueChangedEventHandler? _valueChanged;
    private TimeSpan _debounce;
    private int _edges;

    internal GpioPin(PowerSession power, int number)
    {
        _power = power;
        PinNumber = number;
    }

    /// <summary>How long a level must hold before its edge is told; zero tells every edge.</summary>
    public TimeSpan DebounceTimeout
    {
        get => _debounce;
        set
        {
            _power.Check();
            ArgumentOutOfRangeException.ThrowIfLessThan(value, TimeSpan.Zero);
            _debounce = value;
        }
    }

    /// <summary>The GPIO number.</summary>
    public int PinNumber { get; }

    /// <summary>
    /// Edges of the pin as an input. They come in order, after the call that caused them has taken effect, on the thread that caused them
    /// (on the device: on the event thread, milliseconds later).
    /// </summary>
    public event PinValueChangedEventHandler ValueChanged
    {
        add
        {
            _power.Check();
            _valueChanged += value;
        }
        remove => _valueChanged -= value;
    }

    internal PinMode Mode { get; set; } = PinMode.Input;

    internal bool Latch { get; set; }

    /// <summary>The mode.</summary>
    public PinMode GetPinMode() => _power.Live.Pins.Opened(this).Mode;

    /// <summary>Whether the pin can do that: some are inputs without pull resistors, nothing is open source.</summary>
    public bool IsPinModeSupported(PinMode pinMode) => _power.Pins.Supports(PinNumber, pinMode);

    /// <summary>Changes the mode.</summary>
    /// <exception cref="ArgumentException">The pin cannot do that.</exception>
    public void SetPinMode(PinMode value)
    {
        if (!IsPinModeSupported(value))
            throw new ArgumentException($"GPIO {PinNumber} cannot be {value}.");
        _power.Board.Change(() => _power.Live.Pins.SetMode(this, value));
    }

    /// <summary>The level at the pin.</summary>
    public PinValue Read() => _power.Live.Pins.Level(this);

    /// <summary>Drives the pin, or prepares the level for the moment it becomes an output.</summary>
    public void Write(PinValue value) => _power.Board.Change(() => _power.Live.Pins.Drive(this, (bool)value));

    /// <summary>Drives the other level.</summary>
    public void Toggle() => Write(!Latch);

    /// <summary>Closes the pin; it floats.</summary>
    public void Dispose()
    {
        _valueChanged = null;
        _power.Board.Change(() => _power.Pins.Close(this));
    }

    /// <summary>Takes note of an edge; called with the board locked.</summary>
    internal void Edge(bool level)
    {
        _edges++;
        if (_valueChanged is null)
            return;
        if (_debounce == TimeSpan.Zero)
        {
            Tell(level);
            return;
        }
        int edge = _edges;
        _power.Board.After((long)_debounce.TotalMicroseconds, () =>
        {
            if (edge == _edges)
                Tell(level);
        });
    }

    private void Tell(bool level)
    {
        var change = new PinValueChangedEventArgs(level ? PinEventTypes.Rising : PinEventTypes.Falling, PinNumber);
        _power.Board.Raise(() =>
        {
            if (_power.Alive)
                _valueChanged?.Invoke(this, change);
        });
    }
}
