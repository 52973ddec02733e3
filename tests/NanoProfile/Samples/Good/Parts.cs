// room: Drivers
using System;
using System.Device.Gpio;
using System.Device.I2c;
using System.IO.Ports;

namespace Terminal.Drivers.Samples;

public sealed class Parts : IDisposable
{
    private readonly GpioController _pins = new GpioController();
    private readonly GpioPin _key;
    private readonly I2cDevice _display;
    private readonly SerialPort _reader;
    private readonly byte[] _received = new byte[64];
    private int _length;

    public Parts()
    {
        _key = _pins.OpenPin(32, PinMode.InputPullUp);
        _key.ValueChanged += OnKey;
        _pins.OpenPin(25, PinMode.Output).Write(PinValue.High);
        _pins.RegisterCallbackForPinValueChangedEvent(33, PinEventTypes.Falling, (sender, e) => _length = e.PinNumber);
        _display = I2cDevice.Create(new I2cConnectionSettings(1, 0x3C, I2cBusSpeed.FastMode));
        _reader = new SerialPort("COM2", 9600, Parity.None, 8, StopBits.One) { ReadBufferSize = 512 };
        _reader.DataReceived += OnData;
        _reader.Open();
    }

    public bool Show(byte[] pixels)
    {
        var span = new SpanByte(pixels, 0, 32);
        span[0] = 0x40;
        return _display.Write(span.Slice(0, 16)).Status == I2cTransferStatus.FullTransfer && _display.Write(pixels).BytesTransferred == (uint)pixels.Length;
    }

    public void Dispose()
    {
        _reader.Dispose();
        _display.Dispose();
        _pins.Dispose();
    }

    private void OnKey(object sender, PinValueChangedEventArgs e)
    {
        if (e.ChangeType == PinEventTypes.Falling && (bool)_key.Read())
        {
            _length = 0;
        }
    }

    private void OnData(object sender, SerialDataReceivedEventArgs e)
    {
        if (e.EventType == SerialData.Chars)
        {
            _length += _reader.Read(_received, _length, _reader.BytesToRead);
        }
    }
}
