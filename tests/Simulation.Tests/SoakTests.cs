using System.Linq;
using Terminal.Simulation;
using Terminal.Simulation.Soaking;

namespace Terminal.Tests.Simulation;

/// <summary>Worlds of fixed seeds, and some that nobody has seen before: their seeds are told.</summary>
[TestClass]
public sealed class SoakTests
{
    private const int FixedRuns = 20;
    private const int FreshRuns = 10;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void FixedSeeds() => Pass(1, FixedRuns);

    // The first eight: an older generation of a record counted, because the flash did not give the newer one at the start; a code by telephone fitted another sale by chance; what cards had bought
    // offline was written over, because the flash did not give it at the start; a call was taken up again, because the flash did not give the sale that came of it.
    [TestMethod]
    [DataRow(1276661015)]
    [DataRow(930038)]
    [DataRow(960008)]
    [DataRow(3000131)]
    [DataRow(7200117)]
    [DataRow(6000042)]
    [DataRow(6001556)]
    [DataRow(7040)]
    [DataRow(1508287790, DisplayName = "1508287790: a checker took a completion that was advised again in training for one of training")]
    [DataRow(88002007, DisplayName = "88002007: a checker held a card to a sale whose record the flash had not given at its settlement")]
    [DataRow(91000278, DisplayName = "91000278: an upload left out a sale that the flash did not give for a moment")]
    [DataRow(91001994, DisplayName = "91001994: a clock jumped before the terminal had looked at it")]
    [DataRow(91002695, DisplayName = "91002695: a clock was set by the answer to an earlier sign-on")]
    [DataRow(91002933, DisplayName = "91002933: a merchant sold again what was made while the display was dark")]
    [DataRow(95000108, DisplayName = "95000108: a call of a settled batch was taken up")]
    [DataRow(95002560, DisplayName = "95002560: a batch was counted in doubt on a dark display")]
    [DataRow(95002869, DisplayName = "95002869: the reversal of an old approval gave a stand-in one more")]
    [DataRow(97004830, DisplayName = "97004830: a clock jumped into 1969, where the chip's has no seconds")]
    [DataRow(97004411, DisplayName = "97004411: a merchant sold again what a record was of that the flash did not give")]
    [DataRow(103000746, DisplayName = "103000746: that the flash did not give a record stood on a dark display")]
    [DataRow(111003004, DisplayName = "111003004: a list's base was damaged while a newer list was selected")]
    [DataRow(121002173, DisplayName = "121002173: a batch was settled before its epoch had been heard of")]
    [DataRow(131001453, DisplayName = "131001453: keys meant for another screen began a sale in training")]
    [DataRow(131001634, DisplayName = "131001634: a slip was not offered when the flash did not give its record")]
    public void SeedsThatFailedOnce(int seed) => Pass(seed, 1);

    [TestMethod]
    public void FreshSeeds() => Pass(Random.Shared.Next(1_000_000, int.MaxValue), FreshRuns);

    // A standard soak takes minutes where others work, too.
    [TestMethod]
    public void AStandardSoakReachesEverything()
    {
        if (Environment.GetEnvironmentVariable("TERMINAL_STANDARD_SOAK") is null)
            Assert.Inconclusive("Runs with TERMINAL_STANDARD_SOAK=1 only.");
        Soak soak = Pass(1, StandardCoverage.Runs);
        Assert.AreEqual("", string.Join(", ", soak.Missing));
    }

    private Soak Pass(long seed, int runs)
    {
        TestContext.WriteLine($"Seeds {seed} to {seed + runs - 1}");
        var soak = new Soak(seed, runs, jobs: 1);
        soak.Run();
        TestContext.WriteLine(soak.Summary());
        Assert.AreEqual(0, soak.Failures.Count, string.Join('\n', soak.Failures.Select(failure => $"Seed {failure.Key}: {failure.Value.Message}")));
        return soak;
    }
}
