using System.Collections.Generic;

namespace Terminal.Board.Maps;

/// <summary>What the pins of a chip can do: <c>hardware/*.chip.json</c>.</summary>
/// <param name="Name">The chip.</param>
/// <param name="Images">What the names of the stock images for it begin with (<c>SystemInfo.TargetName</c>; <c>SystemInfo.Platform</c> is the same on all of these chips).</param>
/// <param name="Gpio">The pins there are.</param>
/// <param name="InputOnly">Those that cannot drive and have no pull-ups.</param>
/// <param name="Reserved">Those that no board has to give.</param>
/// <param name="Strapping">Those whose level at reset the chip obeys.</param>
/// <param name="PulsesAtStart">Those that the chip itself drives for a moment while it starts.</param>
public sealed record ChipMap(
    string Name,
    string Images,
    IReadOnlyList<int> Gpio,
    IReadOnlyList<int> InputOnly,
    IReadOnlyList<ReservedPins> Reserved,
    IReadOnlyList<StrappingPin> Strapping,
    IReadOnlyList<int> PulsesAtStart);
