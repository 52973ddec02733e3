using System;

namespace Terminal.Core.Ports;

/// <summary>How one line of a receipt is printed.</summary>
[Flags]
public enum LineStyle : byte
{
    /// <summary>32 characters to the line, from the left.</summary>
    Plain = 0,
    /// <summary>Heavier print.</summary>
    Bold = 1,
    /// <summary>Twice as wide: 16 characters to the line.</summary>
    DoubleWidth = 2,
    /// <summary>Twice as high.</summary>
    DoubleHeight = 4,
    /// <summary>In the middle of the paper.</summary>
    Centred = 8,
}
