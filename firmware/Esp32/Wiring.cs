using System.Device.Gpio;
using System.Device.I2c;
using nanoFramework.Hardware.Esp32;
using Terminal.Core.Ports;
using Terminal.Drivers;

namespace Terminal.Esp32;

/// <summary>Gives the chip's buses their pins and builds the drivers on them.</summary>
public sealed class Wiring
{
    private const int DisplayBus = 1;
    private const int DisplayAddress = 0x3C;

    /// <summary>Opens every part. A part that is absent is not noticed here: the display and the printer say so when they are used.</summary>
    /// <param name="clock">The drivers' time, and what they wake.</param>
    /// <param name="pins">The board's pins.</param>
    /// <param name="printerRowsPerSecond">Dot rows a second that the printer prints at its slowest.</param>
    public Wiring(IClock clock, Pins pins, int printerRowsPerSecond = EscPosPrinter.OrdinaryRowsPerSecond)
        : this(OpenDisplay(pins), clock, pins, printerRowsPerSecond)
    {
    }

    /// <summary>Opens every part but the display, which is open.</summary>
    /// <param name="display">The display.</param>
    /// <param name="clock">The drivers' time, and what they wake.</param>
    /// <param name="pins">The board's pins.</param>
    /// <param name="printerRowsPerSecond">Dot rows a second that the printer prints at its slowest.</param>
    public Wiring(IDisplay display, IClock clock, Pins pins, int printerRowsPerSecond = EscPosPrinter.OrdinaryRowsPerSecond)
    {
        // Before anything is opened: a port takes the pins that its function has at that moment, and COM2 and COM3 have none by themselves.
        Configuration.SetPinFunction(pins.ReaderReceive, DeviceFunction.COM2_RX);
        Configuration.SetPinFunction(pins.ReaderTransmit, DeviceFunction.COM2_TX);
        Configuration.SetPinFunction(pins.PrinterReceive, DeviceFunction.COM3_RX);
        Configuration.SetPinFunction(pins.PrinterTransmit, DeviceFunction.COM3_TX);

        GpioController gpio = new GpioController();
        Display = display;
        Keypad = new KeypadMatrix(gpio, pins.KeypadRows, pins.KeypadColumns, clock, pins.HasPullUpsOutside);
        Reader = new StripeReader("COM2", clock);
        Printer = new EscPosPrinter("COM3", printerRowsPerSecond, clock);
        Signal = new Buzzer(gpio, pins.Buzzer, clock);
    }

    /// <summary>Opens the display alone.</summary>
    public static IDisplay OpenDisplay(Pins pins)
    {
        Configuration.SetPinFunction(pins.DisplayData, DeviceFunction.I2C1_DATA);
        Configuration.SetPinFunction(pins.DisplayClock, DeviceFunction.I2C1_CLOCK);
        return new Oled(I2cDevice.Create(new I2cConnectionSettings(DisplayBus, DisplayAddress, I2cBusSpeed.FastMode)));
    }

    /// <summary>The OLED.</summary>
    public IDisplay Display { get; }

    /// <summary>The 4 x 4 keypad.</summary>
    public IKeypad Keypad { get; }

    /// <summary>The magnetic-stripe reader on COM2.</summary>
    public ICardReader Reader { get; }

    /// <summary>The receipt printer on COM3.</summary>
    public IPrinter Printer { get; }

    /// <summary>The buzzer.</summary>
    public ISignal Signal { get; }
}
