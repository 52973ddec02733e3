using System.Collections.Generic;
using System.Device.Gpio;

namespace Terminal.Tests.Board;

[TestClass]
public sealed class KeypadMatrixPartTests
{
    private static readonly int[] Rows = [25, 26, 27, 14];
    private static readonly int[] Columns = [32, 33, 4, 13];

    [TestMethod]
    public void EachKeyJoinsItsRowToItsColumnOnly()
    {
        using var board = new EnteredBoard();
        var (rows, columns) = Open(new GpioController());
        const string legends = "123A456B789C*0#D";
        for (int key = 0; key < 16; key++)
        {
            board.Device.Keypad.Press(legends[key]);
            for (int row = 0; row < 4; row++)
                Assert.AreEqual(row == key / 4 ? 1 << key % 4 : 0, Scan(rows, columns, row), $"key {legends[key]}, row {row}");
            board.Device.Keypad.Release(legends[key]);
        }
        Assert.AreEqual(0, board.Device.Contentions);
    }

    [TestMethod]
    public void ThreeCornersOfARectangleLookLikeFour()
    {
        using var board = new EnteredBoard();
        var (rows, columns) = Open(new GpioController());
        foreach (char legend in "125")
            board.Device.Keypad.Press(legend);
        Assert.AreEqual(0b0011, Scan(rows, columns, 0));
        Assert.AreEqual(0b0011, Scan(rows, columns, 1), "4 is the ghost of 1, 2 and 5");
        Assert.AreEqual(0, Scan(rows, columns, 2));
    }

    [TestMethod]
    public void HowLongTheFirmwareHasLookedAtAStrokeIsKnown()
    {
        using var board = new EnteredBoard();
        var (_, columns) = Open(new GpioController());
        var keypad = board.Device.Keypad;
        Assert.AreEqual(-1, keypad.SeenMilliseconds);

        keypad.Press('5');
        board.Time.Advance(100);
        Assert.AreEqual(-1, keypad.SeenMilliseconds, "nobody looks");
        columns[0].Read();
        Assert.AreEqual(0, keypad.SeenMilliseconds);
        board.Time.Advance(20);
        columns[3].Read();
        Assert.AreEqual(20, keypad.SeenMilliseconds);

        keypad.BounceMilliseconds = 10;
        keypad.Release('5');
        columns[0].Read();
        Assert.AreEqual(-1, keypad.SeenMilliseconds, "a flickering contact is not looked at");
        board.Time.Advance(10);
        columns[0].Read();
        Assert.AreEqual(0, keypad.SeenMilliseconds);
    }

    [TestMethod]
    public void DrivingARowHighAgainstALowOneIsCounted()
    {
        using var board = new EnteredBoard();
        var controller = new GpioController();
        controller.OpenPin(25, PinMode.Output).Write(PinValue.Low);
        controller.OpenPin(26, PinMode.Output).Write(PinValue.High);
        board.Device.Keypad.Press('1');
        Assert.AreEqual(0, board.Device.Contentions);
        board.Device.Keypad.Press('4');
        Assert.AreEqual(1, board.Device.Contentions);
    }

    [TestMethod]
    public void EdgesAreTold()
    {
        using var board = new EnteredBoard();
        var controller = new GpioController();
        controller.OpenPin(26, PinMode.Output).Write(PinValue.Low);
        var edges = new List<string>();
        controller.OpenPin(4, PinMode.InputPullUp).ValueChanged += (_, e) => edges.Add($"{e.PinNumber} {e.ChangeType}");
        controller.RegisterCallbackForPinValueChangedEvent(4, PinEventTypes.Rising, (_, e) => edges.Add($"callback {e.ChangeType}"));
        board.Device.Keypad.Press('6');
        board.Device.Keypad.Press('9');
        board.Device.Keypad.Release('6');
        Assert.AreEqual("4 Falling,4 Rising,callback Rising", string.Join(',', edges));
    }

    [TestMethod]
    public void ContactsBounceForTheTimeGiven()
    {
        using var board = new EnteredBoard();
        board.Device.Keypad.BounceMilliseconds = 5;
        var controller = new GpioController();
        controller.OpenPin(25, PinMode.Output).Write(PinValue.Low);
        var levels = new List<string>();
        controller.OpenPin(32, PinMode.InputPullUp).ValueChanged += (_, e) => levels.Add($"{board.Time.Uptime}{e.ChangeType.ToString()[0]}");
        board.Device.Keypad.Press('1');
        board.Time.Advance(20);
        board.Device.Keypad.Release('1');
        board.Time.Advance(20);
        Assert.AreEqual("0F 1R 2F 3R 4F 20R 21F 22R 23F 24R", string.Join(' ', levels));
    }

    [TestMethod]
    public void ADebouncedInputHidesTheBounce()
    {
        using var board = new EnteredBoard();
        board.Device.Keypad.BounceMilliseconds = 4;
        var controller = new GpioController();
        controller.OpenPin(25, PinMode.Output).Write(PinValue.Low);
        var column = controller.OpenPin(32, PinMode.InputPullUp);
        column.DebounceTimeout = TimeSpan.FromMilliseconds(10);
        int edges = 0;
        column.ValueChanged += (_, _) => edges++;
        board.Device.Keypad.Press('1');
        board.Time.Advance(50);
        Assert.AreEqual(1, edges);
    }

    [TestMethod]
    public void InputOnlyPinsRefuseToDriveOrPull()
    {
        using var board = new EnteredBoard();
        var controller = new GpioController();
        Assert.IsTrue(controller.IsPinModeSupported(34, PinMode.Input));
        Assert.IsFalse(controller.IsPinModeSupported(34, PinMode.InputPullUp));
        Assert.ThrowsExactly<ArgumentException>(() => controller.OpenPin(35, PinMode.Output));
        Assert.ThrowsExactly<ArgumentException>(() => controller.OpenPin(8));
        controller.OpenPin(5);
        Assert.ThrowsExactly<InvalidOperationException>(() => controller.OpenPin(5));
    }

    private static (GpioPin[] Rows, GpioPin[] Columns) Open(GpioController controller)
    {
        var rows = new GpioPin[4];
        var columns = new GpioPin[4];
        for (int i = 0; i < 4; i++)
        {
            rows[i] = controller.OpenPin(Rows[i], PinMode.OutputOpenDrain);
            rows[i].Write(PinValue.High);
            columns[i] = controller.OpenPin(Columns[i], PinMode.InputPullUp);
        }
        return (rows, columns);
    }

    /// <summary>The columns that a low row pulls down, one bit each.</summary>
    private static int Scan(GpioPin[] rows, GpioPin[] columns, int row)
    {
        rows[row].Write(PinValue.Low);
        int low = 0;
        for (int column = 0; column < 4; column++)
            low |= columns[column].Read() == PinValue.Low ? 1 << column : 0;
        rows[row].Write(PinValue.High);
        return low;
    }
}
