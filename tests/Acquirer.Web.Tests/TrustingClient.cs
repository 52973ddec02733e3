using System.Net.Http;
using System.Net.Http.Headers;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace Terminal.Tests.Support;

/// <summary>HTTPS as terminals speak it: one root is trusted, and no other.</summary>
internal static class TrustingClient
{
    /// <summary>How a certificate is judged.</summary>
    public static X509ChainPolicy Policy(X509Certificate2 root)
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(root);
        return policy;
    }

    /// <summary>A client that keeps its connections.</summary>
    public static HttpClient Of(X509Certificate2 root, Uri? address = null) => new(new SocketsHttpHandler
    {
        SslOptions = new SslClientAuthenticationOptions { CertificateChainPolicy = Policy(root) },
        PooledConnectionIdleTimeout = TimeSpan.FromMinutes(10),
    })
    { BaseAddress = address };

    /// <summary>A message as the body of a request.</summary>
    public static ByteArrayContent Content(byte[] message)
    {
        var content = new ByteArrayContent(message);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        return content;
    }
}
