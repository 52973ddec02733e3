namespace Terminal.Acquirer;

/// <summary>What goes back over HTTP.</summary>
/// <param name="Status">HTTP status; any other than 200 is no answer to the terminal (it may not believe it, for nothing proves it).</param>
/// <param name="Message">The ISO 8583 answer; empty unless the status is 200.</param>
/// <param name="Text">For other statuses: what is wrong, in words that hold nothing of the request.</param>
/// <param name="IsSilent">Whether the connection is to be held and then dropped without an answer.</param>
public sealed record Reply(int Status, byte[] Message, string Text, bool IsSilent)
{
    internal static Reply Answer(byte[] message) => new(200, message, "", false);

    internal static Reply Refusal(int status, string text) => new(status, [], text, false);

    internal static Reply Silence { get; } = new(200, [], "", true);
}
