using System.Device.Gpio;
using System.Device.I2c;
using System.IO.Ports;
using Terminal.Board;

namespace Terminal.Tests.Board;

/// <summary>A board in virtual time with its pins assigned, entered as firmware would.</summary>
internal sealed class EnteredBoard : IDisposable
{
    private readonly IDisposable _entry;

    internal EnteredBoard()
    {
        Device = new DeviceBoard(Time);
        Device.AssignPins();
        _entry = Device.Enter();
    }

    internal VirtualClock Time { get; } = new();

    internal DeviceBoard Device { get; }

    public void Dispose() => _entry.Dispose();

    internal static I2cDevice Panel() => I2cDevice.Create(new I2cConnectionSettings(1, 0x3C));

    internal static SerialPort Port(string name, int baudRate)
    {
        var port = new SerialPort(name, baudRate);
        port.Open();
        return port;
    }

    internal static byte[] Received(SerialPort port)
    {
        var bytes = new byte[port.BytesToRead];
        if (bytes.Length > 0)
            port.Read(bytes, 0, bytes.Length);
        return bytes;
    }
}
