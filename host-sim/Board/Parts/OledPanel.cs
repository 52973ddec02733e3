using System;
using System.Collections.Generic;

namespace Terminal.Board.Parts;

/// <summary>
/// A 128 x 64 OLED module with an SSD1306-class controller on I2C at address 3C hex, as the SSD1306 data sheet (rev 1.1, sections 8 to 10)
/// describes it. As usual the glass is mounted so that it stands upright with segment remap on (A1) and COM scan reversed (C8).
/// Its RAM holds noise after power on, and it is dark until the charge pump and the display are switched on.
/// </summary>
public sealed class OledPanel : II2cTarget
{
    /// <summary>Pixels in a row.</summary>
    public const int Width = 128;

    /// <summary>Rows of pixels.</summary>
    public const int Height = 64;

    internal const int Address = 0x3C;
    private const int Pages = Height / 8;

    private readonly DeviceBoard _board;
    private readonly byte[] _ram = new byte[Width * Pages];
    private readonly List<string> _errors = [];
    private readonly List<byte> _command = [];
    private bool _present = true;
    private bool _on;
    private bool _chargePump;
    private bool _allOn;
    private bool _inverted;
    private bool _segmentRemap;
    private bool _scanReversed;
    private int _startLine;
    private int _offset;
    private int _rows;
    private int _mode;
    private int _column;
    private int _columnStart;
    private int _columnEnd;
    private int _page;
    private int _pageStart;
    private int _pageEnd;

    internal OledPanel(DeviceBoard board)
    {
        _board = board;
        LosePower();
    }

    /// <summary>What the eye sees may have changed.</summary>
    public event Action? Changed;

    /// <summary>Whether its cable is in; when not, nobody acknowledges its address, and it has no power: it must be set up anew afterwards.</summary>
    public bool Present
    {
        get => _present;
        set => _board.Change(() =>
        {
            if (_present == value)
                return;
            _present = value;
            LosePower();
        });
    }

    /// <summary>Whether its status byte is true; some clones say "off" always.</summary>
    public bool TellsStatus { get; set; } = true;

    /// <summary>0 to 255; the eye's snapshot does not show it.</summary>
    public int Contrast { get; private set; }

    /// <summary>Whether it lights at all: display on, and charge pump on to feed it.</summary>
    public bool Lit => _on && _chargePump && _board.Powered;

    /// <summary>Transactions to the panel so far.</summary>
    public int Transactions { get; private set; }

    /// <summary>Bytes to the panel so far, control bytes included, addresses not.</summary>
    public long BytesReceived { get; private set; }

    /// <summary>What the controller did not understand.</summary>
    public IReadOnlyList<string> Errors
    {
        get
        {
            lock (_board.Sync)
                return _errors.ToArray();
        }
    }

    /// <summary>What the eye sees: 8,192 bytes, row by row from the upper left, 1 for a lit pixel.</summary>
    public byte[] Pixels()
    {
        var pixels = new byte[Width * Height];
        lock (_board.Sync)
        {
            if (!Lit)
                return pixels;
            for (int com = 0; com < _rows; com++)
            {
                int row = ((_scanReversed ? _rows - 1 - com : com) + _offset) % Height;
                if (row >= _rows)
                    continue;
                int line = (row + _startLine) % Height;
                for (int segment = 0; segment < Width; segment++)
                {
                    bool set = _allOn || (_ram[line / 8 * Width + segment] >> line % 8 & 1) != 0;
                    pixels[(Height - 1 - com) * Width + Width - 1 - segment] = (byte)(set != _inverted ? 1 : 0);
                }
            }
        }
        return pixels;
    }

    void II2cTarget.Write(byte[] bytes)
    {
        Transactions++;
        BytesReceived += bytes.Length;
        int at = 0;
        while (at < bytes.Length)
        {
            byte control = bytes[at++];
            if ((control & 0x3F) != 0)
                _errors.Add($"Control byte {control:X2}");
            // Co (bit 7): one byte follows, then the next control byte; otherwise the rest of the transaction.
            int end = (control & 0x80) != 0 ? Math.Min(at + 1, bytes.Length) : bytes.Length;
            for (; at < end; at++)
            {
                if ((control & 0x40) != 0)
                    Store(bytes[at]);
                else
                    Command(bytes[at]);
            }
        }
        _board.Raise(() => Changed?.Invoke());
    }

    /// <summary>The status byte: bit 6 set while the display is off.</summary>
    void II2cTarget.Read(byte[] bytes) => Array.Fill(bytes, (byte)(_on && TellsStatus ? 0x03 : 0x43));

    /// <summary>Back to what the controller is after reset, with noise in its RAM.</summary>
    internal void LosePower()
    {
        for (int i = 0; i < _ram.Length; i++)
            _ram[i] = (byte)(i * 73 + (i >> 4) * 29 + 5);
        _command.Clear();
        _on = _chargePump = _allOn = _inverted = _segmentRemap = _scanReversed = false;
        _startLine = _offset = 0;
        _rows = Height;
        _mode = 2;
        _column = _columnStart = _page = _pageStart = 0;
        _columnEnd = Width - 1;
        _pageEnd = Pages - 1;
        Contrast = 0x7F;
        _board.Raise(() => Changed?.Invoke());
    }

    private static int Arguments(byte command) => command switch
    {
        0x20 or 0x81 or 0x8D or 0xA8 or 0xD3 or 0xD5 or 0xD9 or 0xDA or 0xDB => 1,
        0x21 or 0x22 or 0xA3 => 2,
        0x26 or 0x27 => 6,
        0x29 or 0x2A => 5,
        _ => 0,
    };

    /// <summary>Takes a byte of a command; the arguments may come in later transactions.</summary>
    private void Command(byte value)
    {
        _command.Add(value);
        if (_command.Count <= Arguments(_command[0]))
            return;
        Obey(_command[0], _command.Count > 1 ? _command[1] : 0, _command.Count > 2 ? _command[2] : 0);
        _command.Clear();
    }

    private void Obey(byte command, int first, int second)
    {
        switch (command)
        {
            case <= 0x0F:
                _column = _column & 0x70 | command;
                break;
            case <= 0x1F:
                _column = _column & 0x0F | (command & 0x07) << 4;
                break;
            case 0x20:
                _mode = first & 3;
                if (_mode == 3)
                    Refuse(command, first);
                break;
            case 0x21:
                _column = _columnStart = first & 0x7F;
                _columnEnd = second & 0x7F;
                if (_columnEnd < _columnStart)
                    Refuse(command, first);
                break;
            case 0x22:
                _page = _pageStart = first & 7;
                _pageEnd = second & 7;
                if (_pageEnd < _pageStart)
                    Refuse(command, first);
                break;
            case 0x2E:
                break;
            case >= 0x40 and <= 0x7F:
                _startLine = command & 0x3F;
                break;
            case 0x81:
                Contrast = first;
                break;
            case 0x8D:
                _chargePump = (first & 4) != 0;
                break;
            case 0xA0 or 0xA1:
                _segmentRemap = command == 0xA1;
                break;
            case 0xA4 or 0xA5:
                _allOn = command == 0xA5;
                break;
            case 0xA6 or 0xA7:
                _inverted = command == 0xA7;
                break;
            case 0xA8:
                _rows = (first & 0x3F) + 1;
                if (_rows < 16)
                    Refuse(command, first);
                break;
            case 0xAE or 0xAF:
                _on = command == 0xAF;
                break;
            case >= 0xB0 and <= 0xB7:
                _page = command & 7;
                break;
            case >= 0xC0 and <= 0xCF:
                _scanReversed = (command & 8) != 0;
                break;
            case 0xD3:
                _offset = first & 0x3F;
                break;
            case 0xDA:
                // The glass is wired with alternating COM pins; the sequential setting would show every other row.
                if (first != 0x12)
                    Refuse(command, first);
                break;
            case 0xD5 or 0xD9 or 0xDB or 0xE3:
                break;
            default:
                Refuse(command, first);
                break;
        }
    }

    private void Refuse(byte command, int argument) => _errors.Add($"Command {command:X2} {argument:X2}");

    /// <summary>Writes a byte of eight pixels and moves on as the addressing mode says.</summary>
    private void Store(byte value)
    {
        _ram[_page * Width + (_segmentRemap ? Width - 1 - _column : _column)] = value;
        bool columnEnds = _column == (_mode == 2 ? Width - 1 : _columnEnd);
        bool pageEnds = _page == _pageEnd;
        if (_mode == 1)
        {
            _page = pageEnds ? _pageStart : _page + 1 & 7;
            if (pageEnds)
                _column = columnEnds ? _columnStart : _column + 1 & 0x7F;
            return;
        }
        _column = columnEnds ? (_mode == 2 ? 0 : _columnStart) : _column + 1 & 0x7F;
        if (_mode == 0 && columnEnds)
            _page = pageEnds ? _pageStart : _page + 1 & 7;
    }
}
