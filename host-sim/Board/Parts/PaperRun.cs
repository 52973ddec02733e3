namespace Terminal.Board.Parts;

/// <summary>Characters of one style.</summary>
/// <param name="Text">What is to be read.</param>
/// <param name="Bold">Whether it is heavier.</param>
/// <param name="Width">1 to 8 times as wide as a plain character of 12 dots.</param>
/// <param name="Height">1 to 8 times as high as a plain character of 24 dots.</param>
/// <param name="Underlined">Whether it is underlined.</param>
/// <param name="Small">Whether it is font B: 9 by 17 dots.</param>
public sealed record PaperRun(string Text, bool Bold, int Width, int Height, bool Underlined, bool Small);
