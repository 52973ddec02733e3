using System.Collections.Generic;
using System.Linq;

namespace Terminal.Simulation;

/// <summary>What a note is about.</summary>
public enum Reached
{
    /// <summary>A hazard that struck.</summary>
    Hazard,

    /// <summary>A state of a sale.</summary>
    State,

    /// <summary>A reason of a decision.</summary>
    DecisionReason,

    /// <summary>A reason of a reversal.</summary>
    ReversalReason,

    /// <summary>A reason of an advice.</summary>
    AdviceReason,

    /// <summary>A response code that reached a terminal, with the type of its answer.</summary>
    ResponseCode,

    /// <summary>A response code that the host itself decided on, with the type of its answer.</summary>
    HostCode,

    /// <summary>A reason of an advice to an issuer.</summary>
    IssuerAdvice,

    /// <summary>A message that a terminal sent or wanted to send.</summary>
    Message,

    /// <summary>A screen, by its title.</summary>
    Screen,

    /// <summary>A move of the world.</summary>
    Move,
}

/// <summary>How often what was reached.</summary>
public sealed class Coverage
{
    private readonly Dictionary<(Reached Kind, string Name), long> _counts = [];

    /// <summary>Notes it once.</summary>
    public void Note(Reached kind, string name) => _counts[(kind, name)] = _counts.GetValueOrDefault((kind, name)) + 1;

    /// <summary>Adds another's notes.</summary>
    public void Add(Coverage other)
    {
        foreach (var (key, count) in other._counts)
            _counts[key] = _counts.GetValueOrDefault(key) + count;
    }

    /// <summary>How often.</summary>
    public long Of(Reached kind, string name) => _counts.GetValueOrDefault((kind, name));

    /// <summary>All of a kind, by name.</summary>
    public IReadOnlyList<(string Name, long Count)> Of(Reached kind) =>
        [.. _counts.Where(row => row.Key.Kind == kind).Select(row => (row.Key.Name, row.Value)).OrderBy(row => row.Name, System.StringComparer.Ordinal)];
}
