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

    // Set by the edge of a column: somebody has to look.
    private bool _alarm;
    private readonly PinValueChangedEventHandler _onColumnChanged;
    private long _lookedAt;

    /// <summary>Takes the pins and waits for the first key.</summary>
    /// <param name="gpio">The pins' owner.</param>
    /// <param name="rows">Four pins that can be open-drain outputs, top row first.</param>
    /// <param name="columns">Four pins with pull-ups and interrupts, left column first.</param>
    /// <param name="clock">Measures the bouncing, and is woken by a key.</param>
    public KeypadMatrix(GpioController gpio, int[] rows, int[] columns, IClock clock)
    {
        _clock = clock;
        _onColumnChanged = OnColumnChanged;
        for (int i = 0; i < Side; i++)
        {
            _rows[i] = gpio.OpenPin(rows[i], PinMode.OutputOpenDrain);
            _rows[i].Write(PinValue.Low);
            _columns[i] = gpio.OpenPin(columns[i], PinMode.InputPullUp);
        }

        Listen();
    }

    /// <inheritdoc/>
    public int Patience => _count > 0 ? 0 : _busy || _alarm ? SettleMilliseconds : QuietPatience;

    /// <inheritdoc/>
    public Key Read()
    {
        if (_busy || IsLookDue())
        {
            int columns = LowColumns();
            if (columns != 0 && !_busy)
            {
                Ignore();
            }

            if (_busy)
            {
                Follow(Scan(columns));
            }
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

    // The scan itself makes columns fall and rise while a key is held, and each edge costs the device an event: edges only count while nothing is scanned.
    private void Ignore()
    {
        _busy = true;
        for (int i = 0; i < Side; i++)
        {
            _columns[i].ValueChanged -= _onColumnChanged;
        }
    }

    private void Listen()
    {
        for (int i = 0; i < Side; i++)
        {
            _columns[i].ValueChanged += _onColumnChanged;
        }

        // A key that went down before made its edge in vain.
        _busy = false;
        _alarm |= LowColumns() != 0;
    }

    // Edges are told with delay: one of a scan may come when it is over, which costs a look in vain.
    private void OnColumnChanged(object sender, PinValueChangedEventArgs e)
    {
        if (!_busy)
        {
            _alarm = true;
            _clock.Wake();
        }
    }

    // Without an edge the columns are looked at all the same, though seldom: an edge may have been lost.
    private bool IsLookDue()
    {
        long now = _clock.Uptime;
        if (!_alarm && now - _lookedAt < QuietPatience)
        {
            return false;
        }

        _alarm = false;
        _lookedAt = now;
        return true;
    }

    // Bit n: column n is low, though all rows are: some key in it is down.
    private int LowColumns()
    {
        int low = 0;
        for (int column = 0; column < Side; column++)
        {
            // As a number: each PinValue is an object on the heap.
            if ((byte)_columns[column].Read() == 0)
            {
                low |= 1 << column;
            }
        }

        return low;
    }

    // One row low at a time; only columns that were low with all rows low can be low now. Ends with all rows low, as it began.
    private int Scan(int columns)
    {
        if (columns == 0)
        {
            return 0;
        }

        // Rows are toggled rather than written, for a PinValue is an object on the heap.
        int keys = 0;
        for (int row = 1; row < Side; row++)
        {
            _rows[row].Toggle();
        }

        for (int row = 0; row < Side; row++)
        {
            if (row > 0)
            {
                _rows[row - 1].Toggle();
                _rows[row].Toggle();
            }

            for (int column = 0; column < Side; column++)
            {
                if ((columns & 1 << column) != 0 && (byte)_columns[column].Read() == 0)
                {
                    keys |= 1 << (Side * row + column);
                }
            }
        }

        for (int row = 0; row < Side - 1; row++)
        {
            _rows[row].Toggle();
        }

        return keys;
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
        for (int key = 0; begun >> key != 0; key++)
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

        if ((_down | _changing) == 0)
        {
            Listen();
        }
    }

    // Three keys at the corners of a rectangle make the fourth look pressed: such a picture tells nothing.
    private static bool HasGhost(int keys)
    {
        bool isOneAtMost = (keys & keys - 1) == 0;
        for (int row = 0; row < Side - 1 && !isOneAtMost; row++)
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
