using System;
using System.Text;
using nanoFramework.Runtime.Native;
using Terminal.Core.Ports;

namespace Terminal.Esp32;

/// <summary>The program on the chip: puts the parts together and starts the terminal.</summary>
public static class Program
{
    private const string Root = "I:\\terminal";
    private const int FaultMilliseconds = 10000;
    private const int TextCapacity = 4096;

    /// <summary>
    /// Never returns: where it would, it restarts the chip, since a stock image whose Main ends or dies sits in its debugger's loop.
    /// </summary>
    public static void Main()
    {
        InternalFiles files = new InternalFiles(Root);
        try
        {
            Run(files);
        }
        catch (Exception fault)
        {
            LastFault.Keep(files, fault);
        }

        Power.RebootDevice();
    }

    private static void Run(IFileStore files)
    {
        DeviceClock clock = new DeviceClock();
        Wiring wiring = new Wiring(clock);

        // The screen first: a TLS handshake or a DNS query stops every thread, and the merchant should not look at a dark display meanwhile.
        string fault = LastFault.Take(files);
        if (fault.Length > 0)
        {
            StartScreen.Show(wiring.Display, "RESTARTED AFTER", fault);
            clock.Wait(FaultMilliseconds);
        }

        string host = Text(files, "network/host").Trim();
        bool online = Network.TryStart();
        StartScreen.Show(wiring.Display, "TERMINAL", (host.Length > 0 ? host : "NO HOST ADDRESS") + "\n" + (online ? "" : "NO NETWORK SETTINGS"));
        HttpsLink link = new HttpsLink(host, Text(files, "network/root.pem"));
    }

    private static string Text(IFileStore files, string name)
    {
        byte[] text = new byte[TextCapacity];
        int length = files.Read(name, text);
        return length > 0 ? Encoding.UTF8.GetString(text, 0, length) : "";
    }
}
