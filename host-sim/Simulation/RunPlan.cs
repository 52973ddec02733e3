using System.Collections.Generic;

namespace Terminal.Simulation;

/// <summary>All that fixes a run.</summary>
/// <param name="Seed">Fixes people, cards, amounts and hazards.</param>
/// <param name="Moves">How many moves of its people and things the world makes before all is drained.</param>
public sealed record RunPlan(long Seed, int Moves = RunPlan.StandardMoves)
{
    /// <summary>Moves of an ordinary run: about a hundred sales.</summary>
    public const int StandardMoves = 170;

    /// <summary>Moves, from 0, that are left out.</summary>
    public IReadOnlySet<int> Skipped { get; init; } = new HashSet<int>();

    /// <summary>Hazards that do not strike.</summary>
    public IReadOnlySet<Hazard> Calmed { get; init; } = new HashSet<Hazard>();
}
