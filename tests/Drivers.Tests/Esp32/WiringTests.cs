using System.Linq;
using System.Text;
using Terminal.Board;
using Terminal.Board.Maps;
using Terminal.Core.Cards;
using Terminal.Core.Ports;
using Terminal.Esp32;

namespace Terminal.Tests.Esp32;

/// <summary>Each driver, as the program wires it, reaches the part that the board has on those pins.</summary>
public abstract class WiringTests : IDisposable
{
    private readonly VirtualClock _time = new();
    private readonly DeviceBoard _board;
    private readonly IDisposable _entry;
    private readonly BoardClock _clock;
    private readonly Wiring _wiring;

    protected WiringTests(string board)
    {
        _board = new DeviceBoard(_time, map: BoardMaps.Of(board));
        _entry = _board.Enter();
        _clock = new BoardClock();
        _wiring = new Wiring(_clock, PinMaps.Of(board)!);
    }

    public void Dispose()
    {
        _entry.Dispose();
        GC.SuppressFinalize(this);
    }

    [TestMethod]
    public void TheDisplayShows()
    {
        byte[] cells = new byte[168];
        Array.Fill(cells, (byte)'8');

        Assert.IsTrue(_wiring.Display.Show(cells, 0));

        Assert.IsTrue(_board.Display.Lit);
        Assert.IsTrue(_board.Display.Pixels().Any(pixel => pixel != 0));
    }

    [TestMethod]
    public void EveryKeyIsWhereItsLegendIs()
    {
        foreach (char legend in "123A456B789C*0#D")
        {
            _board.Keypad.Press(legend);
            Assert.AreEqual((Key)legend, NextKey());
            _board.Keypad.Release(legend);
            Assert.AreEqual(Key.None, NextKey());
        }
    }

    [TestMethod]
    public void TheReaderReads()
    {
        MagneticStripe stripe = new();

        _board.Reader.Swipe(null, "9990000000000018=2812101");
        _time.Advance(1000);

        Assert.AreEqual(Swipe.Card, _wiring.Reader.Read(stripe));
        Assert.AreEqual("9990000000000018=2812101", Encoding.ASCII.GetString(stripe.Track2, 0, stripe.Track2Length));
    }

    [TestMethod]
    public void ThePrinterAnswersAndPrints()
    {
        Assert.AreEqual(PrinterState.Ready, _wiring.Printer.Ask());

        _wiring.Printer.Line(Encoding.ASCII.GetBytes("TEST"), 0, 4, LineStyle.Plain);
        Assert.AreEqual(PrinterState.Ready, _wiring.Printer.Finish());

        Assert.AreEqual("TEST", _board.Printer.Paper[0].Text.Trim());
    }

    [TestMethod]
    public void TheBuzzerIsSilentUntilToldToSound()
    {
        _time.Advance(1000);
        Assert.IsFalse(_board.Buzzer.Changes.Any(change => change.Sounding));

        _wiring.Signal.Play(Sound.Good);
        _time.Advance(1000);

        Assert.IsTrue(_board.Buzzer.Changes.Any(change => change.Sounding));
        Assert.IsFalse(_board.Buzzer.Sounding);
    }

    private Key NextKey()
    {
        long end = _clock.Uptime + 200;
        Key key = _wiring.Keypad.Read();
        while (key == Key.None && _clock.Uptime < end)
        {
            _clock.Wait(5);
            key = _wiring.Keypad.Read();
        }

        return key;
    }
}

[TestClass]
public sealed class WroverWiringTests() : WiringTests("ESP32-WROVER");

[TestClass]
public sealed class S3WiringTests() : WiringTests("ESP32-S3");

[TestClass]
public sealed class EthernetWiringTests() : WiringTests("WESP32");
