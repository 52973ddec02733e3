using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using Terminal.Tests.Simulation.Mutations;

namespace Terminal.Tests.Simulation;

/// <summary>The checkers can fail: each deliberate bug in the built assemblies is found within a bounded number of seeds.</summary>
[TestClass]
public sealed class MutationTests
{
    private const int MostSeeds = 40;
    private const long FirstSeed = 1;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void EveryDeliberateBugIsFound()
    {
        var world = new MutatedWorld(MutationList.All);
        Assert.AreEqual("", world.Look(0, FirstSeed), "Nothing is wrong, and a checker found it.");
        List<string> unfound = [];
        for (int i = 0; i < MutationList.All.Count; i++)
        {
            var watch = Stopwatch.StartNew();
            string found = "";
            long seed = FirstSeed;
            for (; seed < FirstSeed + MostSeeds && found.Length == 0; seed++)
                found = world.Look(i + 1, seed);
            string bug = MutationList.All[i].Bug;
            TestContext.WriteLine($"{bug}: {(found.Length == 0 ? "NOT FOUND" : found.Split('\n')[0])} after {seed - FirstSeed} seeds, {watch.Elapsed.TotalSeconds:F1} s");
            if (found.Length == 0)
                unfound.Add(bug);
        }
        Assert.AreEqual(0, unfound.Count, string.Join('\n', unfound));
    }
}
