namespace Terminal.Board.Parts;

/// <summary>The buzzer began or ceased to sound.</summary>
/// <param name="Milliseconds">When, in the board's time.</param>
/// <param name="Sounding">Whether it sounds from then on.</param>
public sealed record BuzzerChange(long Milliseconds, bool Sounding);
