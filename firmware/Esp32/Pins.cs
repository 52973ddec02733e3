namespace Terminal.Esp32;

/// <summary>What is wired to which GPIO of a board, and what else its wiring asks of the program. The boards are in <see cref="PinMaps"/>; the reasons in <c>hardware/pins.md</c>.</summary>
public sealed class Pins
{
    /// <summary>The pins of a board.</summary>
    /// <param name="keypadRows">Keypad rows, top to bottom: outputs.</param>
    /// <param name="keypadColumns">Keypad columns, left to right: inputs, low when a key connects them to a row driven low.</param>
    public Pins(int[] keypadRows, int[] keypadColumns)
    {
        KeypadRows = keypadRows;
        KeypadColumns = keypadColumns;
    }

    /// <summary>Keypad rows, top to bottom: outputs.</summary>
    public int[] KeypadRows { get; }

    /// <summary>Keypad columns, left to right: inputs.</summary>
    public int[] KeypadColumns { get; }

    /// <summary>Whether the columns are pulled up by resistors, where the chip cannot do it.</summary>
    public bool HasPullUpsOutside { get; init; }

    /// <summary>The display's I2C data.</summary>
    public int DisplayData { get; init; }

    /// <summary>The display's I2C clock.</summary>
    public int DisplayClock { get; init; }

    /// <summary>What the card reader sends.</summary>
    public int ReaderReceive { get; init; }

    /// <summary>Not wired: the device opens no serial port that has a receiving pin only.</summary>
    public int ReaderTransmit { get; init; }

    /// <summary>What the printer sends: its state.</summary>
    public int PrinterReceive { get; init; }

    /// <summary>What is printed.</summary>
    public int PrinterTransmit { get; init; }

    /// <summary>The buzzer; high sounds.</summary>
    public int Buzzer { get; init; }

    /// <summary>Whether the network comes by cable; otherwise it is Wi-Fi.</summary>
    public bool IsEthernet { get; init; }
}
