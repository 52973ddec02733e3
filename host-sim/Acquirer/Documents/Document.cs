using System;

namespace Terminal.Acquirer.Documents;

/// <summary>What the host answers to a GET.</summary>
/// <param name="Status">HTTP status: 200 for a document, of which a part may be asked for; another for a refusal.</param>
/// <param name="Content">The document's bytes; none with a refusal.</param>
/// <param name="Text">What a refusal says.</param>
public sealed record Document(int Status, ReadOnlyMemory<byte> Content, string Text)
{
    internal static Document Of(ReadOnlyMemory<byte> content) => new(200, content, "");

    internal static Document Refusal(int status, string text) => new(status, ReadOnlyMemory<byte>.Empty, text);
}
