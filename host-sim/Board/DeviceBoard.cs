using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using nanoFramework.Hardware.Esp32;
using Terminal.Board.Maps;
using Terminal.Board.Parts;
using Terminal.Board.Storage;

namespace Terminal.Board;

/// <summary>
/// One terminal's hardware: an ESP32's pins and buses, the parts wired to them, the flash and the power supply.
/// Firmware that is built inside <see cref="Enter"/> belongs to this board and to the present run of the power;
/// several boards live in one process. All members are safe on any thread.
/// </summary>
public sealed class DeviceBoard
{
    private readonly VirtualClock? _time;
    private readonly DateTime _builtUtc = DateTime.UtcNow;
    private readonly Stopwatch _sinceBuilt = Stopwatch.StartNew();
    private readonly Queue<Action> _events = new();
    private bool _delivering;
    private int _cuts;
    private PowerSession? _power;

    /// <summary>Builds a board, with the power on.</summary>
    /// <param name="time">The time of the board; null for real time.</param>
    /// <param name="flash">The flash soldered to it; null for a new, empty one of 64 blocks.</param>
    /// <param name="map">Which board it is, and so where the parts are wired; null for <see cref="BoardMaps.Default"/>.</param>
    public DeviceBoard(VirtualClock? time = null, Flash? flash = null, BoardMap? map = null)
    {
        Map = map ?? BoardMaps.Default;
        Chip = BoardMaps.ChipOf(Map);
        _time = time;
        Flash = flash ?? new Flash();
        Flash.Board = this;
        ReaderLine = new SerialLine(this, "COM2", StripeReader.BaudRate, Map.Pin(WiredLine.ReaderReceive), sendPin: -1);
        PrinterLine = new SerialLine(this, "COM3", ReceiptPrinter.BaudRate, Map.Pin(WiredLine.PrinterReceive), Map.Pin(WiredLine.PrinterTransmit));
        Keypad = new KeypadMatrix(this);
        Display = new OledPanel(this);
        Reader = new StripeReader(this, ReaderLine);
        Printer = new ReceiptPrinter(this, PrinterLine);
        Buzzer = new Buzzer(this);
        RestorePower();
    }

    /// <summary>The power went off or came back.</summary>
    public event Action? PowerChanged;

    /// <summary>The firmware restarted itself (<c>Power.RebootDevice</c>): start it anew. The power stayed on.</summary>
    public event Action? Rebooted;

    /// <summary>Which board it is, and so where the parts are wired.</summary>
    public BoardMap Map { get; }

    /// <summary>What of the managed heap is free, as the device would count it, in bytes.</summary>
    public uint FreeHeap { get; set; } = 60_000;

    /// <summary>16 keys, on rows and columns.</summary>
    public KeypadMatrix Keypad { get; }

    /// <summary>On I2C bus 1.</summary>
    public OledPanel Display { get; }

    /// <summary>Sends to COM2.</summary>
    public StripeReader Reader { get; }

    /// <summary>Hears COM3 and sends to it.</summary>
    public ReceiptPrinter Printer { get; }

    /// <summary>High sounds.</summary>
    public Buzzer Buzzer { get; }

    /// <summary>The wires between the reader and COM2.</summary>
    public SerialLine ReaderLine { get; }

    /// <summary>The wires between the printer and COM3.</summary>
    public SerialLine PrinterLine { get; }

    /// <summary>The file system that <c>I:</c> is on the device; it outlives the power.</summary>
    public Flash Flash { get; }

    /// <summary>Whether the power is on.</summary>
    public bool Powered => _power is not null;

    /// <summary>How often an output drove high against one that drove low (two rows shorted by keys in one column): harm to the chip.</summary>
    public int Contentions { get; internal set; }

    /// <summary>
    /// What the chip's clock shows at power on. An ESP32 has no battery and begins in 1970; null lets it begin with the right time.
    /// </summary>
    public DateTime? ClockAtPowerOn { get; set; }

    /// <summary>Milliseconds since the board was built, powered or not: the time of the parts.</summary>
    public long Milliseconds => Microseconds / 1000;

    internal ChipMap Chip { get; }

    internal object Sync { get; } = new();

    internal VirtualClock? Time => _time;

    internal long Microseconds => _time?.Microseconds ?? _sinceBuilt.Elapsed.Ticks / (TimeSpan.TicksPerMillisecond / 1000);

    internal DateTime WorldUtc => _time?.UtcNow ?? _builtUtc + _sinceBuilt.Elapsed;

    /// <summary>
    /// Makes this board and the present run of its power the ones in which this thread, and the threads and tasks it starts, build drivers.
    /// After <see cref="RestorePower"/> enter again.
    /// </summary>
    /// <returns>Dispose it to leave.</returns>
    public IDisposable Enter()
    {
        var before = PowerSession.Current;
        PowerSession.Current = Session;
        return new Entry(before);
    }

    /// <summary>Gives the serial ports and the I2C bus their pins, which is what the firmware's Program does first; for drivers run without it.</summary>
    public void AssignPins()
    {
        using (Enter())
        {
            Configuration.SetPinFunction(Map.Pin(WiredLine.DisplayData), DeviceFunction.I2C1_DATA);
            Configuration.SetPinFunction(Map.Pin(WiredLine.DisplayClock), DeviceFunction.I2C1_CLOCK);
            Configuration.SetPinFunction(Map.Pin(WiredLine.ReaderReceive), DeviceFunction.COM2_RX);
            Configuration.SetPinFunction(Map.Pin(WiredLine.PrinterTransmit), DeviceFunction.COM3_TX);
            Configuration.SetPinFunction(Map.Pin(WiredLine.PrinterReceive), DeviceFunction.COM3_RX);
        }
    }

    /// <summary>
    /// Cuts the power: this run's stand-ins throw <see cref="PowerCutException"/> from now on and its waits end; what the display, the
    /// serial lines and the parts held is lost. Flash and paper stay, keys remain pressed.
    /// </summary>
    public void CutPower() => Change(() =>
    {
        if (_power is not { } ended)
            return;
        _power = null;
        _cuts++;
        EndRun(ended);
        Keypad.LosePower();
        Display.LosePower();
        Reader.LosePower();
        Printer.LosePower();
        Raise(() => PowerChanged?.Invoke());
    });

    /// <summary>Brings the power back: a new run of the firmware can be built inside <see cref="Enter"/>.</summary>
    public void RestorePower() => Change(() =>
    {
        if (_power is not null)
            return;
        _power = new PowerSession(this);
        _power.Pins.Settle();
        Raise(() => PowerChanged?.Invoke());
    });

    /// <summary>Shifts what the chip's clock shows; uptime goes on as before.</summary>
    public void JumpClock(TimeSpan by) => Change(() => Session.Utc += by);

    internal PowerSession Session => _power ?? throw new PowerCutException();

    /// <summary>Changes the board under its lock, then tells those who listen.</summary>
    internal void Change(Action change)
    {
        lock (Sync)
        {
            change();
            Monitor.PulseAll(Sync);
        }
        Deliver();
    }

    /// <summary>Queues a call to a listener; it is made without the lock, in order.</summary>
    internal void Raise(Action call)
    {
        lock (_events)
            _events.Enqueue(call);
    }

    /// <summary>Does something later under the lock, unless the power was cut by then; a restart of the firmware does not stop the parts.</summary>
    internal void After(long microseconds, Action action)
    {
        int cuts = _cuts;
        void Due() => Change(() =>
        {
            if (cuts == _cuts)
                action();
        });

        if (_time is not null)
        {
            _time.Schedule(_time.Microseconds + microseconds, Due);
            return;
        }
        Timer? timer = null;
        timer = new Timer(_ =>
        {
            timer!.Dispose();
            Due();
        }, null, Timeout.Infinite, Timeout.Infinite);
        timer.Change((microseconds + 999) / 1000, Timeout.Infinite);
    }

    /// <summary>Waits, without the lock, until something holds; looks whenever the board changes. False when the time is over; -1 waits without end.</summary>
    internal bool WaitFor(PowerSession power, Func<bool> holds, int milliseconds)
    {
        long due = milliseconds < 0 ? long.MaxValue : Microseconds + milliseconds * 1000L;
        if (_time is not null)
        {
            bool held = _time.RunUntil(due, () => !power.Alive || holds());
            power.Check();
            return held;
        }
        lock (Sync)
        {
            while (true)
            {
                power.Check();
                if (holds())
                    return true;
                long left = due - Microseconds;
                if (left <= 0)
                    return false;
                Monitor.Wait(Sync, (int)Math.Min((left + 999) / 1000, int.MaxValue));
            }
        }
    }

    /// <summary>The part that answers on a bus, if the bus has the pins that the part is wired to.</summary>
    internal II2cTarget? OnI2c(PowerSession power, int bus, int address)
    {
        var (data, clock) = bus == 1
            ? (DeviceFunction.I2C1_DATA, DeviceFunction.I2C1_CLOCK)
            : (DeviceFunction.I2C2_DATA, DeviceFunction.I2C2_CLOCK);
        bool wired = power.Functions[data] == Map.Pin(WiredLine.DisplayData) && power.Functions[clock] == Map.Pin(WiredLine.DisplayClock);
        return wired && address == OledPanel.Address && Display.Present ? Display : null;
    }

    internal void Restart(PowerSession asking) => Change(() =>
    {
        if (asking != _power)
            return;
        EndRun(asking);
        _power = new PowerSession(this);
        _power.Pins.Settle();
        Raise(() => Rebooted?.Invoke());
    });

    private void EndRun(PowerSession ended)
    {
        ended.End();
        ReaderLine.Clear();
        PrinterLine.Clear();
        Buzzer.Hear(false);
    }

    private void Deliver()
    {
        if (Monitor.IsEntered(Sync))
            return;
        while (true)
        {
            Action call;
            lock (_events)
            {
                if (_delivering || _events.Count == 0)
                    return;
                _delivering = true;
                call = _events.Dequeue();
            }
            try
            {
                call();
            }
            catch (PowerCutException)
            {
                // A handler of the firmware dies with its run.
            }
            finally
            {
                lock (_events)
                    _delivering = false;
            }
        }
    }

    private sealed class Entry(PowerSession? before) : IDisposable
    {
        public void Dispose() => PowerSession.Current = before;
    }
}
