namespace Terminal.Esp32;

/// <summary>What is wired to which GPIO of an ESP32-WROVER DevKit; the reasons are in <c>hardware/pins.md</c>.</summary>
public static class Pins
{
    /// <summary>Keypad rows, top to bottom: outputs.</summary>
    public static readonly int[] KeypadRows = { 25, 26, 27, 14 };

    /// <summary>Keypad columns, left to right: inputs with pull-ups, low when a key connects them to a row driven low.</summary>
    public static readonly int[] KeypadColumns = { 32, 33, 4, 13 };

    /// <summary>The display's I2C data.</summary>
    public const int DisplayData = 21;

    /// <summary>The display's I2C clock.</summary>
    public const int DisplayClock = 22;

    /// <summary>What the card reader sends.</summary>
    public const int ReaderReceive = 34;

    /// <summary>Not wired: the device opens no serial port that has a receiving pin only.</summary>
    public const int ReaderTransmit = 23;

    /// <summary>What the printer sends: its state.</summary>
    public const int PrinterReceive = 35;

    /// <summary>What is printed.</summary>
    public const int PrinterTransmit = 18;

    /// <summary>The buzzer; high sounds.</summary>
    public const int Buzzer = 19;
}
