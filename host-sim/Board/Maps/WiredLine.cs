using System.Collections.Generic;

namespace Terminal.Board.Maps;

/// <summary>A line between the chip and a part, as it is on every board.</summary>
/// <param name="Name">Its name in the maps; with a capital, the firmware's.</param>
/// <param name="Count">How many pins it takes.</param>
/// <param name="Part">The part.</param>
/// <param name="Title">The line, as the part's side calls it.</param>
/// <param name="Direction">What the chip's pin is to be.</param>
/// <param name="Drives">Whether the pin must be able to drive.</param>
/// <param name="Rest">What the part makes of the pin while the chip starts: <c>high</c>, <c>low</c> or <c>none</c>.</param>
/// <param name="MindsPulses">Whether the part would take a pulse at the start for a command.</param>
public sealed record WiredLine(string Name, int Count, string Part, string Title, string Direction, bool Drives, string Rest, bool MindsPulses)
{
    /// <summary>The keypad's rows. A pressed key joins a row with a column that is pulled up.</summary>
    public static readonly WiredLine KeypadRows = new("keypadRows", 4, "keypad", "rows `123A` `456B` `789C` `*0#D`", "output, open drain", true, "high", false);

    /// <summary>The keypad's columns.</summary>
    public static readonly WiredLine KeypadColumns = new("keypadColumns", 4, "keypad", "columns, left to right", "input, pulled up", false, "high", false);

    /// <summary>I2C data of the display.</summary>
    public static readonly WiredLine DisplayData = new("displayData", 1, "OLED 128 x 64, I2C address 3C", "SDA", "open drain", true, "high", false);

    /// <summary>I2C clock of the display.</summary>
    public static readonly WiredLine DisplayClock = new("displayClock", 1, "OLED 128 x 64, I2C address 3C", "SCL", "open drain", true, "high", false);

    /// <summary>What the card reader sends; a serial line rests high.</summary>
    public static readonly WiredLine ReaderReceive = new("readerReceive", 1, "card reader, COM2, 9,600 8N1", "reader's TX", "input", false, "high", false);

    /// <summary>The other half of COM2: nothing is wired to it.</summary>
    public static readonly WiredLine ReaderTransmit = new("readerTransmit", 1, "card reader, COM2, 9,600 8N1", "not wired", "output", true, "none", false);

    /// <summary>What the printer sends: its state.</summary>
    public static readonly WiredLine PrinterReceive = new("printerReceive", 1, "printer, COM3, 19,200 8N1", "printer's TX", "input", false, "high", false);

    /// <summary>What is printed.</summary>
    public static readonly WiredLine PrinterTransmit = new("printerTransmit", 1, "printer, COM3, 19,200 8N1", "printer's RX", "output", true, "high", true);

    /// <summary>The buzzer's transistor, whose resistor to ground keeps it off.</summary>
    public static readonly WiredLine Buzzer = new("buzzer", 1, "buzzer, active, high sounds", "through a transistor, 10 kΩ to ground", "output", true, "low", true);

    /// <summary>All lines, in the order of the tables.</summary>
    public static readonly IReadOnlyList<WiredLine> All =
        [KeypadRows, KeypadColumns, DisplayData, DisplayClock, ReaderReceive, ReaderTransmit, PrinterReceive, PrinterTransmit, Buzzer];
}
