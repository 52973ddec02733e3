namespace Terminal.Core.Ports;

/// <summary>The buzzer.</summary>
public interface ISignal
{
    /// <summary>Plays a sound; returns within 60 milliseconds.</summary>
    void Play(Sound sound);
}
