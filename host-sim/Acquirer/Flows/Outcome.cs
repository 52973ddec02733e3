namespace Terminal.Acquirer.Flows;

/// <summary>What a request came to.</summary>
/// <param name="Answer">The answer's bytes.</param>
/// <param name="Explanation">What was decided and why, for people.</param>
internal sealed record Outcome(byte[] Answer, string Explanation);
