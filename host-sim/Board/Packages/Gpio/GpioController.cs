using System.Collections.Generic;
using Terminal.Board;

namespace System.Device.Gpio;

/// <summary>The pins of the board in which it is built: an ESP32's, or an ESP32-S3's.</summary>
public sealed class GpioController : IDisposable
{
    private readonly PowerSession _power = PowerSession.Ambient;
    private readonly Dictionary<int, (PinChangeEventHandler Callback, PinValueChangedEventHandler Relay)> _callbacks = [];

    /// <summary>Takes the pins by GPIO number.</summary>
    /// <exception cref="InvalidOperationException">Not inside <see cref="DeviceBoard.Enter"/>.</exception>
    public GpioController()
    {
    }

    /// <summary>Takes the pins; an ESP32 knows GPIO numbers only.</summary>
    public GpioController(PinNumberingScheme numberingScheme) => NumberingScheme = numberingScheme;

    /// <summary>The scheme given; pins are found by GPIO number whatever it is, as on the device.</summary>
    public PinNumberingScheme NumberingScheme { get; }

    /// <summary>How many pins there are.</summary>
    public int PinCount => _power.Pins.Count;

    /// <summary>Opens a pin as an input.</summary>
    /// <exception cref="InvalidOperationException">The pin is open already.</exception>
    /// <exception cref="ArgumentException">There is no such pin, or the flash needs it.</exception>
    public GpioPin OpenPin(int pinNumber) => _power.Live.Pins.Open(pinNumber);

    /// <summary>Opens a pin in a mode.</summary>
    /// <exception cref="InvalidOperationException">The pin is open already.</exception>
    /// <exception cref="ArgumentException">There is no such pin, or it cannot do that.</exception>
    public GpioPin OpenPin(int pinNumber, PinMode mode)
    {
        var pin = OpenPin(pinNumber);
        pin.SetPinMode(mode);
        return pin;
    }

    /// <summary>Closes a pin; it floats.</summary>
    /// <exception cref="InvalidOperationException">The pin is not open.</exception>
    public void ClosePin(int pinNumber) => Opened(pinNumber).Dispose();

    /// <summary>Closes all pins.</summary>
    public void Dispose() => _power.Pins.CloseAll();

    /// <summary>The mode of an open pin.</summary>
    public PinMode GetPinMode(int pinNumber) => Opened(pinNumber).GetPinMode();

    /// <summary>Whether a pin can do that.</summary>
    public bool IsPinModeSupported(int pinNumber, PinMode mode) => _power.Pins.Supports(pinNumber, mode);

    /// <summary>Whether a pin is open.</summary>
    public bool IsPinOpen(int pinNumber) => _power.Live.Pins.Find(pinNumber) is not null;

    /// <summary>The level of an open pin.</summary>
    public PinValue Read(int pinNumber) => Opened(pinNumber).Read();

    /// <summary>Drives an open pin.</summary>
    public void Write(int pinNumber, PinValue value) => Opened(pinNumber).Write(value);

    /// <summary>Changes the mode of an open pin.</summary>
    public void SetPinMode(int pinNumber, PinMode mode) => Opened(pinNumber).SetPinMode(mode);

    /// <summary>Calls back at edges of an open pin; one callback a pin (the device calls the last one twice).</summary>
    /// <exception cref="InvalidOperationException">The pin is not open, or has its callback.</exception>
    public void RegisterCallbackForPinValueChangedEvent(int pinNumber, PinEventTypes eventTypes, PinChangeEventHandler callback)
    {
        var pin = Opened(pinNumber);
        PinValueChangedEventHandler relay = (_, e) =>
        {
            if ((eventTypes & e.ChangeType) != 0)
                callback(this, e);
        };
        if (!_callbacks.TryAdd(pinNumber, (callback, relay)))
            throw new InvalidOperationException($"GPIO {pinNumber} has its callback already.");
        pin.ValueChanged += relay;
    }

    /// <summary>Ends the callback of a pin.</summary>
    public void UnregisterCallbackForPinValueChangedEvent(int pinNumber, PinChangeEventHandler callback)
    {
        if (_power.Live.Pins.Find(pinNumber) is { } pin && _callbacks.Remove(pinNumber, out var registered))
            pin.ValueChanged -= registered.Relay;
    }

    private GpioPin Opened(int pinNumber) =>
        _power.Live.Pins.Find(pinNumber) ?? throw new InvalidOperationException($"GPIO {pinNumber} is not open.");
}
