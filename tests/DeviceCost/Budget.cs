using System.Collections.Generic;
using System.IO;
using System.Linq;
using Terminal.Tests.NanoProfile;

namespace Terminal.Tests.DeviceCost;

/// <summary>The checked-in budgets: <c>name | instructions | bytes</c>.</summary>
public sealed record Budget(string Name, long Instructions, long Bytes)
{
    public static IReadOnlyDictionary<string, Budget> All { get; } = File.ReadLines(Path.Combine(Repository.Root, "tests/DeviceCost/budgets.txt"))
        .Where(line => line.Length > 0 && !line.StartsWith('#'))
        .Select(line => line.Split('|', StringSplitOptions.TrimEntries))
        .Select(columns => new Budget(columns[0], Number(columns[1]), Number(columns[2])))
        .ToDictionary(budget => budget.Name);

    private static long Number(string text) => long.Parse(text.Replace(",", ""));
}
