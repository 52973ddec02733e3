using System.Collections.Generic;
using System.IO;
using System.Linq;
using nanoFramework.Runtime.Native;
using Terminal.Board;
using Terminal.Board.Storage;
using Terminal.Core.Ports;
using Terminal.Esp32;
using Terminal.Tests.Bench;
using Terminal.Tests.DeviceCost;

namespace Terminal.Tests.Composition;

/// <summary>
/// A terminal from the first line of its program, on a board in virtual time, and the person in front of it: who sees a text on the display does something. The line
/// is real HTTPS.
/// </summary>
public sealed class DeviceTerminal : IDisposable
{
    // A person looks five times a second, and not for ever.
    private const int Glance = 200;
    private const int Patience = 30 * 60_000;
    private const int KeyMilliseconds = 80;
    private const int PaperLines = 5_000;
    private const int Pace = 300;

    private static object? _atRest;

    private readonly VirtualClock _time = new(DateTime.UtcNow);
    private readonly Queue<(string Wanted, Action Act)> _script = new();
    private readonly List<(string Wanted, Action Act)> _habits = [];
    private readonly DeviceBoard _board;
    private readonly DirectoryInfo? _folder;
    private IFileStore? _files;
    private byte[] _pixels = [];
    private string _screen = "";
    private string _answered = "";
    private long _acted;
    private string _failure = "";

    /// <summary>A terminal with these files.</summary>
    /// <param name="files">By name.</param>
    /// <param name="isInFolder">Whether they lie in a folder, behind the firmware's own class for files; otherwise in a flash that counts its blocks.</param>
    public DeviceTerminal(Dictionary<string, byte[]> files, bool isInFolder)
    {
        _board = new DeviceBoard(_time);
        _folder = isInFolder ? Directory.CreateTempSubdirectory("device-") : null;
        foreach ((string name, byte[] content) in files)
            Put(name, content);
    }

    /// <summary>Free bytes of the heap.</summary>
    public uint FreeHeap
    {
        set => _board.FreeHeap = value;
    }

    /// <summary>The display's lines.</summary>
    public string Screen
    {
        get
        {
            byte[] pixels = _board.Display.Pixels();
            if (!pixels.AsSpan().SequenceEqual(_pixels))
            {
                _pixels = pixels;
                _screen = Glyphs.Read(string.Concat(pixels.Select(pixel => pixel == 1 ? '1' : '0')));
            }

            return _screen;
        }
    }

    /// <summary>What the board's parts take for the time of day.</summary>
    public DateTime UtcNow => _time.UtcNow;

    /// <summary>Bytes that the terminal at rest holds of the device's heap.</summary>
    public long LiveBytes => Weigh().Values.Sum();

    /// <summary>The same without the phrases, of which each is kept that was shown once, up to a number: a screen that nobody has seen before adds its words.</summary>
    public long LiveBytesWithoutPhrases => Weigh().Where(room => room.Key != "Texts").Sum(room => room.Value);

    /// <summary>A terminal begins to rest; the device's IL calls it.</summary>
    public static void Rest(object idle) => _atRest = idle;

    /// <summary>When the display next shows a text, after what was planned before: does something.</summary>
    public DeviceTerminal At(string text, Action act)
    {
        _script.Enqueue((text, act));
        return this;
    }

    /// <summary>Whenever the display newly shows a text: does something. What was said first goes first.</summary>
    public DeviceTerminal Always(string text, Action act)
    {
        _habits.Add((text, act));
        return this;
    }

    /// <summary>Presses keys, one after the other.</summary>
    public void Keys(string keys)
    {
        long at = _time.Uptime;
        foreach (char key in keys)
        {
            at += Pace;
            _time.At(at, () => _board.Keypad.Press(key));
            _time.At(at + KeyMilliseconds, () => _board.Keypad.Release(key));
        }
    }

    /// <summary>Puts in a new roll of paper, and takes away what was printed.</summary>
    public void PutInPaper()
    {
        _board.Printer.TearOff();
        _board.Printer.PaperLeftLines = PaperLines;
    }

    /// <summary>Swipes a card.</summary>
    public void Swipe(string track1, string track2) => _board.Reader.Swipe(track1, track2);

    /// <summary>Cuts the power.</summary>
    public void Cut() => _board.CutPower();

    /// <summary>Does something later.</summary>
    public void Later(int milliseconds, Action act) => _time.At(_time.Uptime + milliseconds, act);

    /// <summary>Puts a file there from outside.</summary>
    public void Put(string name, byte[] content)
    {
        if (_folder is null)
        {
            _board.Flash.Put(name, content);
            return;
        }
        string path = Path.Combine(_folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }

    /// <summary>Takes all the flash that is left.</summary>
    public void Fill()
    {
        int block = 0;
        while (_board.Flash.BlocksUsed < _board.Flash.Blocks)
            _board.Flash.Put($"zz/{block++}", new byte[600]);
    }

    /// <summary>Runs from power-on until the power goes, over as many restarts as the program asks for. Fails when something planned was never to be seen.</summary>
    public void Run()
    {
        if (!_board.Powered)
            _board.RestorePower();
        _acted = _time.Uptime;
        Look();
        while (_board.Powered)
            Start();
        if (_failure.Length > 0)
            throw new InvalidOperationException(_failure);
    }

    public void Dispose() => _folder?.Delete(recursive: true);

    private Dictionary<string, long> Weigh() => LiveObjects.Weigh([_atRest!, _files!]);

    // As Main does, which knows the device's own clock and folder only.
    private void Start()
    {
        using (_board.Enter())
        {
            IFileStore files = _files = _folder is null ? _board.Flash.Mount() : new InternalFiles(_folder.FullName);
            try
            {
                try
                {
                    Program.Run(files, new BoardClock());
                }
                catch (Exception fault) when (fault is not PowerCutException)
                {
                    LastFault.Keep(files, fault);
                }
                Power.RebootDevice();
            }
            catch (PowerCutException)
            {
                // The power went, or the chip restarts.
            }
        }
    }

    private void Look()
    {
        if (_script.Count == 0 && _habits.Count == 0)
            return;
        string screen = Screen;
        bool isPlanned = _script.TryPeek(out var next);
        if (_board.Powered && isPlanned && screen.Contains(next.Wanted, StringComparison.Ordinal))
        {
            _script.Dequeue();
            _acted = _time.Uptime;
            next.Act();
        }
        else if (_board.Powered && screen != _answered && _habits.FirstOrDefault(habit => screen.Contains(habit.Wanted, StringComparison.Ordinal)).Act is { } act)
        {
            _acted = _time.Uptime;
            act();
        }
        else if (_time.Uptime - _acted > Patience)
        {
            _failure = $"'{next.Wanted}' was never to be seen; the display shows:\n{screen}";
            _board.CutPower();
        }

        _answered = screen;
        if (_board.Powered)
            Later(Glance, Look);
    }
}
