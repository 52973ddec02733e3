using Terminal.Acquirer.Exchanges;
using Terminal.Core.Messages;

namespace Terminal.Acquirer.Flows;

/// <summary>What a request came to.</summary>
/// <param name="Answer">The answer's bytes.</param>
/// <param name="Explanation">What was decided and why, for people.</param>
internal sealed record Outcome(byte[] Answer, string Explanation)
{
    /// <summary>The response code that the answer gives.</summary>
    public string Code { get; } = FieldWalk.TextOf(Answer, Field.ResponseCode);
}
