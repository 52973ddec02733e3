namespace Terminal.Core.Ports;

/// <summary>What the printer says of itself.</summary>
public enum PrinterState : byte
{
    /// <summary>Paper is in and the cover is shut.</summary>
    Ready,
    /// <summary>The paper has run out.</summary>
    PaperOut,
    /// <summary>The cover is open.</summary>
    CoverOpen,
    /// <summary>It said nothing in time: unknown, which is not the same as out of paper.</summary>
    NoAnswer,
}
