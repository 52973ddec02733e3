using System.Linq;

namespace Terminal.Tests.Desk;

/// <summary>The line test says which step failed and what to do, for every way a line can fail.</summary>
[TestClass]
public sealed class LineTestTests
{
    [TestMethod]
    public void AGoodLineIsSaidToWork()
    {
        string[] screen = Tested(LineFault.None, LineFault.None);
        StringAssert.EndsWith(screen[1], "PASS");
        StringAssert.EndsWith(screen[2], "PASS");
        StringAssert.EndsWith(screen[3], "PASS");
        StringAssert.StartsWith(screen[4], "The acquirer answers.");
    }

    [TestMethod]
    [DataRow(LineFault.NoRoute, 1, "No network")]
    [DataRow(LineFault.RequestLost, 2, "The acquirer does not")]
    [DataRow(LineFault.AnswerLost, 2, "The acquirer does not")]
    [DataRow(LineFault.Garbage, 2, "Somebody else answers")]
    [DataRow(LineFault.AnswerOfAnother, 2, "Somebody else answers")]
    [DataRow(LineFault.WrongMac, 2, "The keys differ from")]
    public void TheFirstStepThatFailsIsNamed(LineFault fault, int step, string words)
    {
        Judge(Tested(fault), step, words);
        if (step > 1)
            Judge(Tested(LineFault.None, fault), 3, words);
    }

    [TestMethod]
    public void AnAcquirerThatDoesNotLetItInSaysWhy()
    {
        Counter counter = Opened();
        counter.Acquirer.NetworkCodes.Enqueue(0);
        counter.Acquirer.NetworkCodes.Enqueue(0);
        counter.Acquirer.NetworkCodes.Enqueue(58);
        counter.Trade();
        Judge(Last(counter), 3, "Declined: not allowed");
    }

    [TestMethod]
    public void WhatIsOwedIsSentAndSaidWhereItIsNotTaken()
    {
        Counter counter = Opened();
        counter.Opening = "";
        counter.IsHurried = true;
        counter.Amounts.Add(111);
        counter.Acquirer.SaleFaults.Enqueue(LineFault.AnswerLost);
        for (int i = 0; i < 2; i++)
            counter.Acquirer.ReversalFaults.Enqueue(LineFault.NoRoute);
        counter.Typed["Reversal to be sent"] = "A81DD";
        counter.Trade();
        string[] screen = Last(counter);
        StringAssert.EndsWith(screen[3], "PASS");
        StringAssert.StartsWith(screen[4], "The line works, not");
        Assert.IsTrue(counter.Acquirer.Posted.Count == 0);
    }

    private static void Judge(string[] screen, int step, string words)
    {
        for (int row = 1; row <= 3; row++)
            Assert.AreEqual(row < step ? "PASS" : row == step ? "FAIL" : "", screen[row].Length > 16 ? screen[row][^4..] : "", screen[row]);
        StringAssert.StartsWith(screen[4], words);
    }

    // The first sign-on is that of the start.
    private static string[] Tested(params LineFault[] faults)
    {
        Counter counter = Opened();
        counter.Acquirer.SignOnFaults.Enqueue(LineFault.None);
        foreach (LineFault fault in faults)
            counter.Acquirer.SignOnFaults.Enqueue(fault);
        counter.Trade();
        return Last(counter);
    }

    private static string[] Last(Counter counter) => counter.Screens.Last(s => s.StartsWith(" LINE TEST")).Split('\n');

    private static Counter Opened() => new() { Opening = "A81D" };
}
