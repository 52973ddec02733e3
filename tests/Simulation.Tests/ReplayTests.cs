using System.Collections.Generic;
using System.IO;
using System.Linq;
using Terminal.Simulation;
using Terminal.Simulation.Soaking;

namespace Terminal.Tests.Simulation;

[TestClass]
public sealed class ReplayTests
{
    [TestMethod]
    public void AReplayFileIsItsPlan()
    {
        var plan = new RunPlan(-7, 42) { Skipped = new HashSet<int> { 3, 1 }, Calmed = new HashSet<Hazard> { Hazard.Outage, Hazard.NoRoute } };
        RunPlan read = ReplayFile.Read(ReplayFile.Write(plan, "Something: is wrong.\nMore of it."));
        Assert.AreEqual((plan.Seed, plan.Moves), (read.Seed, read.Moves));
        CollectionAssert.AreEquivalent(plan.Skipped.ToArray(), read.Skipped.ToArray());
        CollectionAssert.AreEquivalent(plan.Calmed.ToArray(), read.Calmed.ToArray());
    }

    [TestMethod]
    [DataRow("", "seed=")]
    [DataRow("seed=x", "Line 1")]
    [DataRow("# told\nseed=1\nmoves=-1", "Line 3")]
    [DataRow("seed=1\ncalmed=Sunshine", "Line 2")]
    [DataRow("seed=1\nweather=fine", "Line 2")]
    public void WhatIsNoReplayFileIsRefusedByLine(string text, string told)
    {
        var refused = Assert.ThrowsExactly<InvalidDataException>(() => ReplayFile.Read(text));
        StringAssert.Contains(refused.Message, told);
    }

    [TestMethod]
    public void LeftOutMovesAndHazardsDoNotHappen()
    {
        var coverage = new Coverage();
        var plan = new RunPlan(3, 40) { Skipped = Enumerable.Range(10, 30).ToHashSet(), Calmed = Enum.GetValues<Hazard>().ToHashSet() };
        Assert.IsNull(Probe.Run(plan, coverage));
        Assert.AreEqual(0, coverage.Of(Reached.Hazard).Count);
        Assert.AreEqual(10, coverage.Of(Reached.Move).Sum(row => row.Count));
    }
}
