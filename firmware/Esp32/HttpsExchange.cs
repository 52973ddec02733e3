using System;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Net.Http.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using Terminal.Core.Ports;

namespace Terminal.Esp32;

/// <summary>
/// One message and its answer, on a thread of its own. What is known of the delivery is decided by one moment: the content is asked to
/// write itself only when the connection stands, the certificate is verified and the headers are out; no byte of the message leaves before.
/// </summary>
internal sealed class HttpsExchange
{
    private readonly object _lock = new object();
    private readonly string _address;
    private readonly string _rootPem;
    private readonly int _timeout;
    private readonly byte[] _request;
    private readonly int _requestLength;

    // Not the caller's buffer: an exchange given up may still be receiving when the next one begins.
    private readonly byte[] _answer;
    private int _answerLength;
    private bool _started;
    private bool _concluded;
    private HttpResponseMessage? _response;

    internal HttpsExchange(string address, string rootPem, int timeout, byte[] request, int requestLength, int answerCapacity)
    {
        _address = address;
        _rootPem = rootPem;
        _timeout = timeout;
        _request = request;
        _requestLength = requestLength;
        _answer = new byte[answerCapacity];
    }

    /// <summary>The thread's entry.</summary>
    internal void Run() => TryRun(this);

    /// <summary>Ends the exchange, finished or not: from here on it neither sends nor answers.</summary>
    internal Delivery Conclude(byte[] response, out int responseLength)
    {
        HttpResponseMessage? unfinished;
        lock (_lock)
        {
            _concluded = true;
            unfinished = _response;
            responseLength = _answerLength;
        }

        // Closing the connection under the reading thread ends it; the device's own limit for a stalled body is five minutes.
        if (unfinished is not null)
            TryDispose(unfinished);
        if (responseLength == 0)
            return _started ? Delivery.Unknown : Delivery.NotSent;

        Array.Copy(_answer, 0, response, 0, responseLength);
        return Delivery.Answer;
    }

    private static void TryRun(HttpsExchange exchange)
    {
        try
        {
            exchange.Send();
        }
        catch (Exception)
        {
            // Whatever it is (the device throws SocketException, WebException, IOException, NullReferenceException ...),
            // how far the message came is known without it.
        }
    }

    private static void TryDispose(HttpResponseMessage response)
    {
        try
        {
            response.Dispose();
        }
        catch (Exception)
        {
            // The connection is being given up anyway.
        }
    }

    private void Send()
    {
        // The packages free native memory only when told to: everything is disposed, every time.
        using HttpClient client = new HttpClient();
        client.HttpsAuthentCert = new X509Certificate(_rootPem);
        client.SslVerification = SslVerification.CertificateRequired;
        client.SslProtocols = SslProtocols.Tls12;
        client.Timeout = TimeSpan.FromMilliseconds(_timeout);

        using MessageContent content = new MessageContent(this);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        using HttpRequestMessage request = new HttpRequestMessage(HttpMethod.Post, _address);
        request.Content = content;

        // Headers only: reading the content whole would let the other end decide how much memory it takes.
        using HttpResponseMessage response = client.Send(request, HttpCompletionOption.ResponseHeadersRead);
        if (response.StatusCode == HttpStatusCode.OK)
            Receive(response);
    }

    private void Receive(HttpResponseMessage response)
    {
        lock (_lock)
        {
            if (_concluded)
                return;
            _response = response;
        }

        try
        {
            // A stream over a given array does not grow: an answer that is too large throws.
            using MemoryStream body = new MemoryStream(_answer);
            response.Content.CopyTo(body);
            int length = (int)body.Position;
            long announced = response.Content.Headers.ContentLength;
            if (announced < 0 || announced == length)
                Finish(length);
        }
        finally
        {
            lock (_lock)
                _response = null;
        }
    }

    private void Finish(int length)
    {
        lock (_lock)
        {
            if (!_concluded)
                _answerLength = length;
        }
    }

    private void WriteMessage(Stream stream)
    {
        lock (_lock)
        {
            // Given up before it began: the caller has been told NotSent, so it must never be sent.
            if (_concluded)
                throw new InvalidOperationException();
            _started = true;
        }

        stream.Write(_request, 0, _requestLength);
    }

    private sealed class MessageContent : HttpContent
    {
        private readonly HttpsExchange _exchange;

        internal MessageContent(HttpsExchange exchange) => _exchange = exchange;

        protected override void SerializeToStream(Stream stream) => _exchange.WriteMessage(stream);

        // Without a length the device sends nothing: it knows no other framing unless asked for chunks.
        protected override bool TryComputeLength(out long length)
        {
            length = _exchange._requestLength;
            return true;
        }
    }
}
