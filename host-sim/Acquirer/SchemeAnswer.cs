namespace Terminal.Acquirer;

/// <summary>What becomes of a refusal of the scheme.</summary>
/// <param name="IsTaken">Whether it was taken into the books.</param>
/// <param name="Text">What was done, or why nothing was, in a sentence for the operator.</param>
public sealed record SchemeAnswer(bool IsTaken, string Text);
