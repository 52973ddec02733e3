using System;
using System.Text;
using nanoFramework.Runtime.Native;
using Terminal.Flows;
using Terminal.Core.Ports;

namespace Terminal.Esp32;

/// <summary>The program on the chip: puts the parts together and starts the terminal.</summary>
public static class Program
{
    private const string Root = "I:";
    private const int ReadingMilliseconds = 10000;
    private const int TextCapacity = 4096;
    private const int TextRow = 2;

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

        Power.RebootDevice();
    }

    /// <summary>Puts the terminal together on the board's pins and runs it until the power goes.</summary>
    /// <param name="files">Its files; <c>network/host</c> and <c>network/root.pem</c> say where the acquirer is.</param>
    /// <param name="clock">Its time.</param>
    public static void Run(IFileStore files, IClock clock)
    {
        // The screen first: joining a network and a TLS handshake stop every thread of the device, and must not do so before a dark display.
        Wiring wiring = new Wiring(clock);
        Show(wiring.Display, "");
        string fault = LastFault.Take(files);
        if (fault.Length > 0)
            ShowLong(wiring.Display, clock, "RESTARTED AFTER\n" + fault);

        string host = Text(files, "network/host").Trim();
        if (host.Length == 0)
            ShowLong(wiring.Display, clock, "NO HOST ADDRESS");
        if (!Network.TryStart())
            ShowLong(wiring.Display, clock, "NO NETWORK SETTINGS");

        HttpsLink link = new HttpsLink(host, Text(files, "network/root.pem"));
        new PaymentTerminal(wiring.Display, wiring.Keypad, wiring.Reader, wiring.Printer, wiring.Signal, link, files, clock, new NativeCrypto(), Chip.FileBlocks).Run();
    }

    private static void ShowLong(IDisplay display, IClock clock, string text)
    {
        Show(display, text);
        clock.Wait(ReadingMilliseconds);
    }

    private static void Show(IDisplay display, string text)
    {
        Screen screen = new Screen();
        screen.Begin("TERMINAL");
        screen.Write(TextRow, 0, text);
        display.Show(screen.Cells, screen.Inverse);
    }

    private static string Text(IFileStore files, string name)
    {
        byte[] text = new byte[TextCapacity];
        int length = files.Read(name, text);
        return length > 0 ? Encoding.UTF8.GetString(text, 0, length) : "";
    }
}
