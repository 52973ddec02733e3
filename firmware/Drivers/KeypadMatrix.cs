using System.Device.Gpio;
using Terminal.Core.Ports;

namespace Terminal.Drivers;

/// <summary>
/// A 4 x 4 matrix of keys without diodes: a pressed key connects its row to its column. Columns are pulled up; rows are open-drain
/// outputs, so that a row is either low or free and two keys down can never short one output against another.
/// All rows are low and a falling column is the alarm; when its contacts have settled the column is looked at, and its rows are freed one by one when the picture
/// may have changed, until all is quiet again.
/// </summary>
public sealed class KeypadMatrix : IKeypad
{
    /// <summary>A key counts as pressed or released after so many milliseconds without change; contacts bounce for less.</summary>
    public const int SettleMilliseconds = 20;

    private const int Side = 4;
    private const int Keys = Side * Side;
    private const int AllColumns = 0xF;
    private const int QuietPatience = 10_000;

    // While keys are held and nothing changes. The levels of the columns do not tell of a second key in the column of a held one: each such look scans the rows.
    private const int HeldPatience = 2 * SettleMilliseconds;
    private const int Unknown = -1;

    // Stands for more than one key.
    private const int Several = -1;

    private static readonly byte[] Legends =
    {
        (byte)'1', (byte)'2', (byte)'3', (byte)'A',
        (byte)'4', (byte)'5', (byte)'6', (byte)'B',
        (byte)'7', (byte)'8', (byte)'9', (byte)'C',
        (byte)'*', (byte)'0', (byte)'#', (byte)'D',
    };

    // Where the one bit of a number is: by the upper four bits of its product with a sequence that holds each of them once.
    private const int EachOnce = 0x09AF;
    private static readonly byte[] Places = { 0, 1, 2, 5, 3, 9, 6, 11, 15, 4, 8, 10, 14, 7, 13, 12 };

    private readonly GpioPin[] _rows = new GpioPin[Side];
    private readonly GpioPin[] _columns = new GpioPin[Side];
    private readonly IClock _clock;

    // Bit 4 * row + column is a key. Down is what was last settled, changing is what differs from it, since when is in _since.
    private readonly long[] _since = new long[Keys];
    private int _down;
    private int _changing;

    private readonly byte[] _pressed = new byte[8];
    private int _first;
    private int _count;

    // Set by the edge of a column, on the thread of the events: somebody has to look. Single flags, for that thread may come between any two steps.
    private readonly bool[] _rang = new bool[Side];
    private bool _alarm;
    private readonly PinValueChangedEventHandler _onColumnChanged;
    private long _lookedAt;

    // One bit a column: those that are looked at until all is quiet, those of them whose edges are not heard, and those that rang and were not looked at since.
    private int _watched;
    private int _unheard;
    private int _ringing;
    private readonly long[] _rangAt = new long[Side];

    // The last scan: which columns were low, and which keys that makes.
    private int _scannedColumns = Unknown;
    private int _picture;

    /// <summary>Takes the pins and waits for the first key.</summary>
    /// <param name="gpio">The pins' owner.</param>
    /// <param name="rows">Four pins that can be open-drain outputs, top row first.</param>
    /// <param name="columns">Four pins with interrupts, left column first.</param>
    /// <param name="clock">Measures the bouncing, and is woken by a key.</param>
    /// <param name="hasPullUpsOutside">Whether resistors pull the columns up; otherwise the chip must.</param>
    public KeypadMatrix(GpioController gpio, int[] rows, int[] columns, IClock clock, bool hasPullUpsOutside = false)
    {
        _clock = clock;
        _onColumnChanged = OnColumnChanged;
        for (int i = 0; i < Side; i++)
        {
            _rows[i] = gpio.OpenPin(rows[i], PinMode.OutputOpenDrain);
            _rows[i].Write(PinValue.Low);
            _columns[i] = gpio.OpenPin(columns[i], hasPullUpsOutside ? PinMode.Input : PinMode.InputPullUp);
        }

        // A key held down at the start made no edge.
        _unheard = AllColumns;
        Hear();
        _watched = LowColumns(AllColumns);
    }

    /// <inheritdoc/>
    public int Patience => _count > 0 ? 0 : _alarm ? SettleMilliseconds : Pause;

    // Between two looks without an alarm.
    private int Pause => _watched == 0 ? QuietPatience : (_changing | _ringing) != 0 ? SettleMilliseconds : HeldPatience;

    /// <inheritdoc/>
    public Key Read()
    {
        long now = _clock.Uptime;
        if (IsLookDue(now))
        {
            Look(now);
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

    // Without an edge all columns are looked at all the same, though seldom: an edge may have been lost.
    private bool IsLookDue(long now)
    {
        if (!_alarm && now - _lookedAt < Pause)
        {
            return false;
        }

        _lookedAt = now;
        if (!_alarm && _watched == 0)
        {
            _watched = AllColumns;
        }

        return true;
    }

    private void Look(long now)
    {
        int watched = _watched;
        if (_alarm)
        {
            Answer(now);
        }

        // Out of quiet: the contact that has just closed bounces still.
        if (watched == 0)
        {
            return;
        }

        // When nothing was down at the last look, what closes after this one rings again.
        if ((_scannedColumns | _ringing) == 0)
        {
            Hear();
        }

        bool isSurveyDue = (_ringing & watched) != 0 || (_scannedColumns != 0 && _changing == 0);
        int columns = isSurveyDue && (watched & watched - 1) == 0 ? watched : LowColumns(watched);
        if (isSurveyDue || columns != _scannedColumns)
        {
            columns = Survey(columns);
        }

        if (_picture != _down || _changing != 0)
        {
            Follow(_picture, now);
        }

        _ringing &= ~watched;
        if ((_down | _changing | columns | _ringing | _unheard) == 0)
        {
            _watched = 0;
        }
    }

    // Takes a new picture of the keys in some columns; answers those of them that are low.
    private int Survey(int columns)
    {
        if ((columns & ~_unheard) != 0)
        {
            Ignore(columns & ~_unheard);
        }

        int keys = columns == 0 ? 0 : Several;
        if (columns != 0 && (columns & columns - 1) == 0)
        {
            keys = Only(ColumnOf(columns));
            columns = keys == 0 ? 0 : columns;
        }

        if (keys == Several)
        {
            keys = Scan(columns);
        }

        bool hasGhost = (keys & keys - 1) != 0 && HasGhost(keys);
        _scannedColumns = hasGhost || ColumnsOf(keys) != columns ? Unknown : columns;
        _picture = hasGhost ? _down : keys;
        return columns;
    }

    private void Answer(long now)
    {
        _alarm = false;
        int rang = 0;
        for (int column = 0; column < Side; column++)
        {
            if (_rang[column])
            {
                _rang[column] = false;
                _rangAt[column] = now;
                rang |= 1 << column;
            }
        }

        Ignore(rang & ~_unheard);
        _watched |= rang;
        _ringing |= rang;
    }

    // To look at held keys makes their columns fall and rise, and each edge that is heard costs the device an event.
    private void Ignore(int columns)
    {
        _unheard |= columns;
        for (int column = 0; columns >> column != 0; column++)
        {
            if ((columns & 1 << column) != 0)
            {
                _columns[column].ValueChanged -= _onColumnChanged;
            }
        }
    }

    private void Hear()
    {
        for (int column = 0; _unheard >> column != 0; column++)
        {
            if ((_unheard & 1 << column) != 0)
            {
                _columns[column].ValueChanged += _onColumnChanged;
            }
        }

        _unheard = 0;
    }

    private void OnColumnChanged(object sender, PinValueChangedEventArgs e)
    {
        int column = 0;
        while (_columns[column] != sender)
        {
            column++;
        }

        _rang[column] = true;
        _alarm = true;
        _clock.Wake();
    }

    // Bit n: column n is low, though all rows are: some key in it is down.
    private int LowColumns(int among)
    {
        if ((among & among - 1) == 0 && among != 0)
        {
            return (byte)_columns[ColumnOf(among)].Read() == 0 ? among : 0;
        }

        int low = 0;
        for (int column = 0; among >> column != 0; column++)
        {
            // As a number: each PinValue is an object on the heap.
            if ((among & 1 << column) != 0 && (byte)_columns[column].Read() == 0)
            {
                low |= 1 << column;
            }
        }

        return low;
    }

    // The one key that is down in a column, which is high while the row of the key is free: 0 when none is, or Several. Begins with the key that was down before.
    private int Only(int column)
    {
        GpioPin pin = _columns[column];
        int likely = _picture == 0 ? 0 : FirstOf(_picture) >> 2;
        for (int i = 0; i < Side; i++)
        {
            int row = likely + i & Side - 1;
            GpioPin line = _rows[row];
            line.Toggle();
            bool isHigh = (byte)pin.Read() != 0;
            line.Toggle();
            if (isHigh)
            {
                // It was low with another row free, or it is high anyway.
                return i > 0 || (byte)pin.Read() == 0 ? 1 << (Side * row + column) : 0;
            }
        }

        return Several;
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

    private void Follow(int keys, long now)
    {
        int differing = keys ^ _down;
        int begun = differing & ~_changing;
        _changing = differing;
        while (begun != 0)
        {
            // A key in a column that rang has been changing since then.
            int key = FirstOf(begun);
            int column = key & Side - 1;
            _since[key] = (_ringing >> column & 1) != 0 ? _rangAt[column] : now;
            begun &= begun - 1;
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
    }

    // The lowest key of a picture that has one.
    private static int FirstOf(int keys) => Places[(keys & -keys) * EachOnce >> 12 & 0xF];

    // The column of a number with one of the four lowest bits.
    private static int ColumnOf(int bit) => (bit >> 1) - (bit >> 3);

    private static int ColumnsOf(int keys) => (keys | keys >> Side | keys >> (2 * Side) | keys >> (3 * Side)) & AllColumns;

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
        for (int left = _changing; left != 0; left &= left - 1)
        {
            int key = FirstOf(left);
            if (now - _since[key] >= SettleMilliseconds && (found < 0 || _since[key] < _since[found]))
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
