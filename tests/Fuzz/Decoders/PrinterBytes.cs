using System.Collections.Generic;
using System.IO.Ports;
using System.Linq;
using Terminal.Board;
using Terminal.Board.Parts;

namespace Terminal.Tests.Fuzz.Decoders;

/// <summary>The board's receipt printer: ESC/POS on its line. Refused means that it noted something it does not know.</summary>
internal sealed class PrinterBytes : Decoder
{
    public override string Name => "receipt-printer";

    // What the printer driver sends (its line head, feed and cut, question), and the other commands that the printer knows.
    public override IReadOnlyList<byte[]> Corpus { get; } =
    [
        [0x1B, 0x40, 0x1B, 0x74, 17, 0x1B, 0x61, 1, 0x1B, 0x21, 0x18, .. "TOTAL 12.50 EUR"u8, 0x0A, 0x1B, 0x64, 3, 0x1D, 0x56, 66, 0],
        [0x10, 0x04, 2, 0x10, 0x04, 4, 0x1B, 0x74, 17, 0x1B, 0x61, 0, 0x1B, 0x21, 0, 0x80, 0x81, 0xE0, 0x0A, 0x1D, 0x72, 1],
        [0x1B, 0x2D, 1, 0x1B, 0x33, 40, 0x1B, 0x45, 1, 0x1B, 0x47, 0, 0x1B, 0x4D, 1, .. "abc"u8, 0x0A, 0x1B, 0x4A, 9, 0x1B, 0x32, 0x1D, 0x21, 0x77, .. "W"u8, 0x0A, 0x1C, 0x2E],
        [.. Enumerable.Repeat((byte)'x', 33), 0x0A, 0x0D, 0x1D, 0x56, 1, 0x10, 0x04, 1, 0x10, 0x04, 3],
    ];

    public override IReadOnlyList<byte[]> Words { get; } =
        "!-3EGJMadt@2"u8.ToArray().Select(command => new byte[] { 0x1B, command })
            .Concat([[0x1D, 0x21], [0x1D, 0x72], [0x1D, 0x56], [0x1D, 0x56, 65], [0x1C, 0x2E], [0x10, 0x04], [0x10], [0x0A], [0x1B, 0x33, 255], [0x1B, 0x64, 255], [0x1B, 0x33, 0]]).ToArray();

    public override Outcome Run(byte[] input)
    {
        var time = new VirtualClock();
        var device = new DeviceBoard(time);
        device.AssignPins();
        using var entry = device.Enter();
        using var port = new SerialPort("COM3", 19200);
        port.Open();
        port.Write(input, 0, input.Length);
        time.Advance(3_600_000);
        foreach (var line in device.Printer.Paper)
        {
            Must(line.Dots >= 0, "Paper moves forwards.");
            Must(line.Runs.Sum(run => run.Text.Length * run.Width * (run.Small ? 9 : 12)) <= ReceiptPrinter.Width, "A line fits the paper.");
            Must(!line.Runs.Any(run => run.Text.Length == 0 || run.Text.Any(char.IsControl)), "A run is printable text.");
        }

        Must(port.BytesToRead <= input.Length, "Only questions are answered.");
        return device.Printer.Errors.Count == 0 ? Outcome.Accepted : Outcome.Refused;
    }
}
