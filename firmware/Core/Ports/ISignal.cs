namespace Terminal.Core.Ports;

/// <summary>The buzzer.</summary>
public interface ISignal
{
    /// <summary>Plays a sound; returns within 60 milliseconds, after <see cref="Sound.Alarm"/> within half a second.</summary>
    void Play(Sound sound);
}
