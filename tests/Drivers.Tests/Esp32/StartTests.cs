using System.Device.Gpio;
using System.Linq;
using System.Text;
using Terminal.Board;
using Terminal.Board.Storage;
using Terminal.Esp32;

namespace Terminal.Tests.Esp32;

/// <summary>What the program does and shows before the terminal runs.</summary>
[TestClass]
public sealed class StartTests
{
    private const int Soon = 3_000;
    private const int Lasting = 200_000;

    [TestMethod]
    [DataRow("ESP32-WROVER", "")]
    [DataRow("ESP32-S3", "")]
    [DataRow("WESP32", "")]
    [DataRow("ESP32-S3", "ESP32-S3 512\n")]
    [DataRow("WESP32", "WESP32 768\r\n")]
    public void OneProgramStartsOnEveryBoard(string board, string file)
    {
        var boot = new Boot(board);
        boot.Put(FlashMark.New, "");
        if (file.Length > 0)
            boot.Put("network/board", file);
        Assert.Contains("No keys.", boot.ScreenAfter(Soon));
    }

    [TestMethod]
    [DataRow("ESP32-C3 512")]
    [DataRow("ESP32-WROVER")]
    [DataRow("ESP32-WROVER 63")]
    [DataRow("ESP32-WROVER 6x")]
    [DataRow("ESP32-WROVER 9999999999999")]
    [DataRow("")]
    public void AnUnknownBoardWiresNothingAndSaysSo(string file)
    {
        var boot = new Boot();
        boot.Put("network/board", file);
        string screen = boot.ScreenAfter(Soon);
        Assert.Contains("Unknown board, see\nnetwork/board:", screen);
        Assert.AreEqual(file.StartsWith("ESP32-C3", StringComparison.Ordinal), screen.Contains("ESP32-C3", StringComparison.Ordinal));
        Assert.IsFalse(boot.Device.Buzzer.Changes.Any());
    }

    [TestMethod]
    [DataRow("ESP32-S3", "ESP32-S4 512")]
    [DataRow("ESP32-S3", "ESP32-WROVER 64")]
    [DataRow("ESP32-WROVER", "ESP32-S3 512")]
    [DataRow("WESP32", "ESP32-S3 512")]
    public void ABoardOfAnotherChipIsToldOnTheDisplayAndWiresNothing(string board, string file)
    {
        var boot = new Boot(board);
        boot.Put("network/board", file);
        string screen = boot.ScreenAfter(Soon);
        Assert.Contains("Unknown board, see\nnetwork/board:", screen);
        Assert.Contains(file[..file.IndexOf(' ')], screen);
        Assert.IsFalse(boot.Device.Buzzer.Changes.Any());
    }

    [TestMethod]
    public void ABoardFileThatIsPutRightRestartsTheChip()
    {
        var boot = new Boot("ESP32-S3");
        boot.Put(FlashMark.New, "");
        boot.Put("network/board", "ESP32-WROVER 64");
        long start = boot.Time.Uptime;
        boot.Time.At(start + 150_000, () => boot.Put("network/board", "ESP32-S3 512"));
        boot.Run();
        Assert.IsInRange(150_000, 210_000, boot.Time.Uptime - start);
        Assert.Contains("No keys.", boot.ScreenAfter(Soon));
    }

    [TestMethod]
    public void WithoutAHostAddressItIsSaidAndTheTerminalGoesOn()
    {
        var boot = new Boot();
        boot.Put(FlashMark.New, "");
        boot.Put("network/host", " \n");
        Assert.Contains("No host address", boot.ScreenAfter(Soon));
        Assert.Contains("No keys.", boot.ScreenAfter(15_000));
    }

    [TestMethod]
    public void AnErrorOfTheFlashThatPassesLosesNoHostAddress()
    {
        var boot = new Boot();
        boot.Put(FlashMark.New, "");
        boot.ScreenAfter(Soon);
        boot.Device.Flash.Arm(null);
        boot.ScreenAfter(Soon);
        int reading = boot.Device.Flash.Log.ToList().FindIndex(operation => operation.Name == "network/host");

        boot.Device.Flash.Arm(FlashFault.IoError(reading));
        Assert.Contains("No keys.", boot.ScreenAfter(Soon));
    }

    [TestMethod]
    public void ErasedFilesAreNoticedAtEveryStartUntilThereAreKeys()
    {
        var boot = new Boot();
        Assert.Contains("The memory is empty", boot.ScreenAfter(Soon));
        Assert.Contains("The memory is empty", boot.ScreenAfter(Soon));
        Assert.Contains("No keys.", boot.ScreenAfter(Lasting));

        boot.Put("keys/master", "whatever an engineer put there");
        Assert.Contains("The memory is empty", boot.ScreenAfter(Soon));
        Assert.Contains("No keys.", boot.ScreenAfter(15_000));
        Assert.DoesNotContain("The memory is empty", boot.ScreenAfter(Soon));
    }

    [TestMethod]
    public void AnEngineersNewFilesAreNotTakenForErased()
    {
        var boot = new Boot();
        boot.Put(FlashMark.New, "");
        Assert.Contains("No keys.", boot.ScreenAfter(Soon));
        Assert.IsFalse(boot.Has(FlashMark.New));
        Assert.Contains("No keys.", boot.ScreenAfter(Soon));

        // Formatted at the next start: all is gone.
        boot.Device.Flash.Restore(boot.Device.Flash.Snapshot().Where(file => file.Key == "network/host").ToDictionary());
        Assert.Contains("The memory is empty", boot.ScreenAfter(Soon));
    }

    [TestMethod]
    public void AJournalFromBeforeTheMarkIsTheTerminals()
    {
        var boot = new Boot();
        boot.Put("journal/epoch", "anything");
        Assert.Contains("No keys.", boot.ScreenAfter(Soon));
        Assert.IsTrue(boot.Has("network/mark"));
    }

    [TestMethod]
    public void AnErrorIsShownAfterTheRestartOnce()
    {
        Boot boot = Healthy();
        Fail(boot);
        Assert.Contains("Restarted after an\nerror. Note it down:\n\nInvalidOperationExcep", boot.ScreenAfter(Soon));
        Assert.Contains("No keys.", boot.ScreenAfter(Soon));
    }

    [TestMethod]
    public void StartsThatDoNotLastEndInASafeScreenUntilSomebodyTriesAgain()
    {
        Boot boot = Healthy();
        for (int i = 0; i < Probation.Most; i++)
            Assert.DoesNotContain("It restarts again", boot.ScreenAfter(Soon));
        Fail(boot);

        string screen = boot.ScreenAfter(Lasting);
        Assert.Contains("It restarts again and\nagain. Call the\nacquirer. The reason:\nInvalidOperationExcep", screen);
        Assert.Contains("D  Again", screen);

        boot.Time.At(boot.Time.Uptime + Soon, () => boot.Device.Keypad.Press('D'));
        boot.Time.At(boot.Time.Uptime + 2 * Soon, () => boot.Device.Keypad.Release('D'));
        Assert.Contains("No keys.", boot.ScreenAfter(3 * Soon));
        Assert.DoesNotContain("It restarts again", boot.ScreenAfter(Soon));
    }

    [TestMethod]
    public void APartThatCannotBeOpenedEndsInTheSafeScreenToo()
    {
        Boot boot = Healthy();
        boot.Beginning = () => new GpioController().OpenPin(PinMaps.Of(PinMaps.Default)!.Buzzer);
        for (int i = 0; i < Probation.Most; i++)
        {
            boot.Run();
            Assert.DoesNotContain("It restarts again", boot.Screen());
        }

        for (int i = 0; i < 2; i++)
        {
            boot.Run();
            Assert.Contains("It restarts again and\nagain. Call the\nacquirer. The reason:\nInvalidOperationExcep", boot.Screen());
        }

        boot.Beginning = () => { };
        Assert.Contains("It restarts again", boot.ScreenAfter(Lasting));
    }

    [TestMethod]
    public void AStartThatLastsEndsTheCount()
    {
        Boot boot = Healthy();
        boot.ScreenAfter(Soon);
        boot.ScreenAfter(Soon);
        boot.ScreenAfter(Lasting);
        Assert.IsFalse(boot.Has("network/starts"));
        for (int i = 0; i < Probation.Most; i++)
            Assert.DoesNotContain("It restarts again", boot.ScreenAfter(Soon));
    }

    [TestMethod]
    public void WithoutRoomNothingIsSentAndADocumentEndsTheProgram()
    {
        var board = new DeviceBoard { FreeHeap = 5_000 };
        using (board.Enter())
        {
            var link = new HttpsLink("https://127.0.0.1:1", "no certificate");
            Assert.AreEqual(Core.Ports.Delivery.NotSent, link.Exchange(new byte[8], 8, new byte[8], out _));
            Assert.ThrowsExactly<OutOfMemoryException>(() => link.Fetch("/parameters", 0, new byte[8], 8));
            board.FreeHeap = 50_000;
            Assert.AreEqual(Core.Ports.FetchStatus.NoAnswer, link.Fetch("/parameters", 0, new byte[8], 8));
        }
    }

    private static Boot Healthy()
    {
        var boot = new Boot();
        boot.Put(FlashMark.New, "");
        boot.ScreenAfter(Lasting);
        return boot;
    }

    // As an error in the program would leave it.
    private static void Fail(Boot boot)
    {
        byte[] reason = Encoding.ASCII.GetBytes("InvalidOperationException\n   at Somewhere");
        boot.Device.Flash.Put("network/fault", reason);
    }
}
