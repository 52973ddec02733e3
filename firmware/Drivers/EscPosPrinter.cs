using System;
using System.IO.Ports;
using Terminal.Core.Ports;

namespace Terminal.Drivers;

/// <summary>
/// A 58 mm receipt printer that speaks ESC/POS over a serial line (19,200 baud, 8N1) without flow control. The driver therefore keeps time:
/// nothing is sent before the printer can be done with what it has, so its buffer never holds more than one line.
/// Each line carries its whole style and code page: a printer that was switched off and on in between prints on correctly.
/// After <see cref="Ask"/> said Ready a question follows each line into the printer's buffer, which is answered when the line is on paper. No line is sent before
/// that; where the answer is missing or old the printer is asked at once, and when paper is out or the cover is open the rest of the receipt is not sent.
/// </summary>
public sealed class EscPosPrinter : IPrinter
{
    /// <summary>Bits a second on the line.</summary>
    public const int BaudRate = 19200;

    /// <summary>How fast an ordinary printer is: 50 mm/s with 8 dot rows to the millimetre.</summary>
    public const int OrdinaryRowsPerSecond = 400;

    private const int Columns = 32;
    private const int BitsPerByte = 10;

    // In dot rows: the default line spacing is 1/6 inch; the cutter sits about 15 mm behind the head.
    private const int LineRows = 34;
    private const int TallLineRows = 58;
    private const int FeedLines = 3;
    private const int CutterRows = 120;
    private const int CutMilliseconds = 500;

    // Two questions make half a second when the printer is silent.
    private const int AnswerMilliseconds = 250;
    private const int PollMilliseconds = 5;

    // What the printer said so long after it was done is no longer true of the next line.
    private const int FreshMilliseconds = 50;

    // DLE EOT n: the subject, the bits that say "trouble", and those that are the same in every answer.
    private const byte OfflineCause = 2;
    private const byte PaperSensor = 4;
    private const int CoverOpenBit = 0x04;
    private const int PaperStopBit = 0x20;
    private const int PaperEndBits = 0x60;
    private const int FixedMask = 0x93;
    private const int FixedBits = 0x12;

    // GS r 1: bits that are clear in the answer of a printer with paper, near its end or not.
    private const int NoPaperBits = 0x9C;

    private const byte Dle = 0x10;
    private const byte Eot = 0x04;
    private const byte Esc = 0x1B;
    private const byte Gs = 0x1D;
    private const byte LineFeed = 0x0A;
    private const byte Space = 0x20;

    // What a line begins with (LineHead): ESC t 17 selects code page 866, ESC a the alignment, ESC ! the print mode.
    private const int AlignmentAt = 5;
    private const int ModeAt = 8;
    private const int TextAt = 9;

    // Characters are looked at eight at a time, what is left of longer lines with them. In which of the eight bytes x is below 20h, (x - 20h) & ~x has the top bit;
    // a borrow can only come from such a byte.
    private const int Word = 8;
    private const long Spaces = 0x2020202020202020;
    private const ulong Tops = 0x8080808080808080;
    private const int BoldMode = 0x08;
    private const int DoubleHeightMode = 0x10;
    private const int DoubleWidthMode = 0x20;
    private static readonly byte[] LineHead = { Esc, (byte)'t', 17, Esc, (byte)'a', 0, Esc, (byte)'!', 0 };

    // What a line ends with: a line feed, and GS r 1, which waits its turn in the printer's buffer.
    private static readonly byte[] LineTail = { LineFeed, Gs, (byte)'r', 1 };
    private static readonly byte[] Blanks = { Space, Space, Space, Space };
    private static readonly byte[] Initialise = { Esc, (byte)'@' };

    // Feed the last line past the head, then to the cutter, and cut all but a bridge.
    private static readonly byte[] FeedAndCut = { Esc, (byte)'d', FeedLines, Gs, (byte)'V', 66, 0 };

    private readonly SerialPort _port;
    private readonly IClock _clock;
    private readonly int _rowsPerSecond;
    private readonly int _lineMilliseconds;
    private readonly int _tallLineMilliseconds;
    private readonly byte[] _answer = new byte[1];
    private readonly byte[] _question = { Dle, Eot, 0 };
    private readonly byte[] _line = new byte[TextAt + Columns + 4];
    private LineStyle _style;
    private long _freeAt;
    private PrinterState _state = PrinterState.NoAnswer;

    // Whether the question behind the last line is still to be answered, whether one has been answered in this receipt, and whether it is worth while to ask.
    private bool _isOwed;
    private bool _tells;
    private bool _mayTell = true;

    /// <summary>Opens the line; whether a printer is there, <see cref="Ask"/> tells.</summary>
    /// <param name="portName">The serial port, such as COM3.</param>
    /// <param name="rowsPerSecond">Dot rows a second that the printer prints at its slowest, <see cref="OrdinaryRowsPerSecond"/> or less.</param>
    /// <param name="clock">Paces the lines.</param>
    public EscPosPrinter(string portName, int rowsPerSecond, IClock clock)
    {
        _rowsPerSecond = rowsPerSecond;
        _lineMilliseconds = MillisecondsFor(LineRows);
        _tallLineMilliseconds = MillisecondsFor(TallLineRows);
        _clock = clock;
        Array.Copy(LineHead, _line, LineHead.Length);
        _port = new SerialPort(portName, BaudRate);
        _port.Open();
    }

    /// <inheritdoc/>
    public PrinterState Ask()
    {
        Pace.Until(_clock, _freeAt);
        _state = State();
        Send(Initialise, Initialise.Length, 0);
        _isOwed = false;
        _tells = false;
        return _state;
    }

    /// <inheritdoc/>
    public void Line(byte[] text, int offset, int length, LineStyle style)
    {
        Pace.Until(_clock, _freeAt);
        if (_state == PrinterState.Ready)
        {
            Hear();
            if (_isOwed || _clock.Uptime - _freeAt >= FreshMilliseconds)
            {
                _state = Confirm();
            }
        }

        if (IsStopped)
        {
            return;
        }

        if (length > Columns)
        {
            length = Columns;
        }

        byte[] line = _line;
        if (style != _style)
        {
            _style = style;
            line[AlignmentAt] = (byte)((style & LineStyle.Centred) != 0 ? 1 : 0);
            line[ModeAt] = Mode(style);
        }

        Array.Copy(text, offset, line, TextAt, length);
        int end = TextAt + length;
        long first = BitConverter.ToInt64(line, TextAt);
        long second = BitConverter.ToInt64(line, TextAt + Word);
        long third = BitConverter.ToInt64(line, TextAt + 2 * Word);
        long fourth = BitConverter.ToInt64(line, TextAt + 3 * Word);
        long below = (first - Spaces) & ~first | (second - Spaces) & ~second | (third - Spaces) & ~third | (fourth - Spaces) & ~fourth;
        if (((ulong)below & Tops) != 0)
        {
            Blank(line);
        }

        Array.Copy(LineTail, 0, line, end, LineTail.Length);
        _isOwed = _mayTell && _state == PrinterState.Ready;
        Send(line, _isOwed ? end + LineTail.Length : end + 1, (style & LineStyle.DoubleHeight) != 0 ? _tallLineMilliseconds : _lineMilliseconds);
        Array.Copy(Blanks, 0, line, end, LineTail.Length);
    }

    /// <inheritdoc/>
    public PrinterState Finish()
    {
        Pace.Until(_clock, _freeAt);
        if (!IsStopped)
        {
            Send(FeedAndCut, FeedAndCut.Length, MillisecondsFor(FeedLines * LineRows + CutterRows));
            _freeAt += CutMilliseconds;
            Pace.Until(_clock, _freeAt);
        }

        PrinterState before = _isOwed && _state == PrinterState.Ready ? Confirm() : _state;
        _state = State();
        return before == PrinterState.Ready || _state != PrinterState.Ready ? _state : before;
    }

    private bool IsStopped => _state == PrinterState.PaperOut || _state == PrinterState.CoverOpen;

    private PrinterState State()
    {
        int paper = Answer(PaperSensor);
        if (paper < 0)
        {
            return PrinterState.NoAnswer;
        }

        int cause = Answer(OfflineCause);
        PrinterState state = cause < 0 ? PrinterState.Ready : Judge(cause);
        return state == PrinterState.Ready && (paper & PaperEndBits) != 0 ? PrinterState.PaperOut : state;
    }

    // An open cover comes first: it is what the merchant has to see to, and the paper sensor means little meanwhile.
    private static PrinterState Judge(int cause)
    {
        if ((cause & CoverOpenBit) != 0)
        {
            return PrinterState.CoverOpen;
        }

        return (cause & PaperStopBit) != 0 ? PrinterState.PaperOut : PrinterState.Ready;
    }

    // There is no word of the last line, or it is an old one: asks in a way that is answered in every state. Who has told of lines before and then says that
    // all is well, but not that this line is printed, has not got it.
    private PrinterState Confirm()
    {
        int cause = Answer(OfflineCause);
        PrinterState state = cause < 0 ? PrinterState.NoAnswer : Judge(cause);
        long deadline = _clock.Uptime + AnswerMilliseconds;
        while (state == PrinterState.Ready && _isOwed && _clock.Uptime < deadline)
        {
            Pace.Until(_clock, _clock.Uptime + PollMilliseconds);
            Hear();
        }

        if (state == PrinterState.Ready && _isOwed)
        {
            state = _tells ? PrinterState.NoAnswer : PrinterState.Ready;
            _mayTell = _tells;
        }

        _isOwed = false;
        return state;
    }

    // The answer to DLE EOT, -1 when none comes in time. Whatever came unasked before is dropped.
    private int Answer(byte subject)
    {
        while (Hear() >= 0)
        {
        }

        _question[2] = subject;
        _port.Write(_question, 0, _question.Length);
        long deadline = _clock.Uptime + AnswerMilliseconds;
        long next = _clock.Uptime + PollMilliseconds;
        do
        {
            Pace.Until(_clock, next);
            int answer = Hear();
            if (answer >= 0)
            {
                return answer;
            }

            next = _clock.Uptime + PollMilliseconds;
        }
        while (next <= deadline);

        return -1;
    }

    // Takes what the printer says up to an answer to DLE EOT, which is returned; -1 when there is none.
    private int Hear()
    {
        while (_port.BytesToRead > 0)
        {
            _port.Read(_answer, 0, 1);
            int answer = _answer[0];
            if ((answer & FixedMask) == FixedBits)
            {
                return answer;
            }

            if (_isOwed && (answer & NoPaperBits) == 0)
            {
                _isOwed = false;
                _tells = true;
            }
        }

        return -1;
    }

    // A control character in a text would be a command.
    private static void Blank(byte[] line)
    {
        for (int i = TextAt; i < TextAt + Columns; i++)
        {
            if (line[i] < Space)
            {
                line[i] = Space;
            }
        }
    }

    private static byte Mode(LineStyle style)
    {
        int mode = (style & LineStyle.Bold) != 0 ? BoldMode : 0;
        mode |= (style & LineStyle.DoubleHeight) != 0 ? DoubleHeightMode : 0;
        mode |= (style & LineStyle.DoubleWidth) != 0 ? DoubleWidthMode : 0;
        return (byte)mode;
    }

    private int MillisecondsFor(int rows) => (rows * 1000 + _rowsPerSecond - 1) / _rowsPerSecond;

    private void Send(byte[] bytes, int length, int milliseconds)
    {
        _port.Write(bytes, 0, length);
        _freeAt = _clock.Uptime + 1 + length * BitsPerByte * 1000 / BaudRate + milliseconds;
    }
}
