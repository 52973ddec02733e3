namespace System.IO.Ports;

/// <summary>What was received.</summary>
public enum SerialData
{
    /// <summary>Bytes.</summary>
    Chars = 1,
    /// <summary>Bytes with the watched one among them.</summary>
    WatchChar = 2,
}
