namespace Terminal.Acquirer;

/// <summary>What the voice desk says to a merchant on the telephone.</summary>
/// <param name="Code">Six digits to key at the terminal; empty when the sale is refused.</param>
/// <param name="Text">The decision and its reason, in sentences for the operator; no card number but its mask.</param>
public sealed record VoiceAnswer(string Code, string Text)
{
    /// <summary>Whether a code was given.</summary>
    public bool IsApproved => Code.Length > 0;
}
