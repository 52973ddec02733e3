using System.Linq;
using Terminal.Board.Storage;

namespace Terminal.Tests.Desk;

/// <summary>The password prompt as whoever stands before it sees it.</summary>
[TestClass]
public sealed class PasswordPromptTests
{
    [TestMethod]
    public void TheDigitsAreNotShown()
    {
        Counter counter = new() { Opening = "A9864200DC" };
        counter.Trade();
        Assert.IsTrue(counter.Screens.Any(s => s.Contains("      ******")));
        Assert.IsFalse(counter.Screens.Any(s => s.Contains("864")));
    }

    [TestMethod]
    [DataRow("86420*00D", DisplayName = "a digit taken back")]
    [DataRow("11111111*********864200D", DisplayName = "all digits taken back")]
    [DataRow("864D200D", DisplayName = "too few for Enter")]
    [DataRow("1111D864200D", DisplayName = "right after a wrong one")]
    public void TheRightPasswordOpens(string keys)
    {
        Counter counter = new() { Opening = "A9" + keys };
        counter.Trade();
        Assert.IsTrue(counter.Screens.Any(s => s.Contains("1 Versions")));
    }

    [TestMethod]
    [DataRow("1234D", DisplayName = "the merchant's")]
    [DataRow("86420D", DisplayName = "one digit short")]
    [DataRow("8642000D", DisplayName = "one digit more")]
    public void AnotherDoesNot(string keys)
    {
        Counter counter = new() { Opening = "A9" + keys };
        counter.Trade();
        counter.AssertShown("SERVICE", "Wrong: key it again");
        Assert.IsFalse(counter.Screens.Any(s => s.Contains("1 Versions")));
    }

    [TestMethod]
    public void AfterThreeWrongTriesItIsLockedAcrossARestartAndThenOpensAgain()
    {
        Counter counter = new() { Opening = "A91111D1111D1111D" };
        counter.Trade();
        counter.AssertShown("SERVICE", "Wait so many minutes");
        Assert.IsTrue(counter.Screens.Any(s => s.Contains("Wait so many minutes") && s.Split('\n')[5].Trim() == "1"));

        counter.Screens.Clear();
        counter.Opening = "A9864200D";
        counter.Trade();
        counter.AssertShown("SERVICE", "Wait so many minutes");
        Assert.IsFalse(counter.Screens.Any(s => s.Contains("1 Versions")), "Nor does the right one open now.");

        // The day begins a minute after the start.
        counter.Screens.Clear();
        long start = counter.Clock.Uptime;
        counter.MayOpen = () => counter.Clock.Uptime >= start + 61_000;
        counter.Opening = "A9864200D";
        counter.Trade();
        Assert.IsTrue(counter.Screens.Any(s => s.Contains("1 Versions")));
    }

    [TestMethod]
    public void WithoutAMemoryThatCountsNoPasswordIsTried()
    {
        Counter counter = new() { Opening = "A9864200D" };
        counter.Flash.Arm(null);
        counter.Trade();
        int write = counter.Flash.Log.Select((operation, i) => (operation, i)).First(o => o.operation.Name == "parameters/tries" && o.operation.Action == FlashAction.Write).i;

        Counter worn = new() { Opening = "A9864200D" };
        worn.Flash.Arm(FlashFault.IoError(write));
        worn.Trade();
        worn.AssertShown("SERVICE", "no password can be");
        Assert.IsFalse(worn.Screens.Any(s => s.Contains("1 Versions")));
    }

    [TestMethod]
    public void APowerCutAtEveryOperationOfAThirdTryLeavesItCountedOrUntried()
    {
        Counter rehearsal = Tried();
        rehearsal.Flash.Arm(null);
        rehearsal.Trade();
        int operations = rehearsal.Flash.Log.Count;
        for (int i = 0; i < operations; i++)
        {
            foreach (CutLeaves leaves in new[] { CutLeaves.Old, CutLeaves.Torn, CutLeaves.New })
            {
                Counter counter = Tried();
                counter.Flash.Arm(FlashFault.Cut(i, leaves, 3));
                counter.Restarting = () => counter.Flash.Arm(null);
                counter.Trade();
                counter.Screens.Clear();
                counter.Opening = "A91111D";
                counter.Trade();
                counter.AssertShown("SERVICE", "Wait so many minutes");
            }
        }
    }

    // Two wrong tries are counted, the third is under way.
    private static Counter Tried()
    {
        Counter counter = new() { Opening = "A91111D1111DC" };
        counter.Trade();
        counter.Opening = "A91111D";
        return counter;
    }
}
