using System;
using Terminal.Board;

namespace nanoFramework.Hardware.Esp32;

/// <summary>
/// Gives the pins of the calling thread's board to its devices. As on the device, COM2 and COM3 have no pins until they get them,
/// and I2C1 sits on GPIO 18 and 19 until told otherwise.
/// </summary>
public class Configuration
{
    /// <summary>Gives a pin to a device.</summary>
    /// <exception cref="ArgumentException">There is no such pin, or it is an input only and the function sends.</exception>
    public static void SetPinFunction(int pin, DeviceFunction value)
    {
        bool sends = value is DeviceFunction.COM2_TX or DeviceFunction.COM3_TX or DeviceFunction.I2C1_DATA or DeviceFunction.I2C1_CLOCK
            or DeviceFunction.I2C2_DATA or DeviceFunction.I2C2_CLOCK;
        PinWiring pins = PowerSession.Ambient.Live.Pins;
        if (!pins.Exists(pin) || (sends && !pins.Drives(pin)))
            throw new ArgumentException($"GPIO {pin} cannot be {value}.");
        PowerSession.Ambient.Live.Functions[value] = pin;
    }

    /// <summary>The pin of a device's line, -1 when it has none.</summary>
    public static int GetFunctionPin(DeviceFunction function) =>
        PowerSession.Ambient.Live.Functions.TryGetValue(function, out int pin) ? pin : -1;
}
