using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Terminal.Board.Parts;

/// <summary>
/// A thermal printer on the serial line to COM3 (19200 8N1): ESC/POS, 384 dots of paper, 32 columns of font A (12 x 24 dots).
/// Bytes wait in a buffer of <see cref="BufferBytes"/> until the mechanism has printed what precedes them; when it is full, further bytes are
/// lost (<see cref="Overruns"/>), for there is no flow control. With the paper out or the cover open printing stops and the
/// buffer holds what it can; printing goes on from there. <c>DLE EOT</c> is answered at once in every state;
/// <c>GS r</c> waits its turn in the buffer, so that its answer says that all before it is on paper.
/// </summary>
public sealed class ReceiptPrinter
{
    /// <summary>Dots in a row.</summary>
    public const int Width = 384;

    internal const int BaudRate = 19200;
    private const byte Dle = 0x10;
    private const byte Eot = 0x04;
    private const byte Esc = 0x1B;
    private const byte Fs = 0x1C;
    private const byte Gs = 0x1D;
    private const int DefaultSpacing = 30;
    private const int CutterDots = 120;
    private const int RollLines = 13_000;

    private static readonly Encoding CodePage437 = CodePagesEncodingProvider.Instance.GetEncoding(437)!;
    private static readonly Encoding CodePage866 = CodePagesEncodingProvider.Instance.GetEncoding(866)!;

    private readonly DeviceBoard _board;
    private readonly SerialLine _line;
    private readonly Queue<byte> _buffer = new();
    private readonly List<byte> _realTime = [];
    private readonly List<byte> _command = [];
    private readonly List<PaperLine> _paper = [];
    private readonly List<string> _errors = [];
    private readonly List<PaperRun> _runs = [];
    private Encoding _codePage = CodePage437;
    private PaperAlignment _alignment;
    private bool _bold;
    private bool _underlined;
    private bool _small;
    private int _width = 1;
    private int _height = 1;
    private int _spacing = DefaultSpacing;
    private int _used;
    private long _paperDots = RollLines * (long)DefaultSpacing;
    private bool _coverOpen;
    private int _moving;
    private bool _busy;

    internal ReceiptPrinter(DeviceBoard board, SerialLine line)
    {
        _board = board;
        _line = line;
        line.Part = Receive;
    }

    /// <summary>Something came out of the printer.</summary>
    public event Action<PaperLine>? Printed;

    /// <summary>All that is on the paper, from the top.</summary>
    public IReadOnlyList<PaperLine> Paper
    {
        get
        {
            lock (_board.Sync)
                return _paper.ToArray();
        }
    }

    /// <summary>What it did not understand.</summary>
    public IReadOnlyList<string> Errors
    {
        get
        {
            lock (_board.Sync)
                return _errors.ToArray();
        }
    }

    /// <summary>Bytes lost because the buffer was full.</summary>
    public int Overruns { get; private set; }

    /// <summary>The receive buffer; small, as in the cheap printers that have no flow control.</summary>
    public int BufferBytes { get; set; } = 256;

    /// <summary>How fast the paper moves: a plain line of 30 dots takes 62.5 ms at the start value.</summary>
    public int MillimetresPerSecond { get; set; } = 60;

    /// <summary>Whether its sending wire is connected; when not, it prints and says nothing.</summary>
    public bool Answers { get; set; } = true;

    /// <summary>Whether its cable is in; when not, it hears nothing and says nothing. Its power is its own.</summary>
    public bool Connected { get; set; } = true;

    /// <summary>Milliseconds from a question to its answer.</summary>
    public int AnswerMilliseconds { get; set; } = 5;

    /// <summary>Plain lines of 30 dots left on the roll; a new roll of 50 m has 13,000.</summary>
    public int PaperLeftLines
    {
        get => (int)(_paperDots / DefaultSpacing);
        set => _board.Change(() =>
        {
            _paperDots = value * (long)DefaultSpacing;
            Work();
        });
    }

    /// <summary>From how many lines on the near-end sensor tells; 0, the start value, for a printer without one.</summary>
    public int NearEndLines { get; set; }

    /// <summary>Whether the roll is used up. Setting it true takes the roll out, setting it false puts a new one in.</summary>
    public bool PaperOut
    {
        get => _paperDots <= 0;
        set => PaperLeftLines = value ? 0 : RollLines;
    }

    /// <summary>Whether the cover is open.</summary>
    public bool CoverOpen
    {
        get => _coverOpen;
        set => _board.Change(() =>
        {
            _coverOpen = value;
            Work();
        });
    }

    /// <summary>Tears the paper off: <see cref="Paper"/> begins anew.</summary>
    public void TearOff() => _board.Change(_paper.Clear);

    /// <summary>Loses the buffer, the line begun and every setting; called with the board locked.</summary>
    internal void LosePower()
    {
        _buffer.Clear();
        _realTime.Clear();
        _command.Clear();
        _busy = false;
        _moving = 0;
        Reset();
    }

    private bool Online => !PaperOut && !CoverOpen;

    /// <summary>Takes a byte off the line; DLE EOT n is answered ahead of the buffer and never gets into it.</summary>
    private void Receive(byte value)
    {
        if (!Connected)
            return;
        _realTime.Add(value);
        switch (_realTime.Count)
        {
            case 1 when value == Dle:
            case 2 when value == Eot:
                return;
            case 3:
                AnswerRealTime(value);
                break;
            case 2 when value == Dle:
                Buffer(Dle);
                _realTime.RemoveAt(1);
                return;
            default:
                _realTime.ForEach(Buffer);
                break;
        }
        _realTime.Clear();
        Work();
    }

    private void Buffer(byte value)
    {
        if (_buffer.Count >= BufferBytes)
            Overruns++;
        else
            _buffer.Enqueue(value);
    }

    private void AnswerRealTime(byte which)
    {
        // Bits 1 and 4 are always set: that tells these answers from other bytes.
        switch (which)
        {
            case 1:
                Answer(0x12 | (Online ? 0 : 0x08));
                break;
            case 2:
                Answer(0x12 | (CoverOpen ? 0x04 : 0) | (PaperOut ? 0x20 : 0));
                break;
            case 3:
                Answer(0x12);
                break;
            case 4:
                Answer(0x12 | (NearEnd ? 0x0C : 0) | (PaperOut ? 0x60 : 0));
                break;
            default:
                Error("DLE EOT", which);
                break;
        }
    }

    private bool NearEnd => PaperLeftLines < NearEndLines || (NearEndLines > 0 && PaperOut);

    private void Answer(int status)
    {
        if (Answers && Connected)
            _board.After(AnswerMilliseconds * 1000L, () => _line.ToPort([(byte)status]));
    }

    /// <summary>Takes bytes from the buffer until something must move, or cannot.</summary>
    private void Work()
    {
        while (!_busy && Online && _board.Powered && _buffer.Count > 0)
            Take(_buffer.Dequeue());
    }

    private void Take(byte value)
    {
        if (_command.Count == 0)
        {
            switch (value)
            {
                case 0x0A:
                    EndLine();
                    return;
                case 0x0D:
                    return;
                case Esc or Gs or Fs:
                    _command.Add(value);
                    return;
                case < 0x20 or 0x7F:
                    Error("Byte", value);
                    return;
                default:
                    Character(value);
                    return;
            }
        }
        _command.Add(value);
        if (_command.Count < Length())
            return;
        var command = _command.ToArray();
        _command.Clear();
        Obey(command);
    }

    /// <summary>How long the command begun is; one that is not known ends after its second byte.</summary>
    private int Length() => (_command[0], _command[1]) switch
    {
        (Esc, (byte)'!' or (byte)'-' or (byte)'3' or (byte)'E' or (byte)'G' or (byte)'J' or (byte)'M' or (byte)'a' or (byte)'d' or (byte)'t') => 3,
        (Gs, (byte)'!' or (byte)'r') => 3,
        (Gs, (byte)'V') => _command.Count > 2 && _command[2] is 65 or 66 ? 4 : 3,
        _ => 2,
    };

    private void Obey(byte[] command)
    {
        int n = command[^1];
        switch ((command[0], (char)command[1]))
        {
            case (Esc, '@'):
                Reset();
                break;
            case (Esc, '!'):
                (_small, _bold, _underlined) = ((n & 0x01) != 0, (n & 0x08) != 0, (n & 0x80) != 0);
                (_height, _width) = ((n & 0x10) != 0 ? 2 : 1, (n & 0x20) != 0 ? 2 : 1);
                break;
            case (Esc, '-') when n is 0 or 1 or 2 or '0' or '1' or '2':
                _underlined = (n & 3) != 0;
                break;
            case (Esc, 'E' or 'G'):
                _bold = (n & 1) != 0;
                break;
            case (Esc, 'M') when n is 0 or 1 or '0' or '1':
                _small = (n & 1) != 0;
                break;
            case (Esc, 'a') when n is 0 or 1 or 2 or '0' or '1' or '2':
                if (_used > 0)
                    Error("ESC a within a line", (byte)n);
                else
                    _alignment = (PaperAlignment)(n & 3);
                break;
            case (Esc, 't') when n is 0 or 17:
                _codePage = n == 17 ? CodePage866 : CodePage437;
                break;
            case (Esc, '2'):
                _spacing = DefaultSpacing;
                break;
            case (Esc, '3'):
                _spacing = n;
                break;
            case (Esc, 'd'):
                EndText();
                Blank(PaperKind.Feed, n * _spacing);
                break;
            case (Esc, 'J'):
                EndText();
                Blank(PaperKind.Feed, n);
                break;
            case (Gs, '!') when (n & 0x88) == 0:
                (_width, _height) = ((n >> 4) + 1, (n & 7) + 1);
                break;
            case (Gs, 'r') when n is 1 or '1':
                // Bits 0 and 1: near end; the paper's end cannot be reported here, for then this command is not reached.
                Answer(NearEnd ? 0x03 : 0);
                break;
            case (Gs, 'V') when command[2] is 0 or 1 or (byte)'0' or (byte)'1' or 65 or 66:
                if (_used > 0)
                {
                    Error("GS V within a line", command[2]);
                    break;
                }
                Blank(PaperKind.Cut, command.Length == 4 ? CutterDots + n : 0);
                break;
            case (Fs, '.'):
                break;
            default:
                Error(command[0] switch { Esc => "ESC", Gs => "GS", _ => "FS" }, command[1..]);
                break;
        }
    }

    private void Character(byte value)
    {
        int dots = (_small ? 9 : 12) * _width;
        if (_used + dots > Width)
            EndLine();
        _used += dots;
        string text = _codePage.GetString([value]);
        var style = new PaperRun("", _bold, _width, _height, _underlined, _small);
        if (_runs.Count > 0 && _runs[^1] with { Text = "" } == style)
            _runs[^1] = style with { Text = _runs[^1].Text + text };
        else
            _runs.Add(style with { Text = text });
    }

    private void EndText()
    {
        if (_used > 0)
            EndLine();
    }

    private void EndLine()
    {
        int height = _runs.Select(run => run.Height * (run.Small ? 17 : 24)).DefaultIfEmpty(0).Max();
        int dots = Math.Max(_spacing, height);
        var line = new PaperLine(PaperKind.Text, _alignment, _runs.ToArray(), dots);
        _runs.Clear();
        _used = 0;
        Put(line);
        Move(dots);
    }

    private void Blank(PaperKind kind, int dots)
    {
        Put(new PaperLine(kind, PaperAlignment.Left, [], dots));
        if (dots > 0)
            Move(dots);
    }

    private void Put(PaperLine line)
    {
        _paper.Add(line);
        _board.Raise(() => Printed?.Invoke(line));
    }

    /// <summary>Moves the paper; what is in the buffer waits for as long as that takes.</summary>
    private void Move(int dots)
    {
        _paperDots = Math.Max(_paperDots - dots, 0);
        _moving += dots;
        if (_busy)
            return;
        _busy = true;
        Roll();
    }

    private void Roll()
    {
        long microseconds = _moving * 125_000L / MillimetresPerSecond;
        _moving = 0;
        _board.After(microseconds, () =>
        {
            if (_moving > 0)
            {
                Roll();
                return;
            }
            _busy = false;
            Work();
        });
    }

    private void Reset()
    {
        _runs.Clear();
        _used = 0;
        _codePage = CodePage437;
        _alignment = PaperAlignment.Left;
        _bold = _underlined = _small = false;
        _width = _height = 1;
        _spacing = DefaultSpacing;
    }

    private void Error(string what, params byte[] bytes) => _errors.Add($"{what} {Convert.ToHexString(bytes)}");
}
