namespace System.IO.Ports;

/// <summary>The kind of the line.</summary>
public enum SerialMode
{
    /// <summary>RS-232 or logic levels.</summary>
    Normal = 0,
    /// <summary>RS-485, half duplex.</summary>
    RS485 = 1,
}
