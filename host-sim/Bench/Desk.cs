using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Terminal.Acquirer;
using Terminal.Acquirer.Authorisation;
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

    // At READY: the menu, this terminal, the stop list, "update now".
    private const string UpdateKeys = "A82D";

    // There are eight; the driver is told less, so that it never sends faster than the printer prints.
    private const int RowsPerMillimetre = 6;

    private static readonly Choice<Fault> HostFaults = new(
        "The host cannot fail like that.",
        (Fault.None, "none", "answers every sale"),
        (Fault.Silent, "silent", "is silent at the next sale"),
        (Fault.WrongMac, "wrong-mac", "signs the next answer wrongly"),
        (Fault.WrongAmount, "wrong-answer", "answers another amount next"),
        (Fault.HttpError, "http-error", "answers HTTP 500 next"),
        (Fault.Refused, "refuse", "refuses the next advice or reversal"),
        (Fault.Forgotten, "forget", "forgets the next sale"),
        (Fault.Misbooked, "misbook", "books 1.00 too much next"),
        (Fault.BookedTwice, "book-twice", "books the next sale twice"));

    private static readonly Choice<IssuerStanding> IssuerStandings = new(
        "The issuers cannot be like that: there are reached, signed-off, silent and unreachable.",
        (IssuerStanding.Reached, "reached", "answer"),
        (IssuerStanding.SignedOff, "signed-off", "have signed off"),
        (IssuerStanding.TimedOut, "silent", "are silent"),
        (IssuerStanding.Unreachable, "unreachable", "cannot be reached"));

    private static readonly Choice<ReaderStyle> Framings = new(
        "The reader has no such framing: there are magtek and idtech.",
        (ReaderStyle.MagTek, "magtek", "sends text (MagTek)"),
        (ReaderStyle.IdTech, "idtech", "sends frames (ID TECH)"));

    private readonly DeskOptions _options;
    private readonly string _folder;
    private readonly PaymentSwitch _acquirer;
    private readonly TestCertificateAuthority _authority = TestCertificateAuthority.Create();
    private readonly AcquirerHost _host;
    private readonly DeviceBoard _board;
    private readonly Tray _tray;
    private readonly Finger _finger;
    private readonly Telephone _telephone;
    private readonly ListDesk _listDesk;
    private readonly OperatorDesk _operator;
    private readonly Watch _watch;
    private readonly Lock _switching = new();
    private NetworkPlug? _line;
    private volatile string? _crash;

    private Desk(DeskOptions options)
    {
        _options = options;
        _folder = options.State ?? Directory.CreateTempSubdirectory("terminal-bench-").FullName;
        Directory.CreateDirectory(_folder);

        Seed seed = Seed.Default;
        IReadOnlyList<TestCard> cards = TestCards.Of(seed);
        _acquirer = new PaymentSwitch(Path.Combine(_folder, "acquirer.db"), seed);
        _host = new AcquirerHost(_acquirer, _authority, new AcquirerHostOptions { HoldSilence = TimeSpan.FromMilliseconds(options.AnswerMilliseconds + 10_000) });

        SeedTerminal terminal = seed.Terminal(TerminalId)!;
        View = new View
        {
            Cards = [.. cards.Select(Telling.Of)],
            ZoneMinutes = terminal.Point.UtcOffset,
            MerchantPassword = terminal.MerchantPassword,
            EngineerPassword = terminal.EngineerPassword,
        };
        View.Show(Telling.Suggestion(cards[0].Role));
        _telephone = new Telephone(_acquirer.VoiceDesk, seed, cards, View);

        _board = new DeviceBoard(flash: new Flash(FlashBlocks, options.State is null ? null : Path.Combine(_folder, "flash")));
        TerminalFiles files = TerminalFiles.Of(seed, TerminalId);
        _board.Flash.Put(TerminalFiles.KeyName, files.Key);
        _board.Flash.Put(TerminalFiles.ParametersName, files.Parameters);
        _tray = new Tray(cards, _board.Reader, View);
        _listDesk = new ListDesk(_acquirer.StopList, cards, View);
        _operator = new OperatorDesk(_acquirer, terminal.Currency, View);
        _watch = new Watch(_board, _acquirer, _listDesk, _operator, terminal.Currency, View);
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
        MustBeTaken(_finger.Stroke(key[0], down));
    }

    /// <summary>Presses three keys at the corners of a rectangle at the same moment, and lets them go.</summary>
    /// <exception cref="BadInputException">Too many strokes wait.</exception>
    public void PressCorners()
    {
        MustBeTaken(_finger.Tap(Corners));
        View.Show(Telling.Ghost);
    }

    /// <summary>Chooses how the next card is swiped; the one after it is swiped as it should be.</summary>
    /// <exception cref="BadInputException">There is no such way.</exception>
    public void SwipeNext(string way)
    {
        _tray.ChooseNext(way);
        ShowSwitches();
    }

    /// <summary>Chooses how the reader frames what it reads.</summary>
    /// <exception cref="BadInputException">It has no such framing.</exception>
    public void FrameAs(string framing)
    {
        _board.Reader.Style = Framings.Of(framing);
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
        Guard(_tray.Take(card));
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

    /// <summary>Lets the host fail once: at its next answer to a sale or in its books of it, or at its next answer to an advice or reversal.</summary>
    /// <exception cref="BadInputException">It cannot fail like that.</exception>
    public void Fail(string fault)
    {
        Fault wanted = HostFaults.Of(fault);
        _acquirer.Faults.Arm(wanted, answerMti: wanted == Fault.Refused ? 0 : SaleAnswer);
        ShowSwitches();
    }

    /// <summary>Sets how all issuers and processing centres are to be had, until it is set again. When they answer they are told what was approved in their places.</summary>
    /// <exception cref="BadInputException">They cannot be like that.</exception>
    public async Task SwitchIssuers(string standing)
    {
        _acquirer.Issuers.SetAll(IssuerStandings.Of(standing));
        ShowSwitches();
        (int told, _) = await _acquirer.TellIssuersAsync();
        if (told > 0)
            View.Show(Telling.IssuersTold(told));
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
        _watch.ShowList();
    }

    /// <summary>Decides about a sale in suspense, as an operator of the acquirer would.</summary>
    /// <param name="sale">Terminal and number, as the page was told them.</param>
    /// <param name="to">Whom it goes to: merchant or cardholder.</param>
    /// <param name="role">In which capacity it is decided.</param>
    /// <param name="reason">Why.</param>
    /// <exception cref="BadInputException">That cannot be.</exception>
    public async Task Decide(string sale, string to, string role, string reason)
    {
        await _operator.Decide(sale, to, role, reason);
        _watch.ShowBooks();
    }

    /// <summary>Has the terminal get the newest stop list, as its merchant would at READY: menu, this terminal, stop list, "update now".</summary>
    /// <exception cref="BadInputException">Too many strokes wait.</exception>
    public void UpdateList()
    {
        MustBeTaken(UpdateKeys.All(key => _finger.Tap($"{key}")));
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

    private static void MustBeTaken(bool isTaken)
    {
        if (!isTaken)
            throw new BadInputException("Too many keys at once: wait until the terminal has taken them.");
    }

    /// <summary>Wires what happens on the desk to what the page shows.</summary>
    private void Connect()
    {
        _line = new NetworkPlug(
            new HttpsLink(_host.BaseAddress.AbsoluteUri, _authority.RootPem, _options.AnswerMilliseconds),
            _watch.ShowNotSent);
        _board.Printer.Printed += _ => ShowPaperEnding();
        _board.Rebooted += StartFirmware;
        _acquirer.Exchanges.Published += _ => ShowSwitches();
        ShowSwitches();
        _watch.Begin();
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
            Heap = new Heap(),
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

    private int? FewLinesLeft => _board.Printer is { PaperOut: false, PaperLeftLines: < FewPaperLines and var left } ? left : null;

    private void ShowPaperEnding()
    {
        if (_board.Printer.PaperLeftLines < FewPaperLines)
            ShowSwitches();
    }

    private void ShowSwitches()
    {
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
            HostFaults.Shown(_acquirer.Faults.Armed),
            IssuerStandings.Shown(_acquirer.Issuers.Of("")),
            _tray.Next,
            Framings.Shown(_board.Reader.Style),
            _crash));
    }
}
