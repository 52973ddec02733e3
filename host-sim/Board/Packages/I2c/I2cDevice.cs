using Terminal.Board;

namespace System.Device.I2c;

/// <summary>A device on an I2C bus of the board in which it is built.</summary>
public class I2cDevice : IDisposable
{
    private readonly PowerSession _power = PowerSession.Ambient;
    private readonly byte[] _one = new byte[1];
    private bool _disposed;

    /// <summary>Opens a device; whether it is there shows at the first transfer.</summary>
    /// <exception cref="ArgumentException">No such bus, or not a 7-bit address.</exception>
    public I2cDevice(I2cConnectionSettings settings)
    {
        if (settings.BusId is not (1 or 2) || settings.DeviceAddress is < 0 or > 0x7F)
            throw new ArgumentException("An ESP32 has buses 1 and 2, with 7-bit addresses.");
        ConnectionSettings = settings;
    }

    /// <summary>Which device on which bus.</summary>
    public I2cConnectionSettings ConnectionSettings { get; }

    /// <summary>Opens a device; whether it is there shows at the first transfer.</summary>
    public static I2cDevice Create(I2cConnectionSettings settings) => new I2cDevice(settings);

    /// <summary>Reads one byte. When nobody answers it is the one read or written by itself before: the package tells no status here.</summary>
    public byte ReadByte()
    {
        Transfer([], _one);
        return _one[0];
    }

    /// <summary>Fills a buffer.</summary>
    public I2cTransferResult Read(SpanByte buffer)
    {
        var read = new byte[buffer.Length];
        var result = Transfer([], read);
        new SpanByte(read).CopyTo(buffer);
        return result;
    }

    /// <summary>Sends one byte.</summary>
    public I2cTransferResult WriteByte(byte value)
    {
        _one[0] = value;
        return Transfer(_one, []);
    }

    /// <summary>Sends bytes in one transaction.</summary>
    public I2cTransferResult Write(SpanByte buffer) => Transfer(buffer.ToArray(), []);

    /// <summary>Sends bytes, then reads after a repeated start.</summary>
    public I2cTransferResult WriteRead(SpanByte writeBuffer, SpanByte readBuffer)
    {
        var read = new byte[readBuffer.Length];
        var result = Transfer(writeBuffer.ToArray(), read);
        new SpanByte(read).CopyTo(readBuffer);
        return result;
    }

    /// <summary>Closes the device.</summary>
    public void Dispose()
    {
        _disposed = true;
        GC.SuppressFinalize(this);
    }

    private I2cTransferResult Transfer(byte[] write, byte[] read)
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        bool answered = false;
        _power.Board.Change(() =>
        {
            if (_power.Live.Board.OnI2c(_power, ConnectionSettings.BusId, ConnectionSettings.DeviceAddress) is not { } target)
                return;
            answered = true;
            if (write.Length > 0)
                target.Write(write);
            if (read.Length > 0)
                target.Read(read);
        });
        return answered
            ? new I2cTransferResult(I2cTransferStatus.FullTransfer, write.Length + read.Length)
            : new I2cTransferResult(I2cTransferStatus.SlaveAddressNotAcknowledged, 0);
    }
}
