extern alias framework;

using System.IO;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using Framework = framework::System.Net.Http;
using TlsVersions = System.Security.Authentication.SslProtocols;

namespace System.Net;

/// <summary>
/// The device's HttpWebRequest over .NET's HttpClient: synchronous, no redirects, no proxy, no cookies, one connection a request; the root it is given is
/// the only one trusted, and the host name is checked. A certificate is always required: the desk knows no other way.
/// </summary>
internal sealed class HttpWebRequest : WebRequest
{
    private readonly Uri _address;
    private readonly CancellationTokenSource _end = new();
    private Framework.HttpClient? _client;
    private SentContent? _content;
    private Task<Framework.HttpResponseMessage>? _exchange;
    private string? _range;
    private bool _isConnected;

    internal HttpWebRequest(Uri address) => _address = address;

    internal bool KeepAlive { get; set; } = true;

    /// <summary>Milliseconds; the longest that one read of the answer may take.</summary>
    internal int ReadWriteTimeout { get; set; } = 300_000;

    internal X509Certificate? HttpsAuthentCert { get; set; }

    internal SslProtocols SslProtocols { get; set; } = SslProtocols.None;

    internal SslVerification SslVerification { get; set; } = SslVerification.CertificateRequired;

    internal void AddRange(int from, int to)
    {
        if (from < 0 || to < from)
            throw new ArgumentOutOfRangeException();
        _range = $"bytes={from}-{to}";
    }

    /// <summary>As on the device, the stream is there when the connection stands and the headers are out.</summary>
    internal override Stream GetRequestStream()
    {
        if (Method is "GET" or "HEAD" || ContentLength < 0)
            throw new InvalidOperationException("The device sends a body with its length, and none with GET.");
        _content = new SentContent(ContentLength, ContentType);
        _exchange = Begin();
        Task.WaitAny(_exchange, _content.Stream);
        return _content.Stream.IsCompletedSuccessfully ? _content.Stream.Result : throw _exchange.Exception!.GetBaseException();
    }

    internal override WebResponse GetResponse()
    {
        _exchange ??= Begin();
        _content?.End();
        _end.CancelAfter(Timeout);
        return new HttpWebResponse(_exchange.GetAwaiter().GetResult());
    }

    protected override void Dispose(bool disposing)
    {
        _end.Cancel();
        _client?.Dispose();
    }

    private Task<Framework.HttpResponseMessage> Begin()
    {
        if (SslVerification != SslVerification.CertificateRequired)
            throw new NotSupportedException("Only CertificateRequired verifies anything on the device.");

        _client = new Framework.HttpClient(Handler()) { Timeout = Threading.Timeout.InfiniteTimeSpan };
        return SendAsync();
    }

    private async Task<Framework.HttpResponseMessage> SendAsync()
    {
        using Framework.HttpRequestMessage message = new(new Framework.HttpMethod(Method), _address);
        message.Headers.ConnectionClose = !KeepAlive;
        message.Content = _content;
        if (_range is not null)
            message.Headers.TryAddWithoutValidation("Range", _range);
        return await _client!.SendAsync(message, Framework.HttpCompletionOption.ResponseHeadersRead, _end.Token).ConfigureAwait(false);
    }

    private Framework.SocketsHttpHandler Handler()
    {
        X509ChainPolicy policy = new() { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        if (HttpsAuthentCert is not null)
            policy.CustomTrustStore.Add(HttpsAuthentCert.Framework);

        return new Framework.SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseProxy = false,
            UseCookies = false,
            MaxResponseDrainSize = 0,
            ConnectTimeout = TimeSpan.FromMinutes(1),
            ConnectCallback = (context, cancellation) => ConnectAsync(context.DnsEndPoint, cancellation),
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy, EnabledSslProtocols = (TlsVersions)(int)SslProtocols },
        };
    }

    // .NET would connect again and repeat a GET that got no answer; the device does not.
    private async ValueTask<Stream> ConnectAsync(DnsEndPoint host, CancellationToken cancellation)
    {
        if (_isConnected)
            throw new IOException("The host closed the connection without an answer.");

        Socket socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(host, cancellation).ConfigureAwait(false);
            _isConnected = true;
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>.NET asks a content to write itself when the connection stands: here it lends its stream until all is written.</summary>
    private sealed class SentContent : Framework.HttpContent
    {
        private readonly long _length;
        private readonly TaskCompletionSource<Stream> _stream = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly TaskCompletionSource _written = new(TaskCreationOptions.RunContinuationsAsynchronously);

        internal SentContent(long length, string? type)
        {
            _length = length;
            if (type is not null)
                Headers.TryAddWithoutValidation("Content-Type", type);
        }

        internal Task<Stream> Stream => _stream.Task;

        internal void End() => _written.TrySetResult();

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            _stream.SetResult(stream);
            return _written.Task.WaitAsync(cancellationToken);
        }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => SerializeToStreamAsync(stream, context, CancellationToken.None);

        protected override bool TryComputeLength(out long length)
        {
            length = _length;
            return true;
        }
    }
}
