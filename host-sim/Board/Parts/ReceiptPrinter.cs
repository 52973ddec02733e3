using System;
using System.Collections.Generic;

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

    private readonly DeviceBoard _board;
    private readonly SerialLine _line;
    private readonly Queue<byte> _buffer = new();
    private readonly RealTimeStatus _status;
    private readonly PrintMechanism _mechanism;
    private readonly EscPosInterpreter _interpreter;
    private readonly List<string> _errors = [];
    private bool _coverOpen;

    internal ReceiptPrinter(DeviceBoard board, SerialLine line)
    {
        _board = board;
        _line = line;
        _status = new RealTimeStatus(this, Buffer);
        _mechanism = new PrintMechanism(board);
        _interpreter = new EscPosInterpreter(this, _mechanism);
        _mechanism.Stopped += Work;
        line.Part = Receive;
    }

    /// <summary>Something came out of the printer.</summary>
    public event Action<PaperLine>? Printed
    {
        add => _mechanism.Printed += value;
        remove => _mechanism.Printed -= value;
    }

    /// <summary>All that is on the paper, from the top.</summary>
    public IReadOnlyList<PaperLine> Paper
    {
        get
        {
            lock (_board.Sync)
                return _mechanism.Paper();
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
    public int MillimetresPerSecond
    {
        get => _mechanism.MillimetresPerSecond;
        set => _mechanism.MillimetresPerSecond = value;
    }

    /// <summary>Whether its sending wire is connected; when not, it prints and says nothing.</summary>
    public bool Answers { get; set; } = true;

    /// <summary>Whether its cable is in; when not, it hears nothing and says nothing. Its power is its own.</summary>
    public bool Connected { get; set; } = true;

    /// <summary>Milliseconds from a question to its answer.</summary>
    public int AnswerMilliseconds { get; set; } = 5;

    /// <summary>Plain lines of 30 dots left on the roll; a new roll of 50 m has 13,000.</summary>
    public int PaperLeftLines
    {
        get => _mechanism.LinesLeft;
        set => _board.Change(() =>
        {
            _mechanism.LinesLeft = value;
            Work();
        });
    }

    /// <summary>From how many lines on the near-end sensor tells; 0, the start value, for a printer without one.</summary>
    public int NearEndLines { get; set; }

    /// <summary>Whether the roll is used up. Setting it true takes the roll out, setting it false puts a new one in.</summary>
    public bool PaperOut
    {
        get => _mechanism.IsOut;
        set => PaperLeftLines = value ? 0 : PrintMechanism.RollLines;
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

    /// <summary>Whether it can print.</summary>
    internal bool IsOnline => !PaperOut && !CoverOpen;

    /// <summary>What the near-end sensor says.</summary>
    internal bool IsNearEnd => PaperLeftLines < NearEndLines || (NearEndLines > 0 && PaperOut);

    /// <summary>Tears the paper off: <see cref="Paper"/> begins anew.</summary>
    public void TearOff() => _board.Change(_mechanism.TearOff);

    /// <summary>Loses the buffer, the line begun and every setting; called with the board locked.</summary>
    internal void LosePower()
    {
        _buffer.Clear();
        _status.LosePower();
        _mechanism.LosePower();
        _interpreter.LosePower();
    }

    /// <summary>Sends a byte back, after a while.</summary>
    internal void Answer(int status)
    {
        if (Answers && Connected)
            _board.After(AnswerMilliseconds * 1000L, () => _line.ToPort([(byte)status]));
    }

    /// <summary>Records what was not understood.</summary>
    internal void Note(string what, params byte[] bytes) => _errors.Add($"{what} {Convert.ToHexString(bytes)}");

    private void Receive(byte value)
    {
        if (!Connected)
            return;
        _status.Take(value);
        Work();
    }

    private void Buffer(byte value)
    {
        if (_buffer.Count >= BufferBytes)
            Overruns++;
        else
            _buffer.Enqueue(value);
    }

    /// <summary>Takes bytes from the buffer until something must move, or cannot.</summary>
    private void Work()
    {
        while (!_mechanism.IsMoving && IsOnline && _board.Powered && _buffer.Count > 0)
            _interpreter.Take(_buffer.Dequeue());
    }
}
