namespace Terminal.Core.Ports;

/// <summary>The buzzer.</summary>
public interface ISignal
{
    /// <summary>Starts a sound and returns; a new sound replaces the one before.</summary>
    void Play(Sound sound);
}
