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
    public void WhatWasSoldLastIsVoidedOnce()
    {
        Counter counter = Train("1250D", "A1D", "A15D");

        counter.AssertShown("TRAINING", "SALE         ****0011\n      12.50 EUR\n\nVoid this one?");
        AssertLeftNothing(counter, 3);
        StringAssert.Contains(counter.Slips[^1], "SALE VOIDED");
        counter.AssertShown("VOID\n      TRAINING", "It was not made, or\nis undone already.");
    }

    [TestMethod]
    public void ARefundIsVoidedByAnyNumber()
    {
        Counter counter = Train("1250D", "A27D700D", "A1123D");

        AssertLeftNothing(counter, 5);
        StringAssert.Contains(counter.Slips[^1], "REFUND VOIDED");
        StringAssert.Contains(counter.Slips[^1], "7.00 EUR");
    }

    [TestMethod]
    [DataRow("9990000000000011=28121010000000000", 3)]
    [DataRow("9990000000000029=28121010000000000", 2)]
    public void TheCardIsLookedAtForAVoid(string track, int slips)
    {
        Counter counter = new() { SwipeAt = "or swipe the" };
        counter.Tracks.Enqueue(counter.Track2);
        counter.Tracks.Enqueue(track);
        Practise(counter, "1250D", "A1");

        AssertLeftNothing(counter, slips);
        Assert.AreEqual(slips == 2, counter.Screens.Any(s => s.StartsWith(" VOID") && s.Contains("Not in this batch")));
    }

    [TestMethod]
    public void AHoldIsCompletedOnceAndItsCompletionVoided()
    {
        Counter counter = Train("A315000D", "A32D5001D", "A32D4000D", "A32", "A1D", "A33");

        counter.AssertShown("TRAINING", "PRE-AUTH     ****0011\n      50.00 EUR\n\nComplete this one?");
        counter.AssertShown("NOT COMPLETED\n      TRAINING", "More than is held");
        Assert.AreEqual(2, counter.Screens.Count(s => s.Contains("      TRAINING\nNo pre-authorisation\nis open")));
        AssertLeftNothing(counter, 5);
        StringAssert.Contains(counter.Slips[3], "\nCOMPLETION\n");
        StringAssert.Contains(counter.Slips[3], "40.00 EUR");
        StringAssert.Contains(counter.Slips[4], "SALE VOIDED");
    }

    [TestMethod]
    public void AHoldIsCancelledOnce()
    {
        Counter counter = Train("A315000D", "1250D", "A33BD", "A33");

        AssertLeftNothing(counter, 5);
        StringAssert.Contains(counter.Slips[^1], "PRE-AUTH CANCELLED");
        Assert.AreEqual(1, counter.Screens.Count(s => s.Contains("No pre-authorisation\nis open")));
    }

    [TestMethod]
    public void NothingRealIsOfferedToBeVoidedCompletedOrCancelled()
    {
        Counter counter = new();
        counter.Acts.Enqueue("A315000D");
        counter.Amounts.Add(700);
        Practise(counter, "A1D", "A32", "A33");

        Assert.AreEqual("A10000000001=700", counter.Books);
        Assert.AreEqual("A10000000002=5000", counter.Holds);
        Assert.HasCount(4, counter.Slips);
    }

    [TestMethod]
    public void WhatWasPractisedIsForgottenWithTheTraining()
    {
        Counter counter = Train("1250D", "A315000D", "A84DC", On, "A1D", "A33");

        counter.AssertShown("VOID\n      TRAINING", "It was not made, or");
        Assert.IsTrue(counter.Screens.Any(s => s.Contains("No pre-authorisation\nis open")));
        AssertLeftNothing(counter, 4);
    }

    [TestMethod]
    public void ASettlementIsNotPractised()
    {
        Counter counter = new();
        counter.Amounts.Add(700);
        Practise(counter, "A7");

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

    private static void AssertLeftNothing(Counter counter, int slips)
    {
        Assert.IsEmpty(counter.Sent);
        Assert.IsFalse(counter.Flash.Snapshot().Keys.Any(name => name.StartsWith("journal/")));
        Assert.HasCount(slips, counter.Slips);
        Assert.IsTrue(counter.Slips.All(s => s.Contains("TRAINING: NOT A SALE")));
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
