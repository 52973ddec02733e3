using System;
using System.Collections.Generic;

namespace Terminal.Board.Parts;

/// <summary>The printer's paper and the motor that moves it, which takes its time. All is called with the board locked.</summary>
internal sealed class PrintMechanism(DeviceBoard board)
{
    /// <summary>Rows of dots of a plain line.</summary>
    public const int LineDots = 30;

    /// <summary>Plain lines on a new roll of 50 m.</summary>
    public const int RollLines = 13_000;

    private readonly List<PaperLine> _paper = [];
    private long _dotsLeft = RollLines * (long)LineDots;
    private int _moving;

    /// <summary>Something came out.</summary>
    public event Action<PaperLine>? Printed;

    /// <summary>The paper stands still again.</summary>
    public event Action? Stopped;

    /// <summary>How fast the paper moves.</summary>
    public int MillimetresPerSecond { get; set; } = 60;

    /// <summary>Whether the paper moves.</summary>
    public bool IsMoving { get; private set; }

    /// <summary>Whether the roll is used up.</summary>
    public bool IsOut => _dotsLeft <= 0;

    /// <summary>Plain lines left on the roll.</summary>
    public int LinesLeft
    {
        get => (int)(_dotsLeft / LineDots);
        set => _dotsLeft = value * (long)LineDots;
    }

    /// <summary>All that is on the paper, copied.</summary>
    public PaperLine[] Paper() => _paper.ToArray();

    /// <summary>The paper begins anew.</summary>
    public void TearOff() => _paper.Clear();

    /// <summary>Stands still at once, for good.</summary>
    public void LosePower()
    {
        IsMoving = false;
        _moving = 0;
    }

    /// <summary>Feeds, or cuts behind a feed.</summary>
    public void Blank(PaperKind kind, int dots) => Print(new PaperLine(kind, PaperAlignment.Left, [], dots));

    /// <summary>Puts a line on the paper and moves that on by the line's height.</summary>
    public void Print(PaperLine line)
    {
        _paper.Add(line);
        board.Raise(() => Printed?.Invoke(line));
        if (line.Dots > 0)
            Move(line.Dots);
    }

    private void Move(int dots)
    {
        _dotsLeft = Math.Max(_dotsLeft - dots, 0);
        _moving += dots;
        if (IsMoving)
            return;
        IsMoving = true;
        Roll();
    }

    private void Roll()
    {
        long microseconds = _moving * 125_000L / MillimetresPerSecond;
        _moving = 0;
        board.After(microseconds, () =>
        {
            if (_moving > 0)
            {
                Roll();
                return;
            }
            IsMoving = false;
            Stopped?.Invoke();
        });
    }
}
