using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Text;
using Terminal.Tests.Simulation.Mutations;

namespace Terminal.Tests.Simulation;

/// <summary>
/// The checkers can fail: each deliberate bug in the built assemblies is found within a bounded number of seeds. With TERMINAL_ALL_MUTATIONS=1 also those that take many of them or long, and the
/// table in docs/simulation.md is written anew.
/// </summary>
[TestClass]
public sealed class MutationTests
{
    private const int MostSeeds = 60;
    private const long FirstSeed = 1;
    private const string TableHead = "| deliberate bug | where | found by | seeds |\n|---|---|---|---:|\n";

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void EveryDeliberateBugIsFound()
    {
        bool isWhole = Environment.GetEnvironmentVariable("TERMINAL_ALL_MUTATIONS") is not null;
        var world = new MutatedWorld(MutationList.All);
        Assert.AreEqual("", world.Look(0, FirstSeed), "Nothing is wrong, and a checker found it.");
        List<string> unfound = [];
        var table = new StringBuilder(TableHead);
        for (int i = 0; i < MutationList.All.Count; i++)
        {
            Mutation mutation = MutationList.All[i];
            if (mutation.IsRare && !isWhole)
                continue;
            var watch = Stopwatch.StartNew();
            string found = "";
            int seeds = 0;
            for (; seeds < MostSeeds && found.Length == 0; seeds++)
                found = world.Look(i + 1, FirstSeed + seeds);
            string by = found.Length == 0 ? "not found" : found[..found.IndexOf(':', StringComparison.Ordinal)];
            table.Append($"| {mutation.Bug} | `{mutation.Type}.{mutation.Method.Split('.')[^1].Replace("get_", "", StringComparison.Ordinal)}` | {by} | {seeds} |\n");
            TestContext.WriteLine($"{mutation.Bug}: {found.Split('\n')[0]} after {seeds} seeds, {watch.Elapsed.TotalSeconds:F1} s");
            if (found.Length == 0)
                unfound.Add(mutation.Bug);
        }
        if (isWhole)
            Write(table.ToString());
        Assert.AreEqual(0, unfound.Count, string.Join('\n', unfound));
    }

    private static void Write(string table)
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Terminal.sln")))
            folder = Path.GetDirectoryName(folder)!;
        string path = Path.Combine(folder, "docs", "simulation.md");
        string text = File.ReadAllText(path);
        int start = text.IndexOf(TableHead, StringComparison.Ordinal);
        int end = text.IndexOf("\n\n", start, StringComparison.Ordinal);
        File.WriteAllText(path, text[..start] + table.TrimEnd('\n') + text[end..]);
    }
}
