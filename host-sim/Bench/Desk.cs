using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Terminal.Acquirer.Cards;
using Terminal.Acquirer.Exchanges;
using Terminal.Board;
using Terminal.Board.Parts;
using Terminal.Core.Ports;
using Terminal.Drivers;
using Terminal.Esp32;

namespace Terminal.Bench;

/// <summary>
/// What stands on the desk: a board with its parts, the firmware that runs on it, the plugs, a tray of cards, and the acquirer at the other end
/// of the line. All members are safe on any thread.
/// </summary>
public sealed class Desk : IAsyncDisposable
{
    private const string Keys = "0123456789ABCD*#";
    private static readonly (Fault Fault, ShownFault Shown)[] HostFaults =
    [
        (Fault.None, new ShownFault("none", "answers as it should")),
        (Fault.Silent, new ShownFault("silent", "is silent once")),
        (Fault.WrongMac, new ShownFault("wrong-mac", "answers with a wrong MAC once")),
        (Fault.WrongAmount, new ShownFault("wrong-answer", "answers another amount once")),
        (Fault.HttpError, new ShownFault("http-error", "answers HTTP 500 once")),
    ];

    private readonly DeskOptions _options;
    private readonly DeviceBoard _board;
    private readonly Finger _finger;
    private readonly IReadOnlyList<TestCard> _tray;
    private volatile bool _noise;
    private volatile string? _crash;
    private int _beeps;

    private Desk(DeskOptions options, IReadOnlyList<TestCard> tray)
    {
        _options = options;
        _tray = tray;
        View = new View { Cards = [.. tray.Select(Telling.Of)] };
        _board = new DeviceBoard();
        _board.Printer.MillimetresPerSecond = options.PrinterMillimetresPerSecond;
        _finger = new Finger(_board.Keypad, failure => Crash(failure.ToString()));

        var roll = new PaperRoll(View);
        _board.Printer.Printed += roll.Add;
        _board.Display.Changed += ShowScreen;
        _board.Buzzer.Changed += ShowBuzzer;
        _board.PowerChanged += ShowSwitches;
        _board.Rebooted += StartFirmware;
    }

    internal View View { get; }

    /// <summary>Sets the desk up and switches everything on.</summary>
    public static Task<Desk> SetUp(DeskOptions options)
    {
        var desk = new Desk(options, TestCards.Of(Terminal.Acquirer.Seeds.Seed.Default));
        desk.View.Show(Telling.Suggestion("Good credit card"));
        desk.ShowSwitches();
        desk.ShowBuzzer(false);
        desk.StartFirmware();
        return Task.FromResult(desk);
    }

    /// <summary>Presses or releases a key.</summary>
    /// <param name="key">Its legend.</param>
    /// <param name="down">Whether it is pressed.</param>
    /// <exception cref="BadInputException">There is no such key, or too many strokes wait.</exception>
    public void Press(string key, bool down)
    {
        if (key.Length != 1 || !Keys.Contains(key[0], StringComparison.Ordinal))
            throw new BadInputException("There is no such key: the keypad has 0-9, A-D, * and #.");
        if (!_finger.Stroke(key[0], down))
            throw new BadInputException("Too many keys at once: wait until the terminal has taken them.");
    }

    /// <summary>Swipes a card of the tray.</summary>
    /// <exception cref="BadInputException">The tray has no such card.</exception>
    public void Swipe(string card)
    {
        int place = IndexOf(View.Cards, each => each.Id == card, "The tray has no such card.");
        TestCard swiped = _tray[place];
        try
        {
            if (swiped.IsDamaged)
                _board.Reader.SwipeDamaged();
            else if (_noise)
                _board.Reader.SwipeHalf(swiped.Track1, swiped.Track2, swiped.Track1.Length);
            else
                _board.Reader.Swipe(swiped.Track1, swiped.Track2);
        }
        catch (Exception failure)
        {
            Crash(failure.ToString());
        }
    }

    /// <summary>Puts one of the switches: power, line, cover, paper, noise.</summary>
    /// <exception cref="BadInputException">There is no such switch.</exception>
    public void Switch(string name, bool on)
    {
        switch (name)
        {
            case "power" when on && !_board.Powered:
                _board.RestorePower();
                _crash = null;
                StartFirmware();
                break;
            case "power" when !on:
                _board.CutPower();
                break;
            case "power":
                break;
            case "line":
                break;
            case "cover":
                _board.Printer.CoverOpen = on;
                break;
            case "paper":
                _board.Printer.PaperOut = !on;
                break;
            case "noise":
                _noise = on;
                break;
            default:
                throw new BadInputException("There is no such switch: power, line, cover, paper and noise.");
        }
        ShowSwitches();
    }

    /// <summary>Lets the host fail once, at its next answer to a sale.</summary>
    /// <exception cref="BadInputException">It cannot fail like that.</exception>
    public void Fail(string fault)
    {
        int place = IndexOf(HostFaults, each => each.Shown.Name == fault, "The host cannot fail like that.");
        _ = place;
        ShowSwitches();
    }

    /// <summary>Tears a receipt off.</summary>
    /// <exception cref="BadInputException">There is no such receipt, or it is still being printed.</exception>
    public void Tear(int slip)
    {
        if (!View.Tear(slip))
            throw new BadInputException("There is no such receipt to tear off.");
    }

    /// <summary>Switches everything off.</summary>
    public async ValueTask DisposeAsync()
    {
        await _finger.DisposeAsync();
        _board.CutPower();
    }

    private static int IndexOf<T>(IReadOnlyList<T> list, Func<T, bool> is_, string otherwise)
    {
        for (int i = 0; i < list.Count; i++)
        {
            if (is_(list[i]))
                return i;
        }
        throw new BadInputException(otherwise);
    }

    private void StartFirmware() => FirmwareThread.Start(_board, RunFirmware, Crash);

    private void RunFirmware()
    {
        var clock = new BoardClock();
        var wiring = new Wiring(clock);
        byte[] cells = new byte[168];
        Array.Fill(cells, (byte)' ');
        int at = 0;
        wiring.Display.Show(cells, 1);
        var stripe = new Terminal.Core.Cards.MagneticStripe();
        while (true)
        {
            Key key = wiring.Keypad.Read();
            if (key != Key.None)
            {
                cells[at++ % 168] = (byte)key;
                wiring.Signal.Play(Sound.Key);
                wiring.Display.Show(cells, 1);
                if (key == Key.Enter)
                {
                    for (int i = 0; i < 8; i++)
                        wiring.Printer.Line(cells, i * 21, 21, i == 0 ? LineStyle.Bold | LineStyle.DoubleHeight : i == 1 ? LineStyle.Centred : LineStyle.Plain);
                    wiring.Printer.Finish();
                }
            }
            if (wiring.Reader.Read(stripe) is Core.Ports.Swipe.Card)
                wiring.Signal.Play(Sound.Good);
            clock.Wait(Math.Min(100, wiring.Keypad.Patience));
        }
    }

    private void Crash(string reason)
    {
        _crash = reason;
        _options.Alarm("The firmware crashed: " + reason);
        ShowSwitches();
    }

    private void ShowScreen()
    {
        byte[] pixels = _board.Display.Pixels();
        byte[] packed = new byte[pixels.Length / 8];
        for (int i = 0; i < pixels.Length; i++)
            packed[i / 8] |= (byte)(pixels[i] << (7 - i % 8));
        View.Show(new ShownScreen(_board.Display.Lit, Convert.ToBase64String(packed)));
    }

    private void ShowBuzzer(bool sounding)
    {
        if (sounding)
            _beeps++;
        View.Show(new ShownBuzzer(sounding, _beeps));
    }

    private void ShowSwitches()
    {
        View.Show(new ShownSwitches(_board.Powered, true, _board.Printer.CoverOpen, !_board.Printer.PaperOut, _noise, "none", [.. HostFaults.Select(each => each.Shown)], _crash, DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), 60));
    }
}
