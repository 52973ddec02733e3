using System.Collections.Generic;
using System.Linq;
using Terminal.Core.Messages;

namespace Terminal.Tests.Fuzz.Decoders;

/// <summary>The list of tags in DE48.</summary>
internal sealed class Tags : Decoder
{
    private const int Before = 3;

    public override string Name => "tag-list";

    public override IReadOnlyList<byte[]> Corpus { get; } = Testville.Requests.Concat(Testville.Answers).Select(ListOf).ToArray();

    public override IReadOnlyList<byte[]> Words => Testville.MessageWords;

    public override Outcome Run(byte[] input)
    {
        byte[] bytes = [.. "999"u8, .. input];
        int misfit = TagList.Misfit(bytes, Before, input.Length);
        if (misfit >= 0)
        {
            Must(misfit >= Before && misfit < bytes.Length, "The fault lies within the list.");
            return Outcome.Refused;
        }

        int found = 0;
        for (int tag = 0; tag < 100; tag++)
        {
            if (!TagList.Find(tag, bytes, Before, input.Length, out int offset, out int length))
                continue;
            found += 4 + length;
            Must(offset >= Before + 4 && offset + length <= bytes.Length && length <= Tag.Longest(tag) && length >= Tag.Shortest(tag), "A tag lies within the list.");
        }

        Must(found == input.Length, "The tags make up the list.");
        return Outcome.Accepted;
    }

    private static byte[] ListOf(byte[] bytes)
    {
        var message = Testville.Parsed(bytes);
        return message.Bytes.AsSpan(message.Offset(Field.PrivateData), message.LengthOf(Field.PrivateData)).ToArray();
    }
}
