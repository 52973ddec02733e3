using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Terminal.Acquirer;
using Terminal.Acquirer.Cards;
using Terminal.Acquirer.Exchanges;
using Terminal.Acquirer.Seeds;
using Terminal.Acquirer.Web;
using Terminal.Board;
using Terminal.Board.Parts;
using Terminal.Board.Storage;
using Terminal.Esp32;
using Terminal.Flows;

namespace Terminal.Bench;

/// <summary>
/// What stands on the desk: a board with its parts, the firmware that runs on it, the plugs, a tray of cards, and the acquirer at the other
/// end of the line. All members are safe on any thread.
/// </summary>
public sealed class Desk : IAsyncDisposable
{
    private const string TerminalId = "TERM0001";
    private const string Legends = "0123456789ABCD*#";
    private const int FlashBlocks = 64;
    private const int SaleAnswer = 210;

    // Three corners of a rectangle; the fourth is 5.
    private const string Corners = "124";

    // An ordinary dome key: half of what the driver waits for.
    private const int KeyBounceMilliseconds = 10;

    private const int MostPaperLines = 999;
    private const int FewPaperLines = 100;

    // Of the acquirer's sales; the exchanges tell of the older ones.
    private const int SalesShown = 8;

    // At READY: the menu, the stop list, "update now".
    private const string UpdateKeys = "A4D";

    // There are eight; the driver is told less, so that it never sends faster than the printer prints.
    private const int RowsPerMillimetre = 6;

    private static readonly (Fault Fault, ShownChoice Shown)[] HostFaults =
    [
        (Fault.None, new ShownChoice("none", "answers every sale")),
        (Fault.Silent, new ShownChoice("silent", "is silent at the next sale")),
        (Fault.WrongMac, new ShownChoice("wrong-mac", "signs the next answer wrongly")),
        (Fault.WrongAmount, new ShownChoice("wrong-answer", "answers another amount next")),
        (Fault.HttpError, new ShownChoice("http-error", "answers HTTP 500 next")),
    ];

    private static readonly (SwipeWay Way, ShownChoice Shown)[] Ways =
    [
        (SwipeWay.Whole, new ShownChoice("whole", "runs through as it should")),
        (SwipeWay.Half, new ShownChoice("half", "stops half-way")),
        (SwipeWay.Backwards, new ShownChoice("backwards", "runs backwards")),
        (SwipeWay.Twice, new ShownChoice("twice", "runs through twice at once")),
    ];

    private static readonly (ReaderStyle Style, ShownChoice Shown)[] Framings =
    [
        (ReaderStyle.MagTek, new ShownChoice("magtek", "sends text (MagTek)")),
        (ReaderStyle.IdTech, new ShownChoice("idtech", "sends frames (ID TECH)")),
    ];

    private readonly DeskOptions _options;
    private readonly string _folder;
    private readonly PaymentSwitch _acquirer;
    private readonly TestCertificateAuthority _authority = TestCertificateAuthority.Create();
    private readonly AcquirerHost _host;
    private readonly IReadOnlyList<TestCard> _tray;
    private readonly DeviceBoard _board;
    private readonly Finger _finger;
    private readonly Telephone _telephone;
    private readonly ListDesk _listDesk;
    private readonly ChipReading _chip;
    private readonly Currency _currency;
    private readonly Lock _switching = new();
    private NetworkPlug? _line;
    private volatile SwipeWay _way;
    private volatile string? _crash;
    private long _nextLook;
    private int _beeps;

    private Desk(DeskOptions options)
    {
        _options = options;
        _folder = options.State ?? Directory.CreateTempSubdirectory("terminal-bench-").FullName;
        Directory.CreateDirectory(_folder);

        Seed seed = Seed.Default;
        _tray = TestCards.Of(seed);
        _acquirer = new PaymentSwitch(Path.Combine(_folder, "acquirer.db"), seed);
        _host = new AcquirerHost(_acquirer, _authority, new AcquirerHostOptions { HoldSilence = TimeSpan.FromMilliseconds(options.AnswerMilliseconds + 10_000) });

        View = new View { Cards = [.. _tray.Select(Telling.Of)], ZoneMinutes = seed.Terminal(TerminalId)!.UtcOffset };
        View.Show(Telling.Suggestion(_tray[0].Role));
        _currency = seed.Terminal(TerminalId)!.Currency;
        _telephone = new Telephone(_acquirer.VoiceDesk, seed, _tray, View);

        _board = new DeviceBoard(flash: new Flash(FlashBlocks, options.State is null ? null : Path.Combine(_folder, "flash")));
        TerminalFiles files = TerminalFiles.Of(seed, TerminalId);
        _board.Flash.Put(TerminalFiles.KeyName, files.Key);
        _board.Flash.Put(TerminalFiles.ParametersName, files.Parameters);
        _listDesk = new ListDesk(_acquirer.StopList, _tray, View);
        _chip = new ChipReading(_board.Flash, _currency);
        _board.Printer.MillimetresPerSecond = options.PrinterMillimetresPerSecond;
        _finger = new Finger(_board.Keypad, failure => Crash(failure.ToString()));
    }

    internal View View { get; }

    /// <summary>Sets the desk up and switches everything on.</summary>
    public static async Task<Desk> SetUp(DeskOptions options)
    {
        var desk = new Desk(options);
        try
        {
            await desk._host.StartAsync();
        }
        catch
        {
            await desk.DisposeAsync();
            throw;
        }
        desk.Connect();
        desk.StartFirmware();
        return desk;
    }

    /// <summary>Presses or releases a key.</summary>
    /// <param name="key">Its legend.</param>
    /// <param name="down">Whether it is pressed.</param>
    /// <exception cref="BadInputException">There is no such key, or too many strokes wait.</exception>
    public void Press(string key, bool down)
    {
        if (key.Length != 1 || !Legends.Contains(key[0], StringComparison.Ordinal))
            throw new BadInputException("There is no such key: the keypad has 0-9, A-D, * and #.");
        if (!_finger.Stroke(key[0], down))
            throw new BadInputException("Too many keys at once: wait until the terminal has taken them.");
    }

    /// <summary>Presses three keys at the corners of a rectangle at the same moment, and lets them go.</summary>
    /// <exception cref="BadInputException">Too many strokes wait.</exception>
    public void PressCorners()
    {
        if (!_finger.Tap(Corners))
            throw new BadInputException("Too many keys at once: wait until the terminal has taken them.");
        View.Show(Telling.Ghost);
    }

    /// <summary>Chooses how the next card is swiped; the one after it is swiped as it should be.</summary>
    /// <exception cref="BadInputException">There is no such way.</exception>
    public void SwipeNext(string way)
    {
        (SwipeWay Way, ShownChoice Shown) chosen = Ways.FirstOrDefault(each => each.Shown.Name == way);
        if (chosen.Shown is null)
            throw new BadInputException("A card cannot be swiped like that: there are whole, half, backwards and twice.");
        _way = chosen.Way;
        ShowSwitches();
    }

    /// <summary>Chooses how the reader frames what it reads.</summary>
    /// <exception cref="BadInputException">It has no such framing.</exception>
    public void FrameAs(string framing)
    {
        (ReaderStyle Style, ShownChoice Shown) chosen = Framings.FirstOrDefault(each => each.Shown.Name == framing);
        if (chosen.Shown is null)
            throw new BadInputException("The reader has no such framing: there are magtek and idtech.");
        _board.Reader.Style = chosen.Style;
        ShowSwitches();
    }

    /// <summary>Leaves so much paper on the roll.</summary>
    /// <param name="lines">Plain lines, 1 to 999.</param>
    /// <exception cref="BadInputException">So much cannot be left.</exception>
    public void LeavePaper(int lines)
    {
        if (lines is < 1 or > MostPaperLines)
            throw new BadInputException($"The roll can end after 1 to {MostPaperLines} lines.");
        Guard(() => _board.Printer.PaperLeftLines = lines);
        ShowSwitches();
    }

    /// <summary>Swipes a card of the tray.</summary>
    /// <exception cref="BadInputException">The tray has no such card.</exception>
    public void Swipe(string card)
    {
        ShownCard shown = View.Cards.FirstOrDefault(each => each.Id == card) ?? throw new BadInputException("The tray has no such card.");
        TestCard swiped = _tray[View.Cards.ToList().IndexOf(shown)];
        SwipeWay way = Interlocked.Exchange(ref _way, SwipeWay.Whole);
        View.Show(Telling.Swiped(swiped, way, _board.Reader.Noise));
        Guard(() => Swipe(swiped, way));
        ShowSwitches();
    }

    /// <summary>Sets one of the switches: power, line, cover, paper, cable, display, noise, bounce.</summary>
    /// <exception cref="BadInputException">There is no such switch.</exception>
    public void Switch(string name, bool on)
    {
        switch (name)
        {
            case "power":
                SwitchPower(on);
                break;
            case "line":
                _line!.IsIn = on;
                break;
            case "cover":
                Guard(() => _board.Printer.CoverOpen = on);
                break;
            case "paper":
                Guard(() => _board.Printer.PaperOut = !on);
                break;
            case "cable":
                _board.Printer.Connected = on;
                break;
            case "display":
                Guard(() => _board.Display.Present = on);
                break;
            case "noise":
                _board.Reader.Noise = on;
                break;
            case "bounce":
                _board.Keypad.BounceMilliseconds = on ? KeyBounceMilliseconds : 0;
                break;
            default:
                throw new BadInputException("There is no such switch: there are power, line, cover, paper, cable, display, noise and bounce.");
        }
        ShowSwitches();
    }

    /// <summary>Lets the host fail once, at its next answer to a sale.</summary>
    /// <exception cref="BadInputException">It cannot fail like that.</exception>
    public void Fail(string fault)
    {
        (Fault Fault, ShownChoice Shown) chosen = HostFaults.FirstOrDefault(each => each.Shown.Name == fault);
        if (chosen.Shown is null)
            throw new BadInputException("The host cannot fail like that.");
        _acquirer.Faults.Arm(chosen.Fault, answerMti: SaleAnswer);
        ShowSwitches();
    }

    /// <summary>Telephones the acquirer's voice desk; its answer is shown.</summary>
    /// <param name="terminal">The terminal.</param>
    /// <param name="card">A card of the tray; empty for a number that was typed.</param>
    /// <param name="number">The number that was typed.</param>
    /// <param name="amount">The amount, as people write it.</param>
    /// <exception cref="BadInputException">The tray has no such card, or the amount is none.</exception>
    public Task Call(string terminal, string card, string number, string amount) => _telephone.Ask(terminal, card, number, amount);

    /// <summary>Puts a card on the acquirer's stop list or takes it off, and publishes the list.</summary>
    /// <param name="card">A card of the tray.</param>
    /// <param name="on">Whether it is to be on the list.</param>
    /// <exception cref="BadInputException">That cannot be.</exception>
    public async Task List(string card, bool on)
    {
        await _listDesk.Put(card, on);
        ShowList();
    }

    /// <summary>Has the terminal get the newest stop list, as its merchant would at READY: menu, stop list, "update now".</summary>
    /// <exception cref="BadInputException">Too many strokes wait.</exception>
    public void UpdateList()
    {
        if (!UpdateKeys.All(key => _finger.Tap($"{key}")))
            throw new BadInputException("Too many keys at once: wait until the terminal has taken them.");
    }

    /// <summary>Tears a receipt off.</summary>
    /// <exception cref="BadInputException">There is no such receipt, or it is still being printed.</exception>
    public void Tear(int slip)
    {
        if (!View.Tear(slip))
            throw new BadInputException("There is no such receipt to tear off.");
    }

    /// <summary>Switches everything off; without a folder for the state nothing is left behind.</summary>
    public async ValueTask DisposeAsync()
    {
        await _finger.DisposeAsync();
        _board.CutPower();
        await _host.DisposeAsync();
        _acquirer.Dispose();
        _authority.Dispose();
        if (_options.State is null)
            Directory.Delete(_folder, true);
    }

    /// <summary>Wires what happens on the desk to what the page shows.</summary>
    private void Connect()
    {
        _line = new NetworkPlug(
            new HttpsLink(_host.BaseAddress.AbsoluteUri, _authority.RootPem, _options.AnswerMilliseconds),
            ShowNotSent);
        var roll = new PaperRoll(View);
        _board.Printer.Printed += roll.Add;
        _board.Printer.Printed += _ => ShowPaperEnding();
        _board.Display.Changed += ShowScreen;
        _board.Buzzer.Changed += ShowBuzzer;
        _board.PowerChanged += ShowScreen;
        _board.Rebooted += StartFirmware;
        _board.Flash.Changed += ShowChip;
        _acquirer.Exchanges.Published += ShowExchange;
        ShowScreen();
        ShowSwitches();
        ShowBuzzer(false);
        ShowSales();
        ShowJournal();
        ShowList();
    }

    private void Swipe(TestCard card, SwipeWay way)
    {
        StripeReader reader = _board.Reader;
        if (card.IsDamaged)
        {
            reader.SwipeDamaged();
            return;
        }
        switch (way)
        {
            case SwipeWay.Half:
                reader.SwipeHalf(card.Track1, card.Track2, (card.Track1.Length + card.Track2.Length) / 2);
                break;
            case SwipeWay.Backwards:
                reader.SwipeBackwards(card.Track1, card.Track2);
                break;
            case SwipeWay.Twice:
                reader.Swipe(card.Track1, card.Track2);
                reader.Swipe(card.Track1, card.Track2);
                break;
            default:
                reader.Swipe(card.Track1, card.Track2);
                break;
        }
    }

    private void SwitchPower(bool on)
    {
        lock (_switching)
        {
            if (on == _board.Powered)
                return;
            if (!on)
            {
                _board.CutPower();
                return;
            }
            _crash = null;
            _board.RestorePower();
            StartFirmware();
        }
    }

    private void StartFirmware() => FirmwareThread.Start(_board, _options.Firmware ?? RunFirmware, Crash);

    /// <summary>What the program on the chip does, with the desk's line and files.</summary>
    private void RunFirmware()
    {
        var clock = new BoardClock();
        var parts = new Wiring(clock, PinMaps.Of(_board.Map.Name)!, _options.PrinterMillimetresPerSecond * RowsPerMillimetre);
        new PaymentTerminal(parts.Display, parts.Keypad, parts.Reader, parts.Printer, parts.Signal, _line!, _board.Flash.Mount(), clock, new NativeCrypto(), FlashBlocks)
        {
            StartReport = Esp32.Program.StartReport("POWER"),
        }.Run();
    }

    /// <summary>Does something to a part; what the firmware's own handlers throw is a crash of the firmware.</summary>
    private void Guard(Action act)
    {
        try
        {
            act();
        }
        catch (Exception failure)
        {
            Crash(failure.ToString());
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

    private void ShowExchange(Exchange exchange)
    {
        View.Show(Telling.Of(exchange));
        if (Telling.IsSignOn(exchange))
        {
            Interlocked.Exchange(ref _nextLook, exchange.Time.ToUnixTimeMilliseconds() + Setup.Renewal);
            ShowList();
        }
        if (Telling.Reason(exchange) is { } reason)
            View.Show(reason);
        ShowSwitches();
        ShowSales();
    }

    // That an advice did not leave either is no news, and why its sale was approved stays to be read.
    private void ShowNotSent()
    {
        if (!_chip.IsAdvising)
            View.Show(Telling.NotSent);
    }

    private void ShowChip(string file)
    {
        if (file.StartsWith("journal/", StringComparison.Ordinal))
            ShowJournal();
        else if (file.StartsWith("list/selector", StringComparison.Ordinal))
            ShowList();
    }

    private void ShowJournal()
    {
        View.Show(_chip.Journal(out ShownStory? decided));
        if (decided is not null)
            View.Show(decided);
    }

    private void ShowList() => View.Show(_listDesk.Shown(_chip.StopList(), Interlocked.Read(ref _nextLook)));

    private void ShowSales() => View.Show([.. _acquirer.Sales(SalesShown).Reverse().Select(sale => Telling.Of(sale, _currency))]);

    private int? FewLinesLeft => _board.Printer is { PaperOut: false, PaperLeftLines: < FewPaperLines and var left } ? left : null;

    private void ShowPaperEnding()
    {
        if (_board.Printer.PaperLeftLines < FewPaperLines)
            ShowSwitches();
    }

    private void ShowSwitches()
    {
        Fault armed = _acquirer.Faults.Armed;
        View.Show(new ShownSwitches(
            _board.Powered,
            _line is { IsIn: true },
            _board.Printer.CoverOpen,
            !_board.Printer.PaperOut,
            _board.Printer.Connected,
            _board.Display.Present,
            _board.Reader.Noise,
            _board.Keypad.BounceMilliseconds > 0,
            FewLinesLeft,
            new ShownChoices(HostFaults.First(each => each.Fault == armed).Shown.Name, [.. HostFaults.Select(each => each.Shown)]),
            new ShownChoices(Ways.First(each => each.Way == _way).Shown.Name, [.. Ways.Select(each => each.Shown)]),
            new ShownChoices(Framings.First(each => each.Style == _board.Reader.Style).Shown.Name, [.. Framings.Select(each => each.Shown)]),
            _crash));
    }
}
