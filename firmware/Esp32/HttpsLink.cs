using System;
using Terminal.Core.Ports;

namespace Terminal.Esp32;

/// <summary>The line to the acquirer: each exchange is one HTTPS request of its own, with the acquirer's certificate verified against one pinned root.</summary>
public sealed class HttpsLink : IHostLink
{
    private readonly string _address;
    private readonly string _rootPem;
    private readonly int _timeout;

    /// <summary>Remembers where to send; touches no network.</summary>
    /// <param name="baseAddress">Scheme, host and port, such as <c>https://host:8443</c>. With any other scheme, or empty, nothing is ever sent.</param>
    /// <param name="rootPem">The root certificate that the host's must lead to, as PEM. The device trusts its own store of certificates too, which is to be empty.</param>
    /// <param name="timeoutMilliseconds">The longest that one exchange may take, connecting included.</param>
    public HttpsLink(string baseAddress, string rootPem, int timeoutMilliseconds = 30000)
    {
        _address = baseAddress.TrimEnd('/');
        _rootPem = rootPem;
        _timeout = timeoutMilliseconds;
    }

    // Card numbers travel encrypted or not at all (PCI DSS 4.2.1), and neither does anything else.
    private bool IsSecure => _address.StartsWith("https://");

    /// <inheritdoc/>
    /// <remarks>A TLS handshake is a native call that stops every thread for a second or two, without a time limit: whoever calls has shown on the screen that it begins.</remarks>
    public Delivery Exchange(byte[] request, int requestLength, byte[] response, out int responseLength)
    {
        responseLength = 0;
        if (!IsSecure || !Heap.HasRoom())
            return Delivery.NotSent;

        HttpsExchange exchange = new HttpsExchange(_address + "/iso8583", _rootPem, _timeout, request, requestLength, response.Length);
        exchange.Perform();
        if (exchange.Status != 200 || exchange.Length == 0)
            return exchange.IsStarted ? Delivery.Unknown : Delivery.NotSent;

        exchange.CopyTo(response);
        responseLength = exchange.Length;
        return Delivery.Answer;
    }

    /// <inheritdoc/>
    /// <exception cref="OutOfMemoryException">There is no room for it: the program is to end and the chip to restart.</exception>
    public int Fetch(string path, int offset, byte[] buffer, int count)
    {
        if (!IsSecure)
            return FetchStatus.NoAnswer;

        // Documents are got at rest, between sales: the moment to begin anew with an empty heap, since nothing that a restart forgets is under way.
        if (!Heap.HasRoom())
            throw new OutOfMemoryException();

        HttpsExchange exchange = new HttpsExchange(_address + path, _rootPem, _timeout, offset, count);
        exchange.Perform();
        switch (exchange.Status)
        {
            case 206 when IsPart(exchange, offset, count):
            // A host without ranges sends the whole document: only its beginning is where it is wanted.
            case 200 when offset == 0:
                exchange.CopyTo(buffer);
                return exchange.Length;
            case 416:
                return 0;
            // Too slow, or too often: the acquirer says nothing of the document.
            case 408:
            case 429:
                return FetchStatus.NoAnswer;
            default:
                return exchange.Status / 100 == 4 ? FetchStatus.Refused : FetchStatus.NoAnswer;
        }
    }

    // The part that was asked for: shorter only where the document ends (RFC 9110, section 14.4).
    private static bool IsPart(HttpsExchange exchange, int offset, int count)
    {
        int end = offset + exchange.Length;
        string part = "bytes " + offset + "-" + (end - 1) + "/";
        return exchange.Length == count ? exchange.ContentRange.StartsWith(part) : exchange.ContentRange == part + end;
    }
}
