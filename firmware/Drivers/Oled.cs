using System;
using System.Device.I2c;
using Terminal.Core.Ports;

namespace Terminal.Drivers;

/// <summary>
/// A 128 x 64 OLED panel with an SSD1306 on the I2C bus, as 8 rows of 21 characters. A row of characters is a page of its memory; the picture is kept
/// here, and what a screen changes goes out in one transfer: the part of a row, or all rows from the first that changed to the last. While nothing
/// changes only a command goes out that changes nothing: whoever does not acknowledge it is not there.
/// A panel that was pulled out and put back has lost its set-up; its status tells.
/// </summary>
public sealed class Oled : IDisplay
{
    private const int Rows = 8;
    private const int Columns = 21;
    private const int Cells = Rows * Columns;
    private const int Margin = 1;
    private const int PanelWidth = Margin + Columns * Font.Width + Margin;

    // Cells are compared eight at a time: they are numbers for the processor.
    private const int Word = 8;
    private const int WordPixels = Word * Font.Width;
    private const long Spaces = 0x2020202020202020;

    // Glyphs kept for inverse rows, where titles stand: ASCII and the capitals of the code page.
    private const int FirstDark = 0x20;
    private const int DarkGlyphs = 0x80;

    // A panel put back between two screens may stay dark for so many, less one.
    private const int ScreensUnasked = 4;

    // Control bytes (SSD1306 data sheet, 8.1.5.2): one command follows, only commands follow, only pixels follow.
    private const byte OneCommand = 0x80;
    private const byte Commands = 0x00;
    private const byte Pixels = 0x40;

    private static readonly byte[] SetUp =
    {
        Commands,
        0xAE,       // display off
        0xD5, 0x80, // clock: divide by 1, default frequency
        0xA8, 0x3F, // 64 lines
        0xD3, 0x00, // no vertical offset
        0x40,       // memory line 0 on top
        0x8D, 0x14, // charge pump on: the panel makes its own high voltage
        0x20, 0x00, // horizontal addressing mode: a row of the window, then the next
        0xA1, 0xC8, // column 127 and the last line where the glass has its left and top
        0xDA, 0x12, // line wiring of a 128 x 64 glass
        0x81, 0x8F, // contrast
        0xD9, 0xF1, // pre-charge for the charge pump
        0xDB, 0x40, // deselect level
        0xA4, 0xA6, // show the memory, lit on dark
    };

    private static readonly byte[] SwitchOn = { Commands, 0xAF };

    // What precedes the pixels: the window's columns and pages.
    private const int FirstColumnAt = 3;
    private const int LastColumnAt = 5;
    private const int FirstPageAt = 9;
    private const int LastPageAt = 11;
    private const int WindowLength = 13;

    // Bit 6 of the status byte: the panel is off (SSD1306 data sheet, 9.1.3).
    private const byte IsOff = 0x40;

    private readonly I2cDevice _device;
    private readonly byte[] _dark = new byte[DarkGlyphs * Font.Width];
    private readonly byte[] _drawn = new byte[Cells];

    // The window goes in front of the pixels that are sent; what is there is put aside meanwhile.
    private readonly byte[] _picture = new byte[WindowLength + Rows * PanelWidth];
    private readonly byte[] _aside = new byte[WindowLength];
    private readonly byte[] _window = { OneCommand, 0x21, OneCommand, 0, OneCommand, 0, OneCommand, 0x22, OneCommand, 0, OneCommand, 0, Pixels };
    private int _inverse = -1;
    private int _first;
    private int _last;
    private bool _started;
    private bool _tellsStatus;
    private int _unasked;

    /// <summary>The panel may be absent; it is set up by the first <see cref="Show"/>.</summary>
    /// <param name="device">Its address on the bus, usually 3Ch; 400 kHz.</param>
    public Oled(I2cDevice device)
    {
        _device = device;
        for (int at = 0; at < _dark.Length; at += Word)
        {
            Array.Copy(BitConverter.GetBytes(~BitConverter.ToInt64(Font.Columns, FirstDark * Font.Width + at)), 0, _dark, at, Word);
        }
    }

    /// <inheritdoc/>
    public bool Show(byte[] cells, byte inverse)
    {
        bool isChanged = Draw(cells, inverse);
        if (_started && (!isChanged || ++_unasked == ScreensUnasked))
        {
            _unasked = 0;
            _started = !_tellsStatus || IsOn();
        }

        if (!_started)
        {
            // The memory holds noise after power-up: the whole panel is painted before it is switched on.
            _started = Send(SetUp, 0, SetUp.Length) && SendRows(0, Rows - 1) && Send(SwitchOn, 0, SwitchOn.Length);

            // Not every clone of the controller can be read: one that is on and says it is off is not asked again.
            _tellsStatus = _started && IsOn();
        }
        else
        {
            _started = isChanged ? SendChange() : Send(SwitchOn, 0, SwitchOn.Length);
        }

        return _started;
    }

    private bool IsOn() => (_device.ReadByte() & IsOff) == 0;

    // Brings the picture up to date; what changed lies from the cell _first to the cell _last.
    private bool Draw(byte[] cells, byte inverse)
    {
        byte[] drawn = _drawn;
        bool whole = inverse != _inverse;
        int first = Cells;
        int last = 0;
        for (int word = 0; word < Cells; word += Word)
        {
            if (whole || BitConverter.ToInt64(cells, word) != BitConverter.ToInt64(drawn, word))
            {
                DrawWord(cells, word, inverse);
                first = first < word ? first : word;
                last = word + Word - 1;
            }
        }

        if (first == Cells)
        {
            return false;
        }

        if (whole)
        {
            DrawMargins(inverse);
        }

        while (cells[first] == drawn[first] && !whole)
        {
            first++;
        }

        while (cells[last] == drawn[last] && !whole)
        {
            last--;
        }

        _first = first;
        _last = last;
        Array.Copy(cells, 0, drawn, 0, Cells);
        return true;
    }

    // Eight cells lie in one row or in two.
    private void DrawWord(byte[] cells, int word, byte inverse)
    {
        int row = word / Columns;
        int end = word + Word;
        int turn = (row + 1) * Columns;
        if ((inverse >> row & 3) != 0)
        {
            DrawParts(cells, word, end, turn, inverse);
            return;
        }

        int at = PixelOf(word, row);
        if (BitConverter.ToInt64(cells, word) == Spaces)
        {
            Array.Clear(_picture, at, end > turn ? WordPixels + Margin + Margin : WordPixels);
            return;
        }

        if (end > turn)
        {
            DrawParts(cells, word, end, turn, inverse);
            return;
        }

        byte[] glyphs = Font.Columns;
        byte[] picture = _picture;
        Array.Copy(glyphs, cells[word] * Font.Width, picture, at, Font.Width);
        Array.Copy(glyphs, cells[word + 1] * Font.Width, picture, at + Font.Width, Font.Width);
        Array.Copy(glyphs, cells[word + 2] * Font.Width, picture, at + 2 * Font.Width, Font.Width);
        Array.Copy(glyphs, cells[word + 3] * Font.Width, picture, at + 3 * Font.Width, Font.Width);
        Array.Copy(glyphs, cells[word + 4] * Font.Width, picture, at + 4 * Font.Width, Font.Width);
        Array.Copy(glyphs, cells[word + 5] * Font.Width, picture, at + 5 * Font.Width, Font.Width);
        Array.Copy(glyphs, cells[word + 6] * Font.Width, picture, at + 6 * Font.Width, Font.Width);
        Array.Copy(glyphs, cells[word + 7] * Font.Width, picture, at + 7 * Font.Width, Font.Width);
    }

    private void DrawParts(byte[] cells, int from, int to, int turn, byte inverse)
    {
        int row = turn / Columns;
        if (turn < to)
        {
            DrawPart(cells, turn, to, row, inverse);
            to = turn;
        }

        DrawPart(cells, from, to, row - 1, inverse);
    }

    private void DrawPart(byte[] cells, int from, int to, int row, byte inverse)
    {
        int at = PixelOf(from, row);
        if ((inverse >> row & 1) != 0)
        {
            DrawDark(cells, from, to, at);
            return;
        }

        byte[] glyphs = Font.Columns;
        byte[] picture = _picture;
        for (int cell = from; cell < to; cell++)
        {
            Array.Copy(glyphs, cells[cell] * Font.Width, picture, at, Font.Width);
            at += Font.Width;
        }
    }

    private void DrawDark(byte[] cells, int from, int to, int at)
    {
        byte[] picture = _picture;
        for (int cell = from; cell < to; cell++)
        {
            int glyph = cells[cell] - FirstDark;
            if ((uint)glyph < DarkGlyphs)
            {
                Array.Copy(_dark, glyph * Font.Width, picture, at, Font.Width);
                at += Font.Width;
                continue;
            }

            glyph = cells[cell] * Font.Width;
            for (int end = at + Font.Width; at < end; at++)
            {
                picture[at] = (byte)~Font.Columns[glyph++];
            }
        }
    }

    private void DrawMargins(byte inverse)
    {
        _inverse = inverse;
        int at = WindowLength;
        for (int row = 0; row < Rows; row++)
        {
            byte dark = (byte)((inverse >> row & 1) != 0 ? 0xFF : 0);
            _picture[at] = dark;
            at += PanelWidth;
            _picture[at - Margin] = dark;
        }

        _first = 0;
        _last = Cells - 1;
    }

    private static int PixelOf(int cell, int row) => WindowLength + row * (Margin + Margin) + Margin + cell * Font.Width;

    private bool SendChange()
    {
        int row = _first / Columns;
        int lastRow = _last / Columns;
        if (row != lastRow || _last - _first == Columns - 1)
        {
            return SendRows(row, lastRow);
        }

        int at = PixelOf(_first, row);
        int length = (_last - _first + 1) * Font.Width;
        return SendWindow(at, length, at - WindowLength - row * PanelWidth, length, row, row);
    }

    private bool SendRows(int first, int last) => SendWindow(WindowLength + first * PanelWidth, (last + 1 - first) * PanelWidth, 0, PanelWidth, first, last);

    private bool SendWindow(int at, int length, int column, int width, int firstPage, int lastPage)
    {
        byte[] window = _window;
        window[FirstColumnAt] = (byte)column;
        window[LastColumnAt] = (byte)(column + width - 1);
        window[FirstPageAt] = (byte)firstPage;
        window[LastPageAt] = (byte)lastPage;
        at -= WindowLength;
        Array.Copy(_picture, at, _aside, 0, WindowLength);
        Array.Copy(window, 0, _picture, at, WindowLength);
        bool sent = Send(_picture, at, WindowLength + length);
        Array.Copy(_aside, 0, _picture, at, WindowLength);
        return sent;
    }

    private bool Send(byte[] bytes, int offset, int length)
    {
        return IsWhole(_device.Write(new SpanByte(bytes, offset, length)));
    }

    // A method of its own, since a result kept in a variable is an object more on the heap.
    private static bool IsWhole(I2cTransferResult result) => result.Status == I2cTransferStatus.FullTransfer;
}
