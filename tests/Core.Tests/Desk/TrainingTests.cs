using System.Linq;

namespace Terminal.Tests.Desk;

/// <summary>Training: everything looks as always, says that it is no sale, and leaves nothing behind.</summary>
[TestClass]
public sealed class TrainingTests
{
    private const string On = "A84D1234DC";

    [TestMethod]
    public void ASaleIsPractisedAndLeavesNothingBehind()
    {
        Counter counter = Train("1250D");

        Assert.IsEmpty(counter.Sent);
        Assert.IsFalse(counter.Flash.Snapshot().Keys.Any(name => name.StartsWith("journal/")));
        counter.AssertShown("APPROVED\n      TRAINING", "000000");
        Assert.HasCount(2, counter.Slips);
        foreach (string slip in counter.Slips)
        {
            StringAssert.Contains(slip, "TRAINING: NOT A SALE");
            StringAssert.Contains(slip, "000000000000");
        }

        Assert.IsTrue(counter.Screens.Any(s => s.StartsWith(" READY") && s.Contains("\n      TRAINING\n   Key the amount")));
        counter.AssertShown("COMPLETED\n      TRAINING", "Give the customer");
    }

    [TestMethod]
    public void ARefusedSignatureIsPractisedToo()
    {
        Counter counter = new() { Refusals = 1 };
        Practise(counter, "1250D");

        Assert.IsEmpty(counter.Sent);
        StringAssert.Contains(counter.Slips[^1], "SALE VOIDED");
        StringAssert.Contains(counter.Slips[^1], "NOT A SALE");
        Assert.IsFalse(counter.Flash.Snapshot().Keys.Any(name => name.StartsWith("journal/")));
    }

    [TestMethod]
    public void RefundsAndHoldsArePractisedToo()
    {
        Counter counter = Train("A27D700D", "A315000D");

        Assert.IsEmpty(counter.Sent);
        Assert.HasCount(4, counter.Slips);
        Assert.IsTrue(counter.Slips.All(s => s.Contains("NOT A SALE")));
        Assert.IsFalse(counter.Flash.Snapshot().Keys.Any(name => name.StartsWith("journal/")));
    }

    [TestMethod]
    [DataRow("A1")]
    [DataRow("A32")]
    [DataRow("A33")]
    public void WhatNeedsTheJournalCannotBePractised(string keys)
    {
        Counter counter = new();
        counter.Amounts.Add(700);
        Practise(counter, keys);

        Assert.IsTrue(counter.Screens.Any(s => s.Contains("Not in training mode")));
        Assert.AreEqual("A10000000001=700", counter.Books);
    }

    [TestMethod]
    public void AWrongPasswordDoesNotSwitchItOn()
    {
        Counter counter = new();
        counter.Acts.Enqueue("A84D9999DCC");
        counter.Acts.Enqueue("1250D");
        counter.Trade();

        Assert.AreEqual("A10000000001=1250", counter.Books);
        Assert.IsFalse(counter.Screens.Any(s => s.StartsWith(" READY") && s.Contains("TRAINING")));
    }

    [TestMethod]
    public void ItIsSwitchedOffAndSalesCountAgain()
    {
        Counter counter = Train("1250D", "A84DC", "700D");

        Assert.AreEqual("A10000000001=700", counter.Books);
        Assert.IsFalse(counter.Slips[^1].Contains("NOT A SALE"));
    }

    [TestMethod]
    public void ARestartEndsIt()
    {
        Counter counter = new() { CutAt = "COMPLETED" };
        Practise(counter, "1250D", "700D");

        Assert.AreEqual(2, counter.Runs);
        Assert.AreEqual("A10000000001=700", counter.Books);
        Assert.IsFalse(counter.Screens.Any(s => s.StartsWith(" AFTER A RESTART")));
    }

    [TestMethod]
    public void WhatIsOwedIsSentMeanwhileAndItsSlipsAreReal()
    {
        Counter counter = new(terms: Terms.Offline) { IsHurried = true };
        counter.Acquirer.AdviceFaults.Enqueue(LineFault.NoRoute);
        counter.Acquirer.AdviceCodes.Enqueue(12);
        counter.Amounts.Add(700);
        Practise(counter, "1250D");

        string refused = counter.Slips.Single(s => s.Contains("ADVICE REFUSED"));
        Assert.IsFalse(refused.Contains("NOT A SALE"));
    }

    private static Counter Train(params string[] acts)
    {
        Counter counter = new();
        Practise(counter, acts);
        return counter;
    }

    private static void Practise(Counter counter, params string[] acts)
    {
        counter.Acts.Enqueue(On);
        foreach (string act in acts)
            counter.Acts.Enqueue(act);
        counter.Trade();
    }
}
