using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;

namespace Terminal.Simulation.Soaking;

/// <summary>A run's plan as a text file of a few lines, <c>name=value</c>, that replays it on any machine.</summary>
public static class ReplayFile
{
    /// <summary>Writes a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="found">What a checker found, for people.</param>
    public static string Write(RunPlan plan, string found) => string.Create(CultureInfo.InvariantCulture, $"""
        # {found.Split('\n')[0]}
        seed={plan.Seed}
        moves={plan.Moves}
        skipped={string.Join(',', plan.Skipped.Order())}
        calmed={string.Join(',', plan.Calmed.Order())}

        """);

    /// <summary>Reads a plan.</summary>
    /// <exception cref="InvalidDataException">It is none: says the line.</exception>
    public static RunPlan Read(string text)
    {
        long? seed = null;
        int moves = RunPlan.StandardMoves;
        var skipped = new HashSet<int>();
        var calmed = new HashSet<Hazard>();
        int number = 0;
        foreach (string line in text.Split('\n').Select(line => line.Trim()))
        {
            number++;
            if (line.Length == 0 || line[0] == '#')
                continue;
            string[] parts = line.Split('=', 2);
            string[] values = parts.Length == 2 ? parts[1].Split(',', StringSplitOptions.RemoveEmptyEntries) : [];
            bool isRead = parts[0] switch
            {
                "seed" => long.TryParse(values.FirstOrDefault(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long read) && (seed = read) is not null,
                "moves" => int.TryParse(values.FirstOrDefault(), NumberStyles.None, CultureInfo.InvariantCulture, out moves),
                "skipped" => values.All(value => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int move) && (skipped.Add(move) || true)),
                "calmed" => values.All(value => Enum.TryParse(value, out Hazard hazard) && Enum.IsDefined(hazard) && (calmed.Add(hazard) || true)),
                _ => false,
            };
            if (!isRead)
                throw new InvalidDataException($"Line {number} is not understood: there are seed, moves, skipped and calmed, each with '=' and its values.");
        }
        return seed is { } found ? new RunPlan(found, moves) { Skipped = skipped, Calmed = calmed } : throw new InvalidDataException("There is no line 'seed=' with a whole number.");
    }
}
