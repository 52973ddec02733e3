using System.Collections.Generic;
using System.Linq;

namespace Terminal.Tests.NanoProfile;

/// <summary>The gate's own proof: it makes exactly the complaints that the samples say, and none about good code.</summary>
[TestClass]
public sealed class SampleTests
{
    public static IEnumerable<object[]> Bad => Sample.Names("Bad").Select(name => new object[] { name });

    public static IEnumerable<object[]> Good => Sample.Names("Good").Select(name => new object[] { name });

    [TestMethod]
    [DynamicData(nameof(Bad))]
    public void Complains_in_full(string name)
    {
        var sample = Sample.Read(name);
        var complaints = sample.Judge().Violations.Select(violation => violation.ToString()).ToList();
        Assert.IsNotEmpty(complaints, "The gate let it pass.");
        Assert.AreEqual(string.Join('\n', sample.Expected()), string.Join('\n', complaints));
    }

    [TestMethod]
    [DynamicData(nameof(Good))]
    public void Passes_good_code(string name)
    {
        var gate = Sample.Read(name).Judge();
        Assert.IsEmpty(gate.Violations, string.Join('\n', gate.Violations));
        Assert.IsEmpty(gate.Warnings, string.Join('\n', gate.Warnings));
    }

    [TestMethod]
    public void Every_rule_has_a_sample()
    {
        var shown = Sample.Names("Bad").SelectMany(name => Sample.Read(name).Expected()).ToList();
        foreach (var rule in Gate.Rules)
        {
            Assert.Contains(complaint => complaint.Contains($": {rule.Name}: "), shown, $"No sample breaks '{rule.Name}'.");
        }
    }
}
