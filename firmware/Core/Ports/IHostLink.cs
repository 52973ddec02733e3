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
}
