namespace System.Device.Gpio;

/// <summary>What a pin does. The values are the device package's.</summary>
public enum PinMode
{
    /// <summary>Input without a pull resistor.</summary>
    Input = 0,
    /// <summary>Input with a resistor to ground.</summary>
    InputPullDown = 1,
    /// <summary>Input with a resistor to the supply.</summary>
    InputPullUp = 2,
    /// <summary>Output that drives both levels.</summary>
    Output = 3,
    /// <summary>Output that drives low only.</summary>
    OutputOpenDrain = 4,
    /// <summary>Output that drives low only, with a resistor to the supply.</summary>
    OutputOpenDrainPullUp = 5,
    /// <summary>Output that drives high only; the ESP32 has none.</summary>
    OutputOpenSource = 6,
    /// <summary>Output that drives high only, with a resistor to ground; the ESP32 has none.</summary>
    OutputOpenSourcePullDown = 7,
}
