using System.Device.Gpio;
using Terminal.Core.Ports;

namespace Terminal.Drivers;

/// <summary>
/// A 4 x 4 matrix of keys without diodes: a pressed key connects its row to its column. Columns are pulled up; rows are open-drain
/// outputs, so that a row is either low or free and two keys down can never short one output against another.
/// While nothing is pressed all rows are low and a falling column is the alarm; from then on the rows are scanned one by one until all is quiet again.
/// </summary>
public sealed class KeypadMatrix : IKeypad
{
    /// <summary>A key counts as pressed or released after so many milliseconds without change; contacts bounce for less.</summary>
    public const int SettleMilliseconds = 20;

    private const int Side = 4;
    private const int BusyPatience = 10;
    private const int QuietPatience = 1000;

    private static readonly byte[] Legends =
    {
        (byte)'1', (byte)'2', (byte)'3', (byte)'A',
        (byte)'4', (byte)'5', (byte)'6', (byte)'B',
        (byte)'7', (byte)'8', (byte)'9', (byte)'C',
        (byte)'*', (byte)'0', (byte)'#', (byte)'D',
    };

    private readonly GpioPin[] _rows = new GpioPin[Side];
    private readonly GpioPin[] _columns = new GpioPin[Side];
    private readonly IClock _clock;

    // Bit 4 * row + column is a key. Down is what was last settled, changing is what differs from it, since when is in _since.
    private readonly long[] _since = new long[Side * Side];
    private int _down;
    private int _changing;

    private readonly byte[] _pressed = new byte[8];
    private int _first;
    private int _count;
    private bool _busy;

    /// <summary>Takes the pins and waits for the first key.</summary>
    /// <param name="gpio">The pins' owner.</param>
    /// <param name="rows">Four pins that can be open-drain outputs, top row first.</param>
    /// <param name="columns">Four pins with pull-ups and interrupts, left column first.</param>
    /// <param name="clock">Measures the bouncing, and is woken by a key.</param>
    public KeypadMatrix(GpioController gpio, int[] rows, int[] columns, IClock clock)
    {
        _clock = clock;
        for (int i = 0; i < Side; i++)
        {
            _rows[i] = gpio.OpenPin(rows[i], PinMode.OutputOpenDrain);
            _rows[i].Write(PinValue.Low);
            _columns[i] = gpio.OpenPin(columns[i], PinMode.InputPullUp);
            _columns[i].ValueChanged += OnColumnChanged;
        }
    }

    /// <inheritdoc/>
    public int Patience => _count > 0 ? 0 : _busy ? BusyPatience : QuietPatience;

    /// <inheritdoc/>
    public Key Read()
    {
        if (_busy || AnyColumnLow())
        {
            Follow(Scan());
        }

        if (_count == 0)
        {
            return Key.None;
        }

        byte key = _pressed[_first];
        _first = (_first + 1) % _pressed.Length;
        _count--;
        return (Key)key;
    }

    // The scan itself makes columns fall while a key is held, so edges only count while nothing is scanned.
    private void OnColumnChanged(object sender, PinValueChangedEventArgs e)
    {
        if (!_busy)
        {
            _clock.Wake();
        }
    }

    private bool AnyColumnLow()
    {
        for (int column = 0; column < Side; column++)
        {
            if (_columns[column].Read() == PinValue.Low)
            {
                return true;
            }
        }

        return false;
    }

    private int Scan()
    {
        _busy = true;
        Drive(PinValue.High);
        int keys = 0;
        for (int row = 0; row < Side; row++)
        {
            _rows[row].Write(PinValue.Low);
            for (int column = 0; column < Side; column++)
            {
                if (_columns[column].Read() == PinValue.Low)
                {
                    keys |= 1 << (Side * row + column);
                }
            }

            _rows[row].Write(PinValue.High);
        }

        Drive(PinValue.Low);
        return keys;
    }

    private void Drive(PinValue value)
    {
        for (int row = 0; row < Side; row++)
        {
            _rows[row].Write(value);
        }
    }

    private void Follow(int keys)
    {
        long now = _clock.Uptime;
        if (HasGhost(keys))
        {
            keys = _down;
        }

        int differing = keys ^ _down;
        int begun = differing & ~_changing;
        _changing = differing;
        for (int key = 0; key < _since.Length; key++)
        {
            if ((begun & 1 << key) != 0)
            {
                _since[key] = now;
            }
        }

        for (int key = Settled(now); key >= 0; key = Settled(now))
        {
            _changing &= ~(1 << key);
            _down ^= 1 << key;
            if ((_down & 1 << key) != 0)
            {
                Report(Legends[key]);
            }
        }

        // A key that goes down before this line made its edge while edges did not count: its level is looked at afterwards.
        _busy = false;
        _busy = (_down | _changing) != 0 || AnyColumnLow();
    }

    // Three keys at the corners of a rectangle make the fourth look pressed: such a picture tells nothing.
    private static bool HasGhost(int keys)
    {
        for (int row = 0; row < Side - 1; row++)
        {
            int upper = keys >> (Side * row) & 0xF;
            for (int other = row + 1; other < Side; other++)
            {
                int common = upper & keys >> (Side * other);
                if ((common & common - 1) != 0)
                {
                    return true;
                }
            }
        }

        return false;
    }

    // The key that began to change first among those that have settled; -1 when there is none.
    private int Settled(long now)
    {
        int found = -1;
        for (int key = 0; _changing >> key != 0; key++)
        {
            if ((_changing & 1 << key) != 0 && now - _since[key] >= SettleMilliseconds && (found < 0 || _since[key] < _since[found]))
            {
                found = key;
            }
        }

        return found;
    }

    private void Report(byte key)
    {
        if (_count < _pressed.Length)
        {
            _pressed[(_first + _count) % _pressed.Length] = key;
            _count++;
        }
    }
}
