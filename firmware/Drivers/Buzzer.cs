using System.Device.Gpio;
using Terminal.Core.Ports;

namespace Terminal.Drivers;

/// <summary>
/// An active buzzer on one pin: high sounds. The terminal has one thread and no timer, so a sound is played out before
/// <see cref="Play"/> returns: 60 ms at most, shorter than a key is held. Only the alarm is longer: nobody keys at a dark display.
/// </summary>
public sealed class Buzzer : ISignal
{
    // Milliseconds of sound and silence in turn, beginning and ending with sound.
    private static readonly byte[] Click = { 8 };
    private static readonly byte[] Long = { 60 };
    private static readonly byte[] Twice = { 20, 20, 20 };
    private static readonly byte[] Trill = { 12, 12, 12, 12, 12 };
    private static readonly byte[] ThreeLong = { 120, 60, 120, 60, 120 };

    private readonly GpioPin _pin;
    private readonly IClock _clock;

    /// <summary>Takes the pin and keeps it low.</summary>
    public Buzzer(GpioController gpio, int pin, IClock clock)
    {
        _clock = clock;
        _pin = gpio.OpenPin(pin, PinMode.Output);
        _pin.Write(PinValue.Low);
    }

    /// <inheritdoc/>
    public void Play(Sound sound)
    {
        byte[] pattern = sound switch
        {
            Sound.Key => Click,
            Sound.Good => Long,
            Sound.Bad => Twice,
            Sound.Alarm => ThreeLong,
            _ => Trill,
        };

        for (int i = 0; i < pattern.Length; i++)
        {
            // Toggled rather than written, for a PinValue is an object on the heap.
            _pin.Toggle();
            Pace.Until(_clock, _clock.Uptime + pattern[i]);
        }

        _pin.Toggle();
    }
}
