using System.Linq;
using System.Text;
using nanoFramework.Runtime.Native;
using Terminal.Board;
using Terminal.Board.Maps;
using Terminal.Esp32;
using Terminal.Tests.Bench;

namespace Terminal.Tests.Esp32;

/// <summary>A board in virtual time that runs the program from its first line, as often as it is started.</summary>
internal sealed class Boot
{
    internal Boot(string board = "ESP32-WROVER")
    {
        Device = new DeviceBoard(Time, map: BoardMaps.Of(board));
        Put("network/host", "https://127.0.0.1:1");
        Put("network/root.pem", "no certificate");
    }

    internal VirtualClock Time { get; } = new();

    internal DeviceBoard Device { get; }

    /// <summary>What happens on the board before its program begins.</summary>
    internal Action Beginning { get; set; } = () => { };

    /// <summary>Puts a file there as an engineer does.</summary>
    internal void Put(string name, string text) => Device.Flash.Put(name, Encoding.ASCII.GetBytes(text));

    /// <summary>Whether there is such a file.</summary>
    internal bool Has(string name) => Device.Flash.Snapshot().ContainsKey(name);

    /// <summary>Starts the program and tells what the display shows after so many milliseconds; then the power goes.</summary>
    internal string ScreenAfter(long milliseconds)
    {
        string screen = "";
        Time.At(Time.Uptime + milliseconds, () =>
        {
            screen = Screen();
            Device.CutPower();
        });
        Run();
        return screen;
    }

    /// <summary>Runs the program until the power goes; as its Main, it keeps what ends it otherwise and restarts the chip.</summary>
    internal void Run()
    {
        if (!Device.Powered)
            Device.RestorePower();
        using (Device.Enter())
        {
            var files = Device.Flash.Mount();
            Beginning();
            try
            {
                Program.Run(files, new BoardClock());
            }
            catch (PowerCutException)
            {
                return;
            }
            catch (Exception fault)
            {
                LastFault.Keep(files, fault);
            }
            Assert.ThrowsExactly<PowerCutException>(() => Power.RebootDevice());
        }
    }

    /// <summary>The panel's eight lines.</summary>
    internal string Screen() => Glyphs.Read(string.Concat(Device.Display.Pixels().Select(pixel => pixel == 1 ? '1' : '0')));
}
