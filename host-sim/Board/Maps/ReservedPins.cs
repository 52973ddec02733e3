using System.Collections.Generic;

namespace Terminal.Board.Maps;

/// <summary>Pins that are taken.</summary>
/// <param name="Gpio">They.</param>
/// <param name="By">By what.</param>
public sealed record ReservedPins(IReadOnlyList<int> Gpio, string By);
