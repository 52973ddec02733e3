using System.Collections.Generic;
using System.Device.I2c;
using System.Linq;
using Terminal.Board;
using Terminal.Board.Parts;

namespace Terminal.Tests.Fuzz.Decoders;

/// <summary>The board's OLED controller: an input is what is written to it over I2C, a first byte and so many bytes a transaction. Refused means that it noted something it does not know.</summary>
internal sealed class PanelBytes : Decoder
{
    public override string Name => "display";

    // What the display driver sends: its set-up, switching on, a run of characters; then the other addressing modes.
    public override IReadOnlyList<byte[]> Corpus { get; } =
    [
        Transactions(
            [0x00, 0xAE, 0xD5, 0x80, 0xA8, 0x3F, 0xD3, 0x00, 0x40, 0x8D, 0x14, 0x20, 0x02, 0xA1, 0xC8, 0xDA, 0x12, 0x81, 0x8F, 0xD9, 0xF1, 0xDB, 0x40, 0xA4, 0xA6],
            [0x80, 0xB0, 0x80, 0x01, 0x80, 0x10, 0x40, .. Enumerable.Range(0, 12).Select(i => (byte)i)],
            [0x00, 0xAF]),
        Transactions([0x00, 0x8D, 0x14, 0x20, 0x00, 0x21, 10, 11, 0x22, 2, 3, 0xAF], [0x40, 1, 2, 3, 4, 5], [0x00, 0x20, 0x01, 0x21, 0, 127, 0x22, 0, 7], [0x40, 6, 7, 8, 9]),
        Transactions([0x00, 0x8D, 0x14, 0xAF, 0xA0, 0xC0, 0xA7, 0xA5, 0xD3, 8, 0x43, 0xA8, 0x1F], [0xC0, 1, 0x80, 0xB7, 0xC0, 2]),
    ];

    public override IReadOnlyList<byte[]> Words { get; } =
        [[0x21, 127, 0], [0x22, 7, 0], [0x20, 3], [0x20, 0], [0x20, 1], [0xA8, 0], [0xA8, 15], [0xD3, 63], [0x26], [0x29], [0xA3], [0x8D, 0x14, 0xAF], [0xBF], [0xB7], [0x7F], [40, 0x40]];

    public override Outcome Run(byte[] input)
    {
        var device = new DeviceBoard(new VirtualClock());
        device.AssignPins();
        using var entry = device.Enter();
        using var panel = I2cDevice.Create(new I2cConnectionSettings(1, 0x3C));
        for (int at = 0; at < input.Length;)
        {
            byte[] bytes = input.Skip(at + 1).Take(input[at]).ToArray();
            Must(panel.Write(bytes).Status == I2cTransferStatus.FullTransfer, "The panel takes all bytes.");
            at += 1 + input[at];
        }

        Must(device.Display.Pixels() is var pixels && pixels.Length == OledPanel.Width * OledPanel.Height && !pixels.AsSpan().ContainsAnyExceptInRange<byte>(0, 1), "A pixel is lit or dark.");
        return device.Display.Errors.Count == 0 ? Outcome.Accepted : Outcome.Refused;
    }

    private static byte[] Transactions(params byte[][] transactions) => transactions.SelectMany(bytes => new[] { (byte)bytes.Length }.Concat(bytes)).ToArray();
}
