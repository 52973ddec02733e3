namespace System.Device.Gpio;

/// <summary>A pin and its level.</summary>
public readonly struct PinValuePair
{
    /// <summary>Pairs a pin with a level.</summary>
    public PinValuePair(int pinNumber, PinValue pinValue)
    {
        PinNumber = pinNumber;
        PinValue = pinValue;
    }

    /// <summary>The GPIO number.</summary>
    public int PinNumber { get; }

    /// <summary>The level.</summary>
    public PinValue PinValue { get; }

    /// <summary>Takes the pair apart.</summary>
    public void Deconstruct(out int pinNumber, out PinValue pinValue)
    {
        pinNumber = PinNumber;
        pinValue = PinValue;
    }
}
