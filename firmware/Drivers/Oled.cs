using System;
using System.Device.I2c;
using Terminal.Core.Ports;

namespace Terminal.Drivers;

/// <summary>
/// A 128 x 64 OLED panel with an SSD1306 on the I2C bus, as 8 rows of 21 characters. A row of characters is a page of its memory, so
/// a run of characters goes out in one transfer: address (page addressing mode), then the pixels. While nothing changes only
/// a command goes out that changes nothing: whoever does not acknowledge it is not there. A panel that was pulled out and put back has lost its set-up; its status tells.
/// </summary>
public sealed class Oled : IDisplay
{
    private const int Rows = 8;
    private const int Columns = 21;
    private const int Cells = Rows * Columns;
    private const int CellWidth = 6;
    private const int Margin = 1;

    // So many equal characters between two that differ are sent too.
    private const int Bridge = 3;
    private const int PanelWidth = Margin + Columns * CellWidth + Margin;

    // Control bytes (SSD1306 data sheet, 8.1.5.2): one command follows, only commands follow, only pixels follow.
    private const byte OneCommand = 0x80;
    private const byte Commands = 0x00;
    private const byte Pixels = 0x40;
    private const int AddressLength = 7;

    private static readonly byte[] SetUp =
    {
        Commands,
        0xAE,       // display off
        0xD5, 0x80, // clock: divide by 1, default frequency
        0xA8, 0x3F, // 64 lines
        0xD3, 0x00, // no vertical offset
        0x40,       // memory line 0 on top
        0x8D, 0x14, // charge pump on: the panel makes its own high voltage
        0x20, 0x02, // page addressing mode
        0xA1, 0xC8, // column 127 and the last line where the glass has its left and top
        0xDA, 0x12, // line wiring of a 128 x 64 glass
        0x81, 0x8F, // contrast
        0xD9, 0xF1, // pre-charge for the charge pump
        0xDB, 0x40, // deselect level
        0xA4, 0xA6, // show the memory, lit on dark
    };

    private static readonly byte[] SwitchOn = { Commands, 0xAF };

    // Bit 6 of the status byte: the panel is off (SSD1306 data sheet, 9.1.3).
    private const byte IsOff = 0x40;

    private readonly I2cDevice _device;
    private readonly byte[] _shown = new byte[Cells];
    private readonly byte[] _transfer = new byte[AddressLength + PanelWidth];
    private byte _shownInverse;
    private bool _started;
    private bool _asked;
    private bool _tellsStatus;

    /// <summary>The panel may be absent; it is set up by the first <see cref="Show"/>.</summary>
    /// <param name="device">Its address on the bus, usually 3Ch; 400 kHz.</param>
    public Oled(I2cDevice device)
    {
        _device = device;
    }

    /// <inheritdoc/>
    public bool Show(byte[] cells, byte inverse)
    {
        _started = _started && !(_tellsStatus && (_device.ReadByte() & IsOff) != 0);
        bool whole = !_started;
        _asked = false;
        _started = (_started || Send(SetUp, SetUp.Length)) && Update(cells, inverse, whole) && ((_asked && !whole) || Send(SwitchOn, SwitchOn.Length));
        if (whole && _started)
        {
            // Not every clone of the controller can be read: one that is on and says it is off is not asked again.
            _tellsStatus = (_device.ReadByte() & IsOff) == 0;
        }

        return _started;
    }

    // The memory holds noise after power-up: the whole panel is painted before it is switched on.
    private bool Update(byte[] cells, byte inverse, bool whole)
    {
        int changed = whole ? 0xFF : inverse ^ _shownInverse;
        for (int row = 0; changed >> row != 0; row++)
        {
            if ((changed >> row & 1) != 0 && !SendRow(cells, row, Darkness(inverse, row)))
            {
                return false;
            }
        }

        if (!whole && !SendRuns(cells, inverse))
        {
            return false;
        }

        Array.Copy(cells, _shown, _shown.Length);
        _shownInverse = inverse;
        return true;
    }

    private bool SendRow(byte[] cells, int row, byte dark)
    {
        int at = Address(row, 0);
        _transfer[at] = dark;
        at = Draw(cells, row * Columns, Columns, dark, at + Margin);
        _transfer[at] = dark;
        return Send(_transfer, at + Margin);
    }

    // Sends what differs from the panel, row by row. Few equal characters within a run go along: a transfer costs more than they do.
    private bool SendRuns(byte[] cells, byte inverse)
    {
        byte[] shown = _shown;
        int cell = 0;
        while (true)
        {
            while (cell < Cells && cells[cell] == shown[cell])
            {
                cell++;
            }

            if (cell == Cells)
            {
                return true;
            }

            int row = cell / Columns;
            int end = (row + 1) * Columns;
            int run = cell;
            int last = cell;
            for (cell++; cell < end && cell - last <= Bridge; cell++)
            {
                if (cells[cell] != shown[cell])
                {
                    last = cell;
                }
            }

            int x = Margin + (run - row * Columns) * CellWidth;
            int at = Draw(cells, run, last + 1 - run, Darkness(inverse, row), Address(row, x));
            if (!Send(_transfer, at))
            {
                return false;
            }
        }
    }

    private static byte Darkness(byte inverse, int row) => (byte)((inverse >> row & 1) != 0 ? 0xFF : 0);

    private int Address(int page, int x)
    {
        _transfer[0] = OneCommand;
        _transfer[1] = (byte)(0xB0 | page);
        _transfer[2] = OneCommand;
        _transfer[3] = (byte)(x & 0x0F);
        _transfer[4] = OneCommand;
        _transfer[5] = (byte)(0x10 | x >> 4);
        _transfer[6] = Pixels;
        return AddressLength;
    }

    private int Draw(byte[] cells, int first, int count, byte dark, int at)
    {
        byte[] transfer = _transfer;
        int start = at;
        int end = first + count;
        for (int cell = first; cell < end; cell++)
        {
            int glyph = Font.Offset(cells[cell]);
            Array.Copy(Font.Columns, glyph, transfer, at, Font.Width);
            at += CellWidth;

            // The gap between characters is dark, but lines and blocks go on through it.
            transfer[at - 1] = glyph >= Font.FirstJoining && glyph <= Font.LastJoining ? transfer[at - 2] : (byte)0;
        }

        if (dark != 0)
        {
            for (int i = start; i < at; i++)
            {
                transfer[i] ^= dark;
            }
        }

        return at;
    }

    private bool Send(byte[] bytes, int length)
    {
        _asked = true;
        return _device.Write(new SpanByte(bytes, 0, length)).Status == I2cTransferStatus.FullTransfer;
    }
}
