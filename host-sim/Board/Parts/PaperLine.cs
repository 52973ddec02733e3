using System.Collections.Generic;
using System.Linq;

namespace Terminal.Board.Parts;

/// <summary>A piece of the paper, from the top.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Alignment">Where its text stands.</param>
/// <param name="Runs">Its text; empty for blank paper.</param>
/// <param name="Dots">How far the paper moved, 8 dots to the millimetre; before a cut, to bring the last line to the knife.</param>
public sealed record PaperLine(PaperKind Kind, PaperAlignment Alignment, IReadOnlyList<PaperRun> Runs, int Dots)
{
    /// <summary>The text alone.</summary>
    public string Text => string.Concat(Runs.Select(run => run.Text));
}
