using System.Collections.Generic;
using System.Text;
using Terminal.Board;

namespace System.IO.Ports;

/// <summary>
/// A serial port of the board in which it is built, with the device's rules: received bytes wait in a ring of
/// <see cref="ReadBufferSize"/>, whose overflow throws all of them away; <see cref="Read"/> waits for as many bytes as asked for, and
/// takes none when they do not come in time; written bytes leave at the baud rate through a FIFO of 128 bytes, and only a full one holds up the writer.
/// </summary>
public sealed class SerialPort : IDisposable
{
    private const int SendFifo = 128;

    private readonly PowerSession _power = PowerSession.Ambient;
    private readonly SerialLine _line;
    private readonly Queue<byte> _received = new();
    private int _baudRate;
    private int _dataBits;
    private int _readTimeout = -1;
    private int _writeTimeout = -1;
    private int _threshold = 1;
    private int _readBufferSize = 256;
    private char _watchChar;
    private bool _reading;

    /// <summary>Takes a port: COM2 or COM3 (COM1 belongs to the debugger).</summary>
    /// <exception cref="ArgumentException">There is no such port on this board, or it is taken.</exception>
    public SerialPort(string portName, int baudRate = 9600, Parity parity = Parity.None, int dataBits = 8, StopBits stopBits = StopBits.One)
    {
        _line = portName == _power.Board.ReaderLine.Name ? _power.Board.ReaderLine
            : portName == _power.Board.PrinterLine.Name ? _power.Board.PrinterLine
            : throw new ArgumentException($"There is no {portName}.", nameof(portName));
        if (!_power.Ports.TryAdd(portName, this))
            throw new ArgumentException($"{portName} is taken.", nameof(portName));
        PortName = portName;
        _baudRate = baudRate;
        Parity = parity;
        _dataBits = dataBits;
        StopBits = stopBits;
    }

    /// <summary>
    /// Bytes arrived: at least <see cref="ReceivedBytesThreshold"/> wait, or the watched one came. Not while a read waits for bytes. Told on
    /// the thread on which they arrive.
    /// </summary>
    public event SerialDataReceivedEventHandler? DataReceived;

    /// <summary>Bits a second.</summary>
    public int BaudRate
    {
        get => _baudRate;
        set => _baudRate = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>Flow control; the board's lines have none.</summary>
    public Handshake Handshake { get; set; }

    /// <summary>5 to 8.</summary>
    public int DataBits
    {
        get => _dataBits;
        set => _dataBits = value is >= 5 and <= 8 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>The parity bit.</summary>
    public Parity Parity { get; set; }

    /// <summary>The kind of the line.</summary>
    public SerialMode Mode { get; set; }

    /// <summary>The stop bits.</summary>
    public StopBits StopBits { get; set; }

    /// <summary>"COM2" or "COM3".</summary>
    public string PortName { get; }

    /// <summary>Ends a read early and is told apart in <see cref="DataReceived"/>. Cannot be read back, as on the device.</summary>
    public char WatchChar
    {
        get => throw new NotSupportedException();
        set => _watchChar = value;
    }

    /// <summary>Whether it is open.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Ends a line.</summary>
    public string NewLine { get; set; } = "\r\n";

    /// <summary>Milliseconds a read waits; -1, the start value, for ever.</summary>
    public int ReadTimeout
    {
        get => _readTimeout;
        set => _readTimeout = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>Milliseconds a write waits; -1, the start value, for ever.</summary>
    public int WriteTimeout
    {
        get => _writeTimeout;
        set => _writeTimeout = value >= -1 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>How many bytes must wait before <see cref="DataReceived"/>.</summary>
    public int ReceivedBytesThreshold
    {
        get => _threshold;
        set => _threshold = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>The port as a stream.</summary>
    public Stream BaseStream => IsOpen ? new SerialStream(this) : throw new InvalidOperationException();

    /// <summary>Bytes that wait in the ring.</summary>
    public int BytesToRead
    {
        get
        {
            lock (_power.Board.Sync)
                return Opened()._received.Count;
        }
    }

    /// <summary>Whether both wires are inverted; this board's parts are not.</summary>
    public bool InvertSignalLevels { get; set; }

    /// <summary>Bytes of the ring, 256 unless set before <see cref="Open"/>.</summary>
    public int ReadBufferSize
    {
        get => _readBufferSize;
        set => _readBufferSize = value > 0 && !IsOpen ? value : throw new InvalidOperationException();
    }

    /// <summary>Has no meaning on an ESP32: writes go straight to the FIFO.</summary>
    public int WriteBufferSize { get; set; } = 256;

    /// <summary>The ports of the board.</summary>
    public static string[] GetPortNames() => ["COM2", "COM3"];

    /// <summary>Opens the port.</summary>
    /// <exception cref="InvalidOperationException">It is open already, or has no pins (<c>Configuration.SetPinFunction</c>).</exception>
    public void Open()
    {
        lock (_power.Live.Board.Sync)
        {
            if (IsOpen)
                throw new InvalidOperationException($"{PortName} is open.");
            if (!_line.HasPins(_power))
                throw new InvalidOperationException($"{PortName} has no pins: Configuration.SetPinFunction first.");
            IsOpen = true;
            _received.Clear();
        }
    }

    /// <summary>Closes the port; it can be opened again.</summary>
    public void Close()
    {
        lock (_power.Board.Sync)
            IsOpen = false;
    }

    /// <summary>Waits for so many bytes and takes them.</summary>
    /// <returns><paramref name="count"/>, or fewer when the watched byte came.</returns>
    /// <exception cref="TimeoutException">They did not come in <see cref="ReadTimeout"/>; what came stays in the ring.</exception>
    public int Read(byte[] buffer, int offset, int count)
    {
        CheckPart(buffer, offset, count);
        if (!Holds(count))
            Await(count);
        lock (_power.Board.Sync)
        {
            int watched = Watched();
            int taken = Math.Min(watched > 0 ? Math.Min(watched, count) : count, _received.Count);
            for (int i = 0; i < taken; i++)
                buffer[offset + i] = _received.Dequeue();
            return taken;
        }
    }

    /// <summary>Waits for one byte and takes it.</summary>
    public int ReadByte()
    {
        var one = new byte[1];
        Read(one, 0, 1);
        return one[0];
    }

    /// <summary>Takes all that has come, as UTF-8.</summary>
    public string ReadExisting()
    {
        lock (_power.Live.Board.Sync)
        {
            var all = Opened()._received.ToArray();
            _received.Clear();
            return Encoding.UTF8.GetString(all);
        }
    }

    /// <summary>Waits for a line and takes it, its end included, as the device does.</summary>
    /// <exception cref="TimeoutException">It did not come in <see cref="ReadTimeout"/>.</exception>
    public string ReadLine()
    {
        var line = new List<byte>();
        string text;
        do
        {
            line.Add((byte)ReadByte());
            text = Encoding.UTF8.GetString(line.ToArray());
        }
        while (!text.EndsWith(NewLine, StringComparison.Ordinal));
        return text;
    }

    /// <summary>Sends bytes; waits only while more than the FIFO holds are ahead of the last one.</summary>
    /// <exception cref="TimeoutException">Not within <see cref="WriteTimeout"/>.</exception>
    public void Write(byte[] buffer, int offset, int count)
    {
        CheckPart(buffer, offset, count);
        var sent = buffer.AsSpan(offset, count).ToArray();
        _power.Board.Change(() => _line.Send(this, sent));
        if (!_power.Board.WaitFor(_power, () => _line.Unsent <= SendFifo, _writeTimeout))
            throw new TimeoutException();
    }

    /// <summary>Sends a byte.</summary>
    public void WriteByte(byte value) => Write([value], 0, 1);

    /// <summary>Sends text as UTF-8.</summary>
    public void Write(string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Write(bytes, 0, bytes.Length);
    }

    /// <summary>Sends text and <see cref="NewLine"/>.</summary>
    public void WriteLine(string text) => Write(text + NewLine);

    /// <summary>Closes the port and lets another be built in its place.</summary>
    public void Dispose()
    {
        Close();
        if (_power.Ports.TryGetValue(PortName, out var port) && port == this)
            _power.Ports.Remove(PortName);
    }

    internal int BitsPerByte => 1 + _dataBits + (Parity == Parity.None ? 0 : 1) + (StopBits == StopBits.One ? 1 : 2);

    /// <summary>Takes what arrives; false when the ring overflowed. Called with the board locked.</summary>
    internal bool Receive(ReadOnlySpan<byte> bytes)
    {
        bool watched = false;
        bool fits = true;
        foreach (byte value in bytes)
        {
            if (_received.Count == _readBufferSize)
            {
                _received.Clear();
                fits = false;
            }
            _received.Enqueue(value);
            watched |= _watchChar != 0 && value == _watchChar;
        }
        if (!_reading && (watched || _received.Count >= _threshold))
        {
            var what = new SerialDataReceivedEventArgs(watched ? SerialData.WatchChar : SerialData.Chars);
            _power.Board.Raise(() =>
            {
                if (_power.Alive)
                    DataReceived?.Invoke(this, what);
            });
        }
        return fits;
    }

    private SerialPort Opened()
    {
        _power.Check();
        return IsOpen ? this : throw new InvalidOperationException($"{PortName} is not open.");
    }

    private void CheckPart(byte[] buffer, int offset, int count)
    {
        Opened();
        ArgumentNullException.ThrowIfNull(buffer);
        if (offset < 0 || count < 0 || offset > buffer.Length || count > buffer.Length - offset)
            throw new ArgumentException("The part is not within the buffer.");
    }

    private bool Holds(int count)
    {
        lock (_power.Board.Sync)
            return _received.Count >= count || Watched() > 0;
    }

    private void Await(int count)
    {
        _reading = true;
        try
        {
            if (!_power.Board.WaitFor(_power, () => _received.Count >= count || Watched() > 0, _readTimeout))
                throw new TimeoutException();
        }
        finally
        {
            _reading = false;
        }
    }

    /// <summary>How many bytes there are up to the watched one, 0 when it has not come.</summary>
    private int Watched() => _watchChar == 0 ? 0 : Array.IndexOf(_received.ToArray(), (byte)_watchChar) + 1;
}
