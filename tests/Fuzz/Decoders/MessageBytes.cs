using System.Collections.Generic;
using System.Linq;
using Terminal.Core.Messages;

namespace Terminal.Tests.Fuzz.Decoders;

/// <summary>An ISO 8583 message: parsed, checked against the rules of its type, and built again from its fields.</summary>
internal sealed class MessageBytes : Decoder
{
    public override string Name => "message";

    public override IReadOnlyList<byte[]> Corpus { get; } = [.. Testville.Requests, .. Testville.Answers];

    public override IReadOnlyList<byte[]> Words => Testville.MessageWords;

    public override Outcome Run(byte[] input)
    {
        var message = Received(input, 0, 0);
        var result = message.Parse(input.Length);
        var other = Received(input, 64, (byte)'0');
        Must(result == other.Parse(input.Length) || input.Length < message.Bytes.Length, "What lies behind the message's end changes nothing.");
        Must(Enum.IsDefined(result) && message.FaultOffset >= 0 && message.FaultOffset <= input.Length, "The result and its place are told.");
        if (result != ParseResult.Ok)
        {
            Must(message.Length == 0 && !Fields(message).Any(), "Nothing is kept of a message that is none.");
            return Outcome.Refused;
        }

        Must(MessageRules.Check(message) is >= MessageRules.UnknownMessage and <= 128, "The rules name a field.");
        for (int tag = 0; tag < 100; tag++)
            Must(!message.FindTag(tag, out int at, out int length) || at + length <= message.Length, "A tag lies within the message.");
        message.IsGenuine(Testville.Crypto, Testville.Keys.MessageMac);
        Must(Rebuilt(message).SameContent(message), "The same fields make the same message.");
        return Outcome.Accepted;
    }

    // A buffer that ends with the message makes every byte read beyond it an exception.
    private static Message Received(byte[] input, int room, byte behind)
    {
        var message = new Message(Math.Max(input.Length + room, 52));
        Array.Fill(message.Bytes, behind);
        input.CopyTo(message.Bytes, 0);
        return message;
    }

    private static IEnumerable<int> Fields(Message message) => Enumerable.Range(0, FieldTable.Count).Select(FieldTable.NumberAt).Where(message.Has);

    private static Message Rebuilt(Message message)
    {
        var built = new Message(message.Length);
        built.Begin(message.Mti);
        for (int i = 0; i < FieldTable.Count - 1; i++)
        {
            int field = FieldTable.NumberAt(i);
            if (message.Has(field))
                built.PutSame(field, message);
        }

        built.Seal(Testville.Crypto, Testville.Keys.MessageMac);
        return built;
    }
}
