using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Terminal.Board;

namespace Terminal.Simulation;

/// <summary>
/// What happened, line by line, for whoever must understand a failure. A soak does not listen; a failing run is run again with an open ear, for it is the same again.
/// </summary>
public sealed class Story(VirtualClock clock, bool isHeard)
{
    private readonly List<(string Terminal, string Line)> _lines = [];

    /// <summary>Whether lines are kept.</summary>
    public bool IsHeard => isHeard;

    /// <summary>Tells something.</summary>
    /// <param name="terminal">Where; empty for the host and the world.</param>
    /// <param name="text">What; no card data but masks.</param>
    public void Tell(string terminal, string text)
    {
        if (isHeard)
            _lines.Add((terminal, $"{clock.UtcNow.ToString("dd HH:mm:ss.fff", CultureInfo.InvariantCulture)}  {terminal,-8}  {text}"));
    }

    /// <summary>All of it, or what happened at one terminal and at the host.</summary>
    public string Of(string terminal = "")
    {
        var text = new StringBuilder();
        foreach (var (where, line) in _lines)
        {
            if (terminal.Length == 0 || where.Length == 0 || where == terminal)
                text.Append(line).Append('\n');
        }
        return text.ToString();
    }

    /// <summary>The lines that mention something.</summary>
    public IEnumerable<string> Mentioning(string terminal, string text)
    {
        foreach (var (where, line) in _lines)
        {
            if ((where == terminal || where.Length == 0) && line.Contains(text, StringComparison.Ordinal))
                yield return line;
        }
    }
}
