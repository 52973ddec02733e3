namespace Terminal.Core.Ports;

/// <summary>A key of the 4 x 4 keypad; the value is the ASCII code of its legend.</summary>
public enum Key : byte
{
    /// <summary>No key.</summary>
    None = 0,
    /// <summary>Digit 0; digits 1 to 9 follow, so that key - Digit0 is the digit's value.</summary>
    Digit0 = 0x30,
    /// <summary>Digit 1.</summary>
    Digit1 = 0x31,
    /// <summary>Digit 2.</summary>
    Digit2 = 0x32,
    /// <summary>Digit 3.</summary>
    Digit3 = 0x33,
    /// <summary>Digit 4.</summary>
    Digit4 = 0x34,
    /// <summary>Digit 5.</summary>
    Digit5 = 0x35,
    /// <summary>Digit 6.</summary>
    Digit6 = 0x36,
    /// <summary>Digit 7.</summary>
    Digit7 = 0x37,
    /// <summary>Digit 8.</summary>
    Digit8 = 0x38,
    /// <summary>Digit 9.</summary>
    Digit9 = 0x39,
    /// <summary><c>*</c>: takes back the last digit.</summary>
    Clear = 0x2A,
    /// <summary><c>#</c>: two zeros.</summary>
    DoubleZero = 0x23,
    /// <summary><c>A</c>: the merchant's menu.</summary>
    Menu = 0x41,
    /// <summary><c>B</c>: up, or the other choice.</summary>
    Up = 0x42,
    /// <summary><c>C</c>: cancel; works at every prompt.</summary>
    Cancel = 0x43,
    /// <summary><c>D</c>: enter, yes.</summary>
    Enter = 0x44,
}
