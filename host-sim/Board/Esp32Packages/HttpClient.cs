extern alias framework;

using System.Net.Security;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using Framework = framework::System.Net.Http;
using TlsVersions = System.Security.Authentication.SslProtocols;

namespace System.Net.Http;

/// <summary>
/// The device's HttpClient over .NET's: synchronous, no redirects, no proxy, no cookies, one connection a request; the root it is given is
/// the only one trusted, and the host name is checked. A certificate is always required: the desk knows no other way.
/// </summary>
internal sealed class HttpClient : IDisposable
{
    private Framework.HttpClient? _client;

    internal TimeSpan Timeout { get; set; } = Threading.Timeout.InfiniteTimeSpan;

    internal X509Certificate? HttpsAuthentCert { get; set; }

    internal SslProtocols SslProtocols { get; set; } = SslProtocols.Tls12;

    internal SslVerification SslVerification { get; set; } = SslVerification.CertificateRequired;

    internal HttpResponseMessage Send(HttpRequestMessage request, HttpCompletionOption completionOption)
    {
        if (SslVerification != SslVerification.CertificateRequired)
            throw new NotSupportedException("Only CertificateRequired verifies anything on the device.");

        // As on the device, the time-out covers the wait for the answer's headers, and connecting has one of its own.
        using CancellationTokenSource answer = new();
        _client = new Framework.HttpClient(Handler()) { Timeout = Threading.Timeout.InfiniteTimeSpan };
        using Framework.HttpRequestMessage message = new(request.Method, request.RequestUri);
        message.Headers.ConnectionClose = true;
        message.Content = new SentContent(request.Content, () => answer.CancelAfter(Timeout));
        return new HttpResponseMessage(_client.Send(message, completionOption, answer.Token));
    }

    public void Dispose() => _client?.Dispose();

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
            SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = policy, EnabledSslProtocols = (TlsVersions)(int)SslProtocols },
        };
    }

    /// <summary>The device's content as .NET's: asked to write itself when the connection stands, as on the device.</summary>
    private sealed class SentContent : Framework.HttpContent
    {
        private readonly HttpContent _content;
        private readonly Action _sent;

        internal SentContent(HttpContent content, Action sent)
        {
            _content = content;
            _sent = sent;
            Headers.TryAddWithoutValidation("Content-Type", content.Headers.ContentType?.ToString());
        }

        protected override void SerializeToStream(IO.Stream stream, TransportContext? context, CancellationToken cancellationToken)
        {
            _content.CopyTo(stream);
            _sent();
        }

        protected override Threading.Tasks.Task SerializeToStreamAsync(IO.Stream stream, TransportContext? context) =>
            throw new NotSupportedException("The device sends synchronously.");

        protected override bool TryComputeLength(out long length)
        {
            length = _content.Headers.ContentLength;
            return length >= 0;
        }
    }
}
