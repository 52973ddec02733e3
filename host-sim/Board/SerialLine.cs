using System;
using System.Collections.Generic;
using System.IO.Ports;
using nanoFramework.Hardware.Esp32;

namespace Terminal.Board;

/// <summary>
/// The wires between a part and a serial port. Bytes for the part arrive at the baud rate; bytes from it are in the port's ring at once.
/// A port that is closed, or has other pins, hears nothing; one set to another speed or format hears, and says, garbage.
/// </summary>
public sealed class SerialLine
{
    private readonly DeviceBoard _board;
    private readonly int _partBaudRate;
    private readonly int _receivePin;
    private readonly int _sendPin;
    private readonly Queue<(long Due, byte Value)> _sending = new();
    private long _lastDue;
    private bool _pumping;

    internal SerialLine(DeviceBoard board, string name, int baudRate, int receivePin, int sendPin)
    {
        _board = board;
        Name = name;
        _partBaudRate = baudRate;
        _receivePin = receivePin;
        _sendPin = sendPin;
    }

    /// <summary>The name of the port.</summary>
    public string Name { get; }

    /// <summary>How often the port's ring overflowed and threw away all it held.</summary>
    public int Overflows { get; private set; }

    /// <summary>Bytes that left the port so far, heard or not.</summary>
    public long BytesSent { get; private set; }

    internal Action<byte>? Part { get; set; }

    internal int Unsent => _sending.Count;

    /// <summary>Puts bytes on the wire to the port, as noise or another part would.</summary>
    public void Inject(params byte[] bytes) => _board.Change(() => ToPort(bytes));

    internal bool HasPins(PowerSession power) =>
        power.Functions.ContainsKey(Function(sends: false)) || power.Functions.ContainsKey(Function(sends: true));

    /// <summary>From the part; called with the board locked.</summary>
    internal void ToPort(ReadOnlySpan<byte> bytes)
    {
        if (!_board.Powered || !_board.Session.Ports.TryGetValue(Name, out var port) || !port.IsOpen || !Wired(_receivePin, sends: false))
            return;
        var heard = bytes.ToArray();
        for (int i = 0; i < heard.Length; i++)
            heard[i] = Heard(port, heard[i]);
        if (!port.Receive(heard))
            Overflows++;
    }

    /// <summary>To the part, at the speed of the line; called with the board locked.</summary>
    internal void Send(SerialPort port, ReadOnlySpan<byte> bytes)
    {
        long perByte = port.BitsPerByte * 1_000_000L / port.BaudRate;
        _lastDue = Math.Max(_lastDue, _board.Microseconds);
        bool wired = Wired(_sendPin, sends: true);
        foreach (byte value in bytes)
        {
            _lastDue += perByte;
            BytesSent++;
            // A pin that goes elsewhere takes as long, and nobody hears it.
            if (wired)
                _sending.Enqueue((_lastDue, Heard(port, value)));
        }
        Pump();
    }

    /// <summary>Loses what is under way; called with the board locked.</summary>
    internal void Clear()
    {
        _sending.Clear();
        _lastDue = 0;
        _pumping = false;
    }

    private void Pump()
    {
        if (_pumping || _sending.Count == 0)
            return;
        _pumping = true;
        _board.After(Math.Max(_sending.Peek().Due - _board.Microseconds, 0), () =>
        {
            while (_sending.Count > 0 && _sending.Peek().Due <= _board.Microseconds)
                Part?.Invoke(_sending.Dequeue().Value);
            _pumping = false;
            Pump();
        });
    }

    private byte Heard(SerialPort port, byte value)
    {
        bool sameFormat = port.BaudRate == _partBaudRate && port.DataBits == 8 && port.Parity == Parity.None && !port.InvertSignalLevels;
        return sameFormat ? value : (byte)(value * 37 ^ 0xA5);
    }

    private bool Wired(int pin, bool sends) => _board.Session.Functions.TryGetValue(Function(sends), out int assigned) && assigned == pin;

    private DeviceFunction Function(bool sends) => Name == "COM2"
        ? (sends ? DeviceFunction.COM2_TX : DeviceFunction.COM2_RX)
        : (sends ? DeviceFunction.COM3_TX : DeviceFunction.COM3_RX);
}
