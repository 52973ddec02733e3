using System.Device.Gpio;
using System.Threading;
using System.Threading.Tasks;
using nanoFramework.Hardware.Esp32;
using nanoFramework.Runtime.Native;
using Terminal.Board;
using Terminal.Board.Parts;

namespace Terminal.Tests.Board;

[TestClass]
public sealed class PowerTests
{
    [TestMethod]
    public void EveryStandInDiesWithThePowerForEver()
    {
        using var board = new EnteredBoard();
        var controller = new GpioController();
        var pin = controller.OpenPin(19, PinMode.Output);
        var panel = EnteredBoard.Panel();
        var port = EnteredBoard.Port("COM2", 9600);
        var clock = new BoardClock();
        var files = board.Device.Flash.Mount();
        Action[] calls =
        [
            () => controller.OpenPin(5),
            () => pin.Write(PinValue.High),
            () => pin.Read(),
            () => pin.SetPinMode(PinMode.Input),
            () => panel.WriteByte(0),
            () => panel.ReadByte(),
            () => port.Write([1], 0, 1),
            () => port.Read(new byte[1], 0, 1),
            () => _ = port.BytesToRead,
            () => clock.Wait(1),
            () => _ = clock.UtcNow,
            () => _ = clock.Uptime,
            () => files.List("a"),
            () => files.Read("a/b", new byte[1]),
            () => files.Write("a/b", new byte[1], 1),
            () => files.Delete("a/b"),
            () => new GpioController(),
            () => Configuration.SetPinFunction(5, DeviceFunction.COM2_TX),
        ];

        board.Device.CutPower();
        Assert.IsFalse(board.Device.Powered);
        Assert.ThrowsExactly<PowerCutException>(() => board.Device.Enter());
        foreach (var call in calls)
            Assert.ThrowsExactly<PowerCutException>(call);
        board.Device.RestorePower();
        foreach (var call in calls)
            Assert.ThrowsExactly<PowerCutException>(call);
        pin.Dispose();
        port.Dispose();

        using (board.Device.Enter())
        {
            new GpioController().OpenPin(19, PinMode.Output).Write(PinValue.High);
            Assert.IsTrue(board.Device.Buzzer.Sounding);
            Assert.AreEqual(0, new BoardClock().Uptime);
        }
        Assert.IsEmpty(board.Device.Flash.Snapshot());
    }

    [TestMethod]
    public void ACutSilencesDarkensAndForgets()
    {
        using var board = new EnteredBoard();
        new GpioController().OpenPin(board.Device.Buzzer.Pin, PinMode.Output).Write(PinValue.High);
        EnteredBoard.Panel().Write(new byte[] { 0x00, 0x8D, 0x14, 0xAF });
        board.Device.Reader.ChunkBytes = 4;
        board.Device.Reader.SwipeDamaged();
        var printer = EnteredBoard.Port("COM3", 19200);
        printer.Write([0x41, 0x0A, 0x42], 0, 3);
        board.Time.Advance(2);
        Assert.IsTrue(board.Device.Buzzer.Sounding && board.Device.Display.Lit);

        board.Device.CutPower();
        Assert.IsFalse(board.Device.Buzzer.Sounding || board.Device.Display.Lit);
        board.Device.RestorePower();
        board.Device.AssignPins();
        using (board.Device.Enter())
        {
            Assert.IsFalse(board.Device.Display.Lit);
            var reader = EnteredBoard.Port("COM2", 9600);
            printer = EnteredBoard.Port("COM3", 19200);
            printer.Write([0x43, 0x0A], 0, 2);
            board.Time.Advance(1_000);
            Assert.AreEqual(0, reader.BytesToRead, "the rest of the swipe is gone");
        }
        Assert.AreEqual("A C", $"{board.Device.Printer.Paper[0].Text} {board.Device.Printer.Paper[1].Text}");
    }

    [TestMethod]
    public void WhatAStaleRunClosesDoesNotReachTheParts()
    {
        using var board = new EnteredBoard();
        var stale = new GpioController();
        stale.OpenPin(board.Device.Buzzer.Pin, PinMode.Output).Write(PinValue.High);
        stale.OpenPin(5);
        board.Device.CutPower();
        board.Device.RestorePower();
        stale.Dispose();
        Assert.IsFalse(board.Device.Buzzer.Sounding);
    }

    [TestMethod]
    public void ACutEndsWaitsInRealTime()
    {
        var board = new DeviceBoard();
        board.AssignPins();
        using var waiting = new CountdownEvent(2);
        Task clock, read;
        using (board.Enter())
        {
            clock = Task.Run(() =>
            {
                var own = new BoardClock();
                waiting.Signal();
                own.Wait(int.MaxValue);
            });
            read = Task.Run(() =>
            {
                var port = EnteredBoard.Port("COM2", 9600);
                waiting.Signal();
                port.ReadByte();
            });
        }
        Assert.IsTrue(waiting.Wait(TimeSpan.FromSeconds(30)));
        board.CutPower();
        Assert.ThrowsExactly<PowerCutException>(() => Ended(clock));
        Assert.ThrowsExactly<PowerCutException>(() => Ended(read));
    }

    [TestMethod]
    public void ARestartOfTheFirmwareEndsItsRunAndKeepsThePower()
    {
        using var board = new EnteredBoard();
        int restarts = 0;
        int told = 0;
        board.Device.Rebooted += () => restarts++;
        Power.OnRebootEvent += () => told++;
        Assert.ThrowsExactly<PowerCutException>(() => Power.RebootDevice());
        Assert.ThrowsExactly<PowerCutException>(() => new GpioController());
        Assert.AreEqual("1 1 True", $"{restarts} {told} {board.Device.Powered}");
    }

    [TestMethod]
    public void ThePrinterPrintsOnThroughARestart()
    {
        using var board = new EnteredBoard();
        EnteredBoard.Port("COM3", 19200).Write("A\nB\n"u8.ToArray(), 0, 4);
        board.Time.Advance(10);
        Assert.ThrowsExactly<PowerCutException>(() => Power.RebootDevice());
        board.Time.Advance(1_000);
        Assert.HasCount(2, board.Device.Printer.Paper);
    }

    [TestMethod]
    public void AKeyHeldThroughACutIsHeldAfterwards()
    {
        using var board = new EnteredBoard();
        board.Device.Keypad.BounceMilliseconds = 10;
        board.Device.Keypad.Press('1');
        board.Time.Advance(1);
        board.Device.CutPower();
        board.Device.RestorePower();
        using (board.Device.Enter())
        {
            var controller = new GpioController();
            controller.OpenPin(25, PinMode.Output).Write(PinValue.Low);
            Assert.AreEqual(PinValue.Low, controller.OpenPin(32, PinMode.InputPullUp).Read());
        }
    }

    [TestMethod]
    public void BoardsDoNotKnowEachOther()
    {
        using var one = new EnteredBoard();
        new GpioController().OpenPin(19, PinMode.Output).Write(PinValue.High);
        using var other = new EnteredBoard();
        Assert.IsFalse(other.Device.Buzzer.Sounding);
        one.Device.CutPower();
        new GpioController().OpenPin(19, PinMode.Output);
    }

    [TestMethod]
    public void OutsideABoardThereIsNoHardware() =>
        Assert.ThrowsExactly<InvalidOperationException>(() => new GpioController());

    [TestMethod]
    public void TheClockIsSetJumpsAndStartsColdAtPowerOn()
    {
        using var board = new EnteredBoard();
        var clock = new BoardClock();
        var start = clock.UtcNow;
        clock.Wait(1500);
        Assert.AreEqual(start.AddMilliseconds(1500), clock.UtcNow);
        Rtc.SetSystemTime(start.AddDays(1));
        Assert.AreEqual(start.AddDays(1), clock.UtcNow);
        board.Device.JumpClock(TimeSpan.FromHours(-1));
        Assert.AreEqual(start.AddHours(23), clock.UtcNow);
        Assert.AreEqual(1500, clock.Uptime);

        board.Device.ClockAtPowerOn = DateTime.UnixEpoch;
        board.Device.CutPower();
        board.Device.RestorePower();
        using (board.Device.Enter())
            Assert.AreEqual(DateTime.UnixEpoch, new BoardClock().UtcNow);
    }

    /// <summary>Rethrows what ended a task; a task that does not end is a failure.</summary>
    private static void Ended(Task task)
    {
        Assert.AreEqual(0, Task.WaitAny([task], TimeSpan.FromSeconds(30)));
        task.GetAwaiter().GetResult();
    }
}
