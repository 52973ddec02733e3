using System;
using System.Text;
using System.Threading;
using nanoFramework.Runtime.Native;
using Terminal.Core.Ports;
using Terminal.Core.Texts;
using Terminal.Flows;

namespace Terminal.Esp32;

/// <summary>The program on the chip: puts the parts together and starts the terminal.</summary>
public static class Program
{
    private const string Root = "I:";
    private const int TextCapacity = 4096;
    private const int Minute = 60_000;
    private const int RestartPause = 10_000;

    // What the acquirer is told of an ordinary start: the device cannot say whether the power was off, the reset key was pressed, or the chip stumbled.
    private const string PowerOn = "POWER";
    private const string Erased = "ERASED";

    /// <summary>
    /// The chip's entry. Never returns: where it would, it restarts the chip, since a stock image whose Main ends or dies sits in its debugger's loop.
    /// </summary>
    public static void Main()
    {
        InternalFiles files = new InternalFiles(Root);
        try
        {
            Run(files, new DeviceClock());
        }
        catch (Exception fault)
        {
            LastFault.Keep(files, fault);
        }

        // A loop of restarts must not wear the flash, and the flasher must find a moment to come between.
        Thread.Sleep(RestartPause);
        Power.RebootDevice();
    }

    /// <summary>Puts the terminal together on the board's pins and runs it until the power goes.</summary>
    /// <param name="files">Its files; <c>network/host</c> and <c>network/root.pem</c> say where the acquirer is, <see cref="BoardFile.Name"/> which board this is.</param>
    /// <param name="clock">Its time.</param>
    public static void Run(IFileStore files, IClock clock)
    {
        // What the start needs beside the terminal is let go of: locals live as long as their method.
        PaymentTerminal? terminal = Start(files, clock);
        if (terminal is not null)
            terminal.Run();
    }

    // The terminal, put together; null when it is not known on which board.
    private static PaymentTerminal? Start(IFileStore files, IClock clock)
    {
        // Before anything that could fail.
        int failedStarts = Probation.Begin(files);
        string fault = LastFault.Take(files);
        NativeCrypto crypto = new NativeCrypto();
        BoardFile board = BoardFile.Read(files);
        Pins? pins = PinsOf(board);
        if (pins is null)
        {
            RefuseBoard(board.Board, files, clock);
            return null;
        }

        // The screen first: joining a network and a TLS handshake stop every thread of the device, and must not do so before a dark display.
        clock = new ProbationClock(clock, files);
        IDisplay display = Wiring.OpenDisplay(pins);
        StartScreens screens = new StartScreens(display, clock);
        screens.Show(Text.Starting);
        string reason = Reason(fault);
        screens.Learn(files, crypto);

        // Before another part is opened or the network joined: what restarts the terminal may be there.
        bool isLoop = failedStarts >= Probation.Most;
        if (isLoop)
            screens.Show(Text.CrashLoop, reason, Text.KeysRetryOnly);
        Wiring wiring = new Wiring(display, clock, pins);
        if (isLoop)
        {
            screens.Hold(Text.CrashLoop, reason, wiring.Keypad);
            Probation.Pass(files);
        }
        else if (fault.Length > 0)
        {
            screens.ShowLong(Text.RestartedAfter, fault);
        }

        if (!FlashMark.Check(files))
        {
            reason = Erased;
            screens.ShowLong(Text.MemoryErased);
            if (files.Length(Core.Keys.KeyFile.Name) > 0)
                FlashMark.Put(files);
        }

        string host = Line(files, "network/host");
        if (host.Length == 0)
            screens.ShowLong(Text.NoHostAddress);
        if (!Network.TryStart(pins.IsEthernet))
            screens.ShowLong(Text.NoNetworkSettings);

        HttpsLink link = new HttpsLink(host, Line(files, "network/root.pem"));
        PaymentTerminal terminal = new PaymentTerminal(
            wiring.Display, wiring.Keypad, wiring.Reader, wiring.Printer, wiring.Signal, link, files, clock, crypto, board.Blocks);
        terminal.StartReport = StartReport(reason);
        terminal.Heap = new Heap();
        return terminal;
    }

    /// <summary>What the acquirer is told of this start: the firmware's version and why it started.</summary>
    /// <param name="reason">The kind of error that ended the last run, or another reason.</param>
    public static string StartReport(string reason) => Firmware.Version + " " + reason;

    // Where the parts are is not known, so nothing is opened but the display of a board with the same chip, whose bus lines are open drain. The chip restarts when the
    // file is put right, or is read after all.
    private static void RefuseBoard(string name, IFileStore files, IClock clock)
    {
        Probation.Pass(files);
        Pins? guess = PinMaps.Of(PinMaps.BoardOf(SystemInfo.TargetName));
        if (guess is not null)
            new StartScreens(Wiring.OpenDisplay(guess), clock).Show(Text.UnknownBoard, name);
        do
            clock.Wait(Minute);
        while (PinsOf(BoardFile.Read(files)) is null);
    }

    private static Pins? PinsOf(BoardFile board) => PinMaps.Fits(board.Board, SystemInfo.TargetName) ? PinMaps.Of(board.Board) : null;

    // The first line of what was kept: the kind of error.
    private static string Reason(string fault)
    {
        int end = fault.IndexOf('\n');
        return fault.Length == 0 ? PowerOn : end < 0 ? fault : fault.Substring(0, end);
    }

    private static string Line(IFileStore files, string name)
    {
        byte[] text = new byte[TextCapacity];
        int length = files.Read(name, text);

        // Once more, for an error of the flash may pass, and without these nothing is sent until the next start.
        if (length == FileStatus.Unreadable)
            length = files.Read(name, text);
        return length > 0 ? Encoding.UTF8.GetString(text, 0, length).Trim() : "";
    }
}
