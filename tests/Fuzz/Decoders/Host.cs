using System.Collections.Generic;
using System.Text.RegularExpressions;
using Terminal.Acquirer;
using Terminal.Core.Messages;
using Terminal.Tests.Support;

namespace Terminal.Tests.Fuzz.Decoders;

/// <summary>The host behind its web face: requests under a right DE128, which leads behind the MAC.</summary>
internal sealed class Host : Decoder
{
    private readonly Town _town = new();

    public override string Name => "host";

    public override int Inputs => 100_000;

    public override IReadOnlyList<byte[]> Corpus => Testville.Requests;

    public override IReadOnlyList<byte[]> Words => Testville.MessageWords;

    public override Outcome Run(byte[] input) => Check(_town.Host.HandleAsync(Testville.Sealed(input)).GetAwaiter().GetResult());

    public override void Dispose() => _town.Dispose();

    /// <summary>What a reply may be.</summary>
    public static Outcome Check(Reply reply)
    {
        Must(reply.Status is 200 or 400 or 403 && !reply.IsSilent, "The answer is 200, 400 or 403.");
        Must(!Regex.IsMatch(reply.Text, "[0-9]{12}"), "A refusal repeats nothing of the request.");
        if (reply.Status != 200)
            return Outcome.Refused;

        var answer = Testville.Parsed(reply.Message);
        Must(answer.Length <= Message.TerminalCapacity && answer.IsGenuine(Testville.Crypto, Testville.Keys.MessageMac), "The terminal can read the answer.");
        return Outcome.Accepted;
    }
}
