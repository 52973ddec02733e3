using System;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Threading;

namespace Terminal.Esp32;

/// <summary>
/// One HTTPS request and its answer, on a thread of its own: a message posted, or a part of a document got. What is known of a message's delivery is decided
/// by one moment: there is a stream to write it to only when the connection stands, the certificate is verified and the headers are out; no byte of it leaves before.
/// </summary>
/// <remarks>HttpClient, which stands on HttpWebRequest, refuses the header <c>Range</c>.</remarks>
internal sealed class HttpsExchange
{
    private const int Ok = 200;
    private const int PartialContent = 206;

    // The package's stream answers 0 while the rest of an answer is on its way.
    private const int Moment = 10;

    private readonly object _lock = new object();
    private readonly string _address;
    private readonly string _rootPem;
    private readonly int _timeout;
    private readonly byte[]? _message;
    private readonly int _messageLength;
    private readonly int _from;

    // Not the caller's buffer: an exchange given up may still be receiving when the next one begins.
    private readonly byte[] _answer;
    private bool _concluded;
    private HttpWebResponse? _response;

    /// <summary>A message to post; its answer fits into so many bytes, or is none.</summary>
    internal HttpsExchange(string address, string rootPem, int timeout, byte[] message, int messageLength, int answerCapacity)
        : this(address, rootPem, timeout, answerCapacity)
    {
        _message = message;
        _messageLength = messageLength;
    }

    /// <summary>A part of a document to get: so many bytes, beginning at one.</summary>
    internal HttpsExchange(string address, string rootPem, int timeout, int from, int count)
        : this(address, rootPem, timeout, count)
    {
        _from = from;
    }

    private HttpsExchange(string address, string rootPem, int timeout, int answerCapacity)
    {
        _address = address;
        _rootPem = rootPem;
        _timeout = timeout;
        _answer = new byte[answerCapacity];
    }

    /// <summary>Whether any byte of the message may have left.</summary>
    internal bool IsStarted { get; private set; }

    /// <summary>Status of the answer (RFC 9110, section 15); 0 while there is none that came whole.</summary>
    internal int Status { get; private set; }

    /// <summary>Bytes of content in the answer; those of an error are not read.</summary>
    internal int Length { get; private set; }

    /// <summary>What the answer says of its place in the document (RFC 9110, section 14.4); empty when it does not.</summary>
    internal string ContentRange { get; private set; } = "";

    /// <summary>Goes through the exchange, and ends it when its time is over: from then on it neither sends nor answers.</summary>
    internal void Perform()
    {
        // A thread for each exchange: the HTTP package catches in instance methods, and on the device each such catch costs its thread
        // one of six unwind records for ever. The join also bounds what the package leaves unbounded: connecting, and the wait for the whole content.
        Thread thread = new Thread(Run);
        thread.Start();
        thread.Join(_timeout);

        HttpWebResponse? unfinished;
        lock (_lock)
        {
            _concluded = true;
            unfinished = _response;
        }

        // Closing the connection under the reading thread ends it.
        if (unfinished is not null)
            TryDispose(unfinished);
    }

    /// <summary>Copies the content to the start of a buffer.</summary>
    internal void CopyTo(byte[] buffer) => Array.Copy(_answer, 0, buffer, 0, Length);

    private void Run() => TrySend(this);

    private static void TrySend(HttpsExchange exchange)
    {
        try
        {
            exchange.Send();
        }
        catch (Exception)
        {
            // Whatever it is (the device throws SocketException, WebException, IOException, NullReferenceException ...),
            // how far the exchange came is known without it.
        }
    }

    private static void TryDispose(HttpWebResponse response)
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
        // The package frees native memory only when told to: everything is disposed, every time.
        using HttpWebRequest request = (HttpWebRequest)WebRequest.Create(_address);
        request.HttpsAuthentCert = new X509Certificate(_rootPem);
        request.SslVerification = SslVerification.CertificateRequired;
        request.SslProtocols = SslProtocols.Tls12;
        request.KeepAlive = false;
        request.Timeout = _timeout;
        request.ReadWriteTimeout = _timeout;
        if (_message is null)
            request.AddRange(_from, _from + _answer.Length - 1);
        else
            WriteMessage(request, _message);

        using HttpWebResponse response = (HttpWebResponse)request.GetResponse();
        Receive(response);
    }

    private void WriteMessage(HttpWebRequest request, byte[] message)
    {
        request.Method = "POST";
        request.ContentType = "application/octet-stream";
        request.ContentLength = _messageLength;
        Stream stream = request.GetRequestStream();
        lock (_lock)
        {
            // Given up before it began: the caller has been told NotSent, so it must never be sent.
            if (_concluded)
                throw new InvalidOperationException();
            IsStarted = true;
        }

        stream.Write(message, 0, _messageLength);
    }

    private void Receive(HttpWebResponse response)
    {
        lock (_lock)
        {
            if (_concluded)
                return;
            _response = response;
        }

        try
        {
            int status = (int)response.StatusCode;
            int length = status is Ok or PartialContent ? ReadContent(response, status) : 0;
            if (length >= 0)
                Finish(status, length, response.GetResponseHeader("Content-Range"));
        }
        finally
        {
            lock (_lock)
                _response = null;
        }
    }

    // What the other end announces decides when to stop reading, never how much memory that takes.
    private int ReadContent(HttpWebResponse response, int status)
    {
        long announced = response.ContentLength;
        bool isWholeDocument = _message is null && status == Ok;
        if (announced < 0 || announced > _answer.Length && !isWholeDocument)
            return -1;

        int length = announced > _answer.Length ? _answer.Length : (int)announced;
        Stream stream = response.GetResponseStream();
        for (int done = 0; done < length;)
        {
            int read = stream.Read(_answer, done, length - done);
            if (_concluded)
                return -1;
            if (read == 0)
                Thread.Sleep(Moment);
            done += read;
        }

        return length;
    }

    private void Finish(int status, int length, string contentRange)
    {
        lock (_lock)
        {
            if (_concluded)
                return;
            Length = length;
            ContentRange = contentRange;
            Status = status;
        }
    }
}
