using System.Linq;
using Terminal.Board.Storage;

namespace Terminal.Tests.Desk;

/// <summary>A journal that the flash does not give: nothing is sold, and a person is told whom to call.</summary>
[TestClass]
public sealed class UnreadableJournalTests
{
    private const string Epoch = "parameters/epoch.a";
    private const string Told = "journal cannot be";

    [TestMethod]
    public void AJournalThatStaysUnreadableIsReadThriceAndThenSomebodyIsToBeCalled()
    {
        Counter counter = new();
        counter.Amounts.Add(1250);
        counter.Trade();
        var whole = counter.Flash.Snapshot();
        counter.Amounts.Add(999);

        // Longer than any file of the journal: it is there, and cannot be read.
        counter.Flash.Put(Epoch, new byte[1000]);
        counter.Flash.Arm(null);
        counter.Answers.Add((Told, '5'));
        int sent = counter.Acquirer.Requests.Count, reads = 0;
        string screen = "";
        counter.Clock.At(counter.Clock.Uptime + 3_600_000, () =>
        {
            reads = counter.Flash.Log.Count(operation => operation.Name == Epoch);
            screen = counter.Screen;
            Assert.AreEqual(sent, counter.Acquirer.Requests.Count);
            counter.Flash.Restore(whole.ToDictionary());
            counter.Press('D');
        });
        counter.Trade();

        Assert.AreEqual(3, reads);
        StringAssert.Contains(screen, Told);
        Assert.AreEqual("D  Again", screen.Split('\n')[7].Trim());
        StringAssert.Contains(screen.Split('\n')[6], "+00 800 000 000");
        StringAssert.EndsWith(counter.Books, "=999");
    }

    [TestMethod]
    public void ASlipThatIsOwedIsOfferedWhicheverReadFailsAtTheStart()
    {
        for (int read = 0; read < 24; read++)
        {
            FlashFault fault = FlashFault.IoError(read);
            Counter counter = new() { CutAt = "COMPLETED" };
            counter.Amounts.Add(1250);
            counter.Restarting = () => counter.Flash.Arm(fault);
            counter.Trade();
            Assert.IsTrue(counter.Screens.Exists(screen => screen.Contains("A slip was not", StringComparison.Ordinal)), $"operation {read}");
        }
    }
}
