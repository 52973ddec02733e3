namespace Terminal.Board.Maps;

/// <summary>A pin that is read at reset.</summary>
/// <param name="Gpio">The pin.</param>
/// <param name="Level">What it must be: <c>high</c>, <c>low</c>, or <c>none</c> where no part may pull it at all.</param>
/// <param name="Otherwise">What happens if it is not.</param>
public sealed record StrappingPin(int Gpio, string Level, string Otherwise);
