namespace Terminal.Core.Ports;

/// <summary>What is known of a request after an attempt to send it.</summary>
public enum Delivery : byte
{
    /// <summary>No byte of the message left the terminal: the host cannot have acted on it.</summary>
    NotSent,
    /// <summary>Something left and no answer came (silence, a broken connection, an HTTP status other than 200): the host may have acted on it.</summary>
    Unknown,
    /// <summary>An answer came; whether it is genuine and fits is for the caller to judge.</summary>
    Answer,
}
