using System.Collections.Generic;
using System.Linq;
using Terminal.Board.Parts;

namespace Terminal.Bench;

/// <summary>Gathers what comes out of the printer into slips: the knife ends one, and the next line begins another.</summary>
internal sealed class PaperRoll
{
    private readonly View _view;
    private readonly List<ShownLine> _lines = [];
    private int _slip = 1;

    /// <summary>Shows what a printer prints.</summary>
    public PaperRoll(View view) => _view = view;

    /// <summary>Takes what the printer printed; called in the order of the paper, one call at a time.</summary>
    public void Add(PaperLine line)
    {
        bool cut = line.Kind == PaperKind.Cut;
        if (cut && _lines.Count == 0)
            return;
        if (!cut)
            _lines.Add(Shown(line));
        _view.Show(new ShownSlip(_slip, cut, [.. _lines]));
        if (!cut)
            return;
        _lines.Clear();
        _slip++;
    }

    private static ShownLine Shown(PaperLine line)
    {
        string align = line.Alignment switch
        {
            PaperAlignment.Centre => "centre",
            PaperAlignment.Right => "right",
            _ => "left",
        };
        return new ShownLine(align, line.Dots, [.. line.Runs.Select(run => new ShownRun(run.Text, run.Bold, run.Underlined, run.Width, run.Height))]);
    }
}
