namespace System.Device.Gpio;

/// <summary>How pins are counted.</summary>
public enum PinNumberingScheme
{
    /// <summary>By GPIO number, the only way an ESP32 knows.</summary>
    Logical = 0,
    /// <summary>By position on the board.</summary>
    Board = 1,
}
