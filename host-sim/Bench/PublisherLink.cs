using System;
using Terminal.Acquirer.Documents;
using Terminal.Core.Ports;

namespace Terminal.Bench;

/// <summary>A line to the acquirer's documents in the same process: over it a terminal's flash is filled before there is a terminal.</summary>
internal sealed class PublisherLink(TerminalDocuments documents) : IHostLink
{
    /// <inheritdoc/>
    public Delivery Exchange(byte[] request, int requestLength, byte[] response, out int responseLength)
    {
        responseLength = 0;
        return Delivery.NotSent;
    }

    /// <inheritdoc/>
    public int Fetch(string path, int offset, byte[] buffer, int count)
    {
        Document document = documents.GetAsync(path).GetAwaiter().GetResult();
        if (document.Status != 200)
            return document.Status / 100 == 4 ? FetchStatus.Refused : FetchStatus.NoAnswer;
        int length = Math.Clamp(document.Content.Length - offset, 0, count);
        document.Content.Span.Slice(Math.Min(offset, document.Content.Length), length).CopyTo(buffer);
        return length;
    }
}
