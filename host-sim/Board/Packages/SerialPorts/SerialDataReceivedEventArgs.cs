namespace System.IO.Ports;

/// <summary>What was received.</summary>
public class SerialDataReceivedEventArgs : EventArgs
{
    internal SerialDataReceivedEventArgs(SerialData eventType) => EventType = eventType;

    /// <summary>Bytes, or the watched byte among them.</summary>
    public SerialData EventType { get; }
}
