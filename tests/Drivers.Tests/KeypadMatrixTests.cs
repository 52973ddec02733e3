using System.Device.Gpio;
using Terminal.Core.Ports;
using Terminal.Drivers;

namespace Terminal.Tests.Drivers;

[TestClass]
public class KeypadMatrixTests : IDisposable
{
    private readonly Desk _desk = new();
    private readonly AskedClock _clock;
    private readonly KeypadMatrix _keypad;

    public KeypadMatrixTests()
    {
        _clock = new AskedClock(_desk.Clock);
        _keypad = new KeypadMatrix(new GpioController(), [25, 26, 27, 14], [32, 33, 4, 13], _clock);
    }

    public void Dispose() => _desk.Dispose();

    [TestMethod]
    public void EveryKeyReportsItsLegendOnce()
    {
        foreach (char legend in "123A456B789C*0#D")
        {
            _desk.Device.Keypad.Press(legend);
            Assert.AreEqual($"{legend}", Keys(100));
            _desk.Device.Keypad.Release(legend);
            Assert.AreEqual("", Keys(100));
        }
    }

    [TestMethod]
    public void AKeyEndsTheLongWait()
    {
        Assert.AreEqual("", Keys(50));
        Assert.IsGreaterThanOrEqualTo(1000, _keypad.Patience);
        long start = _desk.Clock.Uptime;
        _desk.Time.At(start + 400, () => _desk.Device.Keypad.Press('5'));
        _desk.Clock.Wait(60_000);
        Assert.AreEqual(start + 400, _desk.Clock.Uptime);
        Assert.AreEqual("5", Keys(30));
    }

    [TestMethod]
    public void ScanningAHeldKeyWakesNobody()
    {
        _desk.Device.Keypad.Press('5');
        Assert.AreEqual("5", Keys(100));
        for (int i = 0; i < 5; i++)
        {
            long start = _desk.Clock.Uptime;
            _keypad.Read();
            Assert.AreEqual(2 * KeypadMatrix.SettleMilliseconds, _keypad.Patience);
            _desk.Clock.Wait(10);
            Assert.AreEqual(start + 10, _desk.Clock.Uptime);
        }
    }

    [TestMethod]
    public void PatienceReturnsWithTheReleaseSettled()
    {
        _desk.Device.Keypad.Press('5');
        Keys(100);
        _desk.Device.Keypad.Release('5');
        _keypad.Read();
        Assert.AreEqual(KeypadMatrix.SettleMilliseconds, _keypad.Patience);
        Keys(30);
        Assert.IsGreaterThanOrEqualTo(1000, _keypad.Patience);
    }

    [TestMethod]
    public void AHeldKeyIsOnePress()
    {
        _desk.Device.Keypad.Press('0');
        Assert.AreEqual("0", Keys(5000));
    }

    [TestMethod]
    public void BouncingContactsMakeOnePress()
    {
        _desk.Device.Keypad.BounceMilliseconds = 15;
        for (int i = 0; i < 3; i++)
        {
            _desk.Device.Keypad.Press('7');
            Assert.AreEqual("7", Keys(100));
            _desk.Device.Keypad.Release('7');
            Assert.AreEqual("", Keys(100));
        }
    }

    [TestMethod]
    public void AContactThatDoesNotSettleIsNoPress()
    {
        _desk.Device.Keypad.Press('7');
        Assert.AreEqual("", Keys(15));
        _desk.Device.Keypad.Release('7');
        Assert.AreEqual("", Keys(100));
    }

    [TestMethod]
    public void ARebound_ShorterThanSettling_IsNoSecondPress()
    {
        _desk.Device.Keypad.Press('7');
        Assert.AreEqual("7", Keys(100));
        _desk.Device.Keypad.Release('7');
        Assert.AreEqual("", Keys(15));
        _desk.Device.Keypad.Press('7');
        Assert.AreEqual("", Keys(100));
    }

    [TestMethod]
    public void FastTypingRollsOver()
    {
        // Each key is still held when the next two come.
        const string Typed = "15926";
        long start = _desk.Clock.Uptime + 10;
        for (int i = 0; i < Typed.Length; i++)
        {
            char legend = Typed[i];
            _desk.Time.At(start + 40 * i, () => _desk.Device.Keypad.Press(legend));
            _desk.Time.At(start + 40 * i + 70, () => _desk.Device.Keypad.Release(legend));
        }
        Assert.AreEqual(Typed, Keys(500));
        Assert.AreEqual(0, _desk.Device.Contentions);
    }

    [TestMethod]
    public void KeysKeepTheirOrderWhateverTheirPlace()
    {
        long start = _desk.Clock.Uptime;
        _desk.Time.At(start + 5, () => _desk.Device.Keypad.Press('D'));
        _desk.Time.At(start + 12, () => _desk.Device.Keypad.Press('1'));
        _desk.Clock.Wait(5);
        _keypad.Read();
        _desk.Time.Advance(10);
        _keypad.Read();
        _desk.Time.Advance(200);
        Assert.AreEqual(Key.Enter, _keypad.Read());
        Assert.AreEqual(0, _keypad.Patience);
        Assert.AreEqual(Key.Digit1, _keypad.Read());
        Assert.AreEqual(Key.None, _keypad.Read());
    }

    [TestMethod]
    public void TheFourthCornerIsNeverAKey()
    {
        _desk.Device.Keypad.Press('1');
        _desk.Device.Keypad.Press('2');
        Assert.AreEqual("12", Keys(100));
        _desk.Device.Keypad.Press('4');
        Assert.AreEqual("", Keys(100));
        _desk.Device.Keypad.Release('1');
        Assert.AreEqual("4", Keys(100));
        _desk.Device.Keypad.ReleaseAll();
        Assert.AreEqual("", Keys(100));
    }

    [TestMethod]
    [DataRow("124", 0)]
    [DataRow("124", 15)]
    [DataRow("5#6", 0)]
    [DataRow("13*", 15)]
    public void ThreeCornersAtOnceAreNothing(string corners, int bounce)
    {
        _desk.Device.Keypad.BounceMilliseconds = bounce;
        _desk.Device.Keypad.Press(corners);
        Assert.AreEqual("", Keys(200));
        _desk.Device.Keypad.Release(corners);
        Assert.AreEqual("", Keys(200));
        _desk.Device.Keypad.Press('7');
        Assert.AreEqual("7", Keys(100));
    }

    [TestMethod]
    public void AHandOnThePadIsNothing()
    {
        foreach (char legend in "5689")
            _desk.Device.Keypad.Press(legend);
        Assert.AreEqual("", Keys(200));
        _desk.Device.Keypad.ReleaseAll();
        Assert.AreEqual("", Keys(200));
        Assert.IsGreaterThanOrEqualTo(1000, _keypad.Patience);
        _desk.Device.Keypad.Press('5');
        Assert.AreEqual("5", Keys(100));
    }

    [TestMethod]
    public void TwoKeysInAColumnShortNoOutputs()
    {
        _desk.Device.Keypad.Press('1');
        _desk.Device.Keypad.Press('*');
        Assert.AreEqual("1*", Keys(100));
        Assert.AreEqual(0, _desk.Device.Contentions);
    }

    [TestMethod]
    public void AKeyPressedWhileTheLastScanEndsIsNotOverslept()
    {
        _desk.Device.Keypad.Press('5');
        _desk.Clock.Wait(0);
        _keypad.Read();
        _desk.Device.Keypad.Release('5');
        _clock.Asked = () => _desk.Device.Keypad.Press('9');
        _keypad.Read();
        Assert.AreEqual(KeypadMatrix.SettleMilliseconds, _keypad.Patience);
        Assert.AreEqual("9", Keys(100));
    }

    private string Keys(int milliseconds)
    {
        string keys = "";
        long end = _desk.Clock.Uptime + milliseconds;
        while (_desk.Clock.Uptime < end)
        {
            Key key = _keypad.Read();
            if (key != Key.None)
                keys += (char)key;
            else
                _desk.Clock.Wait((int)Math.Min(_keypad.Patience, end - _desk.Clock.Uptime));
        }
        return keys;
    }

    /// <summary>The desk's clock; what is hung on it happens once, when the driver asks for the time the second time (it has looked at the keys by then).</summary>
    private sealed class AskedClock(IClock clock) : IClock
    {
        private int _times;

        public Action? Asked { get; set; }

        public DateTime UtcNow => clock.UtcNow;

        public long Uptime
        {
            get
            {
                if (Asked is { } asked && _times++ == 1)
                {
                    (Asked, _times) = (null, 0);
                    asked();
                }

                return clock.Uptime;
            }
        }

        public void Wait(int milliseconds) => clock.Wait(milliseconds);

        public void Wake() => clock.Wake();

        public void Set(DateTime utc) => clock.Set(utc);
    }
}
