namespace Terminal.Core.Ports;

/// <summary>What the buzzer can say.</summary>
public enum Sound : byte
{
    /// <summary>A key was taken.</summary>
    Key,
    /// <summary>Good: approved, read, done.</summary>
    Good,
    /// <summary>Bad: declined, not read, cannot.</summary>
    Bad,
    /// <summary>The merchant is needed.</summary>
    Attention,
    /// <summary>The display does not answer: listen, and look at the paper.</summary>
    Alarm,
}
