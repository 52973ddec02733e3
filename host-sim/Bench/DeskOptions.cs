using System;

namespace Terminal.Bench;

/// <summary>How a desk is set up.</summary>
public sealed record DeskOptions
{
    /// <summary>How long the terminal waits for an answer, in milliseconds; the protocol says 30 seconds.</summary>
    public int AnswerMilliseconds { get; init; } = 30_000;

    /// <summary>How fast the printer prints, in millimetres a second.</summary>
    public int PrinterMillimetresPerSecond { get; init; } = 60;

    /// <summary>Folder that keeps flash and database from one run to the next; null for a fresh terminal and acquirer.</summary>
    public string? State { get; init; }

    /// <summary>What runs on the chip in place of the terminal's firmware; null for the firmware.</summary>
    public Action? Firmware { get; init; }

    /// <summary>Told of failures that are nobody's play: a crash of the firmware.</summary>
    public Action<string> Alarm { get; init; } = static _ => { };
}
