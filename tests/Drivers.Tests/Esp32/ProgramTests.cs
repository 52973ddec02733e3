using System.Buffers.Binary;
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
    public void TheProgramLightsTheDisplayAndEndsWithThePower()
    {
        Task program = Start();

        AwaitScreen(() => true);
        AssertEndsWithThePower(program);
    }

    [TestMethod]
    public void AKeyReachesTheTerminalThroughTheWiring()
    {
        Task program = Start();
        AwaitScreen(() => _board.Buzzer.Changes.Count > 0);
        byte[] withoutKeys = Screen();

        // The terminal has asked for its key file; now that it is there, Enter lets it look again and ask for its parameters.
        ProvisionKeys();
        _board.Keypad.Press('D');

        AwaitScreen(() => !withoutKeys.SequenceEqual(Screen()));
        AssertEndsWithThePower(program);
    }

    [TestMethod]
    public void AFaultIsShownOnceAfterTheRestart()
    {
        LastFault.Keep(_files, new InvalidOperationException("4111"));
        byte[] buffer = new byte[512];
        int length = _files.Read("faults/new", buffer);
        StringAssert.StartsWith(Encoding.UTF8.GetString(buffer, 0, length), "InvalidOperationException\n");
        Assert.IsFalse(Encoding.UTF8.GetString(buffer, 0, length).Contains("4111", StringComparison.Ordinal));

        StringAssert.StartsWith(LastFault.Take(_files), "InvalidOperationException\n");
        Assert.AreEqual("", LastFault.Take(_files));
        Assert.AreEqual(length, _files.Read("faults/shown", buffer));
    }

    private Task Start() => Task.Run(() =>
    {
        using (_board.Enter())
            Program.Run(_files, new BoardClock());
    });

    private byte[] Screen() => _board.Display.Pixels();

    private void AwaitScreen(Func<bool> condition) =>
        Assert.IsTrue(SpinWait.SpinUntil(() => _board.Display.Lit && Screen().Any(pixel => pixel != 0) && condition(), TimeSpan.FromSeconds(30)));

    private void AssertEndsWithThePower(Task program)
    {
        _board.CutPower();
        AggregateException end = Assert.ThrowsExactly<AggregateException>(() => program.Wait(TimeSpan.FromSeconds(30)));
        Assert.IsInstanceOfType<PowerCutException>(end.InnerException);
    }

    private void ProvisionKeys()
    {
        byte[] file = new byte[42];
        Encoding.ASCII.GetBytes("TKEY\u0001\u0001").CopyTo(file, 0);
        BinaryPrimitives.WriteUInt32BigEndian(file.AsSpan(38), new NativeCrypto().Crc32(file, 0, 38));
        Assert.IsTrue(_files.Write("keys/master", file, file.Length));
    }

    private void Provision(string name, string text) => _files.Write(name, Encoding.ASCII.GetBytes(text), text.Length);
}
