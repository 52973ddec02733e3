using System.Collections.Generic;

namespace Terminal.Board.Maps;

/// <summary>Where a line of a part is wired.</summary>
/// <param name="Gpio">The pins, in the line's order.</param>
/// <param name="Why">Why these.</param>
public sealed record MappedLine(IReadOnlyList<int> Gpio, string Why);
