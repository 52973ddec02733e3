using System.Threading;
using Terminal.Core.Ports;

namespace Terminal.Esp32;

/// <summary>The line to the acquirer: each message is one HTTPS request of its own, with the acquirer's certificate verified against one pinned root.</summary>
public sealed class HttpsLink : IHostLink
{
    private readonly string _address;
    private readonly string _rootPem;
    private readonly int _timeout;

    /// <summary>Remembers where to send; touches no network.</summary>
    /// <param name="baseAddress">Scheme, host and port, such as <c>https://host:8443</c>. With any other scheme, or empty, nothing is ever sent.</param>
    /// <param name="rootPem">The root certificate that the host's must lead to, as PEM; the only one trusted.</param>
    /// <param name="timeoutMilliseconds">The longest that one exchange may take, connecting included.</param>
    public HttpsLink(string baseAddress, string rootPem, int timeoutMilliseconds = 30000)
    {
        _address = baseAddress.TrimEnd('/') + "/iso8583";
        _rootPem = rootPem;
        _timeout = timeoutMilliseconds;
    }

    /// <inheritdoc/>
    public Delivery Exchange(byte[] request, int requestLength, byte[] response, out int responseLength)
    {
        responseLength = 0;
        // Card numbers travel encrypted or not at all (PCI DSS 4.2.1).
        if (!_address.StartsWith("https://"))
            return Delivery.NotSent;

        // A thread for each exchange: the HTTP packages catch in instance methods, and on the device each such catch costs its thread
        // one of six unwind records for ever. The join also bounds what the packages leave unbounded: the wait for the body.
        HttpsExchange exchange = new HttpsExchange(_address, _rootPem, _timeout, request, requestLength, response.Length);
        Thread thread = new Thread(exchange.Run);
        thread.Start();
        thread.Join(_timeout);
        return exchange.Conclude(response, out responseLength);
    }

    /// <inheritdoc/>
    public int Fetch(string path, int offset, byte[] buffer, int count) => FetchStatus.NoAnswer;
}
