using System;
using System.Collections.Generic;
using System.Linq;

namespace Terminal.Simulation.Soaking;

/// <summary>Makes a failing run small, as long as the same checker finds something: first the shortest prefix, then without the hazards and the moves that it does not need.</summary>
public sealed class Shrinker(string check, int mostRuns = 400)
{
    private int _runs;

    /// <summary>The smallest plan that was found to fail.</summary>
    public RunPlan Shrink(RunPlan plan) => WithoutMoves(WithoutHazards(Prefix(plan)));

    // A failure may need the drain after it to show, so any length may fail that is not shorter than the shortest.
    private RunPlan Prefix(RunPlan plan)
    {
        int passes = 0;
        int fails = plan.Moves;
        while (fails - passes > 1)
        {
            int middle = (passes + fails) / 2;
            if (Fails(plan with { Moves = middle }))
                fails = middle;
            else
                passes = middle;
        }
        return plan with { Moves = fails };
    }

    private RunPlan WithoutHazards(RunPlan plan)
    {
        foreach (Hazard hazard in Enum.GetValues<Hazard>())
        {
            RunPlan calmer = plan with { Calmed = new HashSet<Hazard>(plan.Calmed) { hazard } };
            if (Fails(calmer))
                plan = calmer;
        }
        return plan;
    }

    private RunPlan WithoutMoves(RunPlan plan)
    {
        for (int piece = Math.Max(plan.Moves / 2, 1); piece > 0; piece /= 2)
        {
            for (int at = 0; at < plan.Moves; at += piece)
            {
                var skipped = new HashSet<int>(plan.Skipped);
                skipped.UnionWith(Enumerable.Range(at, Math.Min(piece, plan.Moves - at)));
                if (skipped.Count > plan.Skipped.Count && Fails(plan with { Skipped = skipped }))
                    plan = plan with { Skipped = skipped };
            }
        }
        return plan;
    }

    private bool Fails(RunPlan plan) => _runs++ < mostRuns && Probe.Run(plan)?.Check == check;
}
