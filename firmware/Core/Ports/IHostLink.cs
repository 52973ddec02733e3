namespace Terminal.Core.Ports;

/// <summary>The line to the acquirer: <c>POST /iso8583</c> over TLS 1.2 or 1.3, the acquirer's certificate verified against the pinned root.</summary>
public interface IHostLink
{
    /// <summary>Sends one message and waits at most 30 seconds for the answer.</summary>
    /// <param name="request">Holds the message.</param>
    /// <param name="requestLength">Its length in bytes.</param>
    /// <param name="response">Receives the answer; an answer that does not fit is <see cref="Delivery.Unknown"/>.</param>
    /// <param name="responseLength">Length of the answer, 0 when there is none.</param>
    Delivery Exchange(byte[] request, int requestLength, byte[] response, out int responseLength);

    /// <summary>Gets a part of a document that the acquirer offers (<c>GET</c> with <c>Range</c>, RFC 9110): parameters, the stop list.</summary>
    /// <param name="path">Path and query, ASCII, beginning with <c>/</c>.</param>
    /// <param name="offset">The first byte wanted, from 0.</param>
    /// <param name="buffer">Receives the bytes, from its start.</param>
    /// <param name="count">How many are wanted at the most; at most the buffer's length.</param>
    /// <returns>How many came: fewer than wanted, 0 included, only where the document ends; or a value of <see cref="FetchStatus"/>.</returns>
    int Fetch(string path, int offset, byte[] buffer, int count);
}
