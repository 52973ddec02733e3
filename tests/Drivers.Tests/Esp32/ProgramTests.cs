using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Terminal.Board;
using Terminal.Esp32;

namespace Terminal.Tests.Esp32;

[TestClass]
public sealed class ProgramTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("terminal-program-");
    private readonly InternalFiles _files;
    private readonly DeviceBoard _board = new();

    public ProgramTests()
    {
        _files = new InternalFiles(_folder.FullName);
        Provision("network/host", "https://127.0.0.1:1");
        Provision("network/root.pem", "not used");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    [TestMethod]
    public void TheTerminalStartsAndAsksForItsKeysUntilThePowerGoes()
    {
        Task program = Task.Run(() =>
        {
            using (_board.Enter())
                Program.Run(_files, new BoardClock());
        });

        // The first thing a terminal says aloud is that its key file is missing.
        Assert.IsTrue(SpinWait.SpinUntil(() => _board.Buzzer.Changes.Any(change => change.Sounding), TimeSpan.FromSeconds(30)));
        Assert.IsTrue(_board.Display.Lit);
        Assert.IsTrue(_board.Display.Pixels().Any(pixel => pixel != 0));

        _board.CutPower();
        AggregateException end = Assert.ThrowsExactly<AggregateException>(() => program.Wait(TimeSpan.FromSeconds(30)));
        Assert.IsInstanceOfType<PowerCutException>(end.InnerException);
    }

    [TestMethod]
    public void AFaultIsShownOnceAfterTheRestart()
    {
        LastFault.Keep(_files, new InvalidOperationException("a message"));
        byte[] buffer = new byte[512];
        int length = _files.Read("network/fault", buffer);
        StringAssert.StartsWith(Encoding.UTF8.GetString(buffer, 0, length), "InvalidOperationException\n");
        Assert.IsFalse(Encoding.UTF8.GetString(buffer, 0, length).Contains("a message", StringComparison.Ordinal));

        StringAssert.StartsWith(LastFault.Take(_files), "InvalidOperationException\n");
        Assert.AreEqual("", LastFault.Take(_files));
        Assert.AreEqual(length, _files.Read("network/fault.shown", buffer));
    }

    private void Provision(string name, string text) => _files.Write(name, Encoding.ASCII.GetBytes(text), text.Length);
}
