using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Terminal.Tests.Esp32;

/// <summary>A host on the loopback interface that does to its first client what a test tells it to.</summary>
internal sealed class TlsHost : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly X509Certificate2 _root;
    private readonly X509Certificate2 _certificate;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _served;

    /// <param name="answer">What is sent when the request has been read; null: nothing, but the connection stays open; empty: it is closed.</param>
    /// <param name="name">The DNS name in the certificate; null: the loopback address.</param>
    /// <param name="expired">Whether the certificate was valid until yesterday.</param>
    /// <param name="handshake">Waited for before the handshake.</param>
    /// <param name="keepOpen">Whether the connection stays open after the answer.</param>
    internal TlsHost(string? answer = null, string? name = null, bool expired = false, Task? handshake = null, bool keepOpen = false)
    {
        (_root, _certificate) = Certify(name, expired);
        _listener.Start();
        ValueTask<Socket> client = _listener.AcceptSocketAsync(_end.Token);
        _served = Task.Run(() => Serve(client, answer, handshake ?? Task.CompletedTask, keepOpen));
    }

    internal string Address => $"https://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    internal string RootPem => _root.ExportCertificatePem();

    /// <summary>The headers of the request, once it has been read.</summary>
    internal string Headers { get; private set; } = "";

    /// <summary>The message in the request, once it has been read whole.</summary>
    internal byte[] Message { get; private set; } = [];

    /// <summary>An HTTP answer with this status and body, framed by its length.</summary>
    internal static string Answer(string body, string status = "200 OK") => $"HTTP/1.1 {status}\r\nContent-Length: {body.Length}\r\n\r\n{body}";

    /// <summary>Waits until the first client is done with, however it ended.</summary>
    internal void WaitUntilServed() => Assert.IsTrue(_served.Wait(TimeSpan.FromSeconds(30)), "The host still waits for its client.");

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
        WaitUntilServed();
        _end.Dispose();
        _certificate.Dispose();
        _root.Dispose();
    }

    private async Task Serve(ValueTask<Socket> client, string? answer, Task handshake, bool keepOpen)
    {
        try
        {
            using Socket socket = await client;
            await handshake.WaitAsync(_end.Token);
            using SslStream stream = new(new NetworkStream(socket, ownsSocket: true));
            await stream.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificate = _certificate }, _end.Token);
            await ReadRequest(stream);
            await stream.WriteAsync(Encoding.ASCII.GetBytes(answer ?? ""), _end.Token);
            if (answer is null || keepOpen)
                await stream.ReadExactlyAsync(new byte[1], _end.Token);
            await stream.ShutdownAsync();
        }
        catch (Exception e) when (e is System.IO.IOException or SocketException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
        {
            // The client or the test went away, which is what many of these tests are about.
        }
    }

    private async Task ReadRequest(SslStream stream)
    {
        StringBuilder headers = new();
        byte[] one = new byte[1];
        while (!headers.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            await stream.ReadExactlyAsync(one, _end.Token);
            headers.Append((char)one[0]);
        }

        Headers = headers.ToString();
        const string Length = "Content-Length: ";
        int at = Headers.IndexOf(Length, StringComparison.Ordinal) + Length.Length;
        byte[] message = new byte[at < Length.Length ? 0 : int.Parse(Headers[at..Headers.IndexOf('\r', at)])];
        await stream.ReadExactlyAsync(message, _end.Token);
        Message = message;
    }

    private static (X509Certificate2 Root, X509Certificate2 Host) Certify(string? name, bool expired)
    {
        DateTimeOffset today = DateTimeOffset.UtcNow;
        using ECDsa rootKey = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest rootRequest = new("CN=Test root", rootKey, HashAlgorithmName.SHA256);
        rootRequest.CertificateExtensions.Add(new X509BasicConstraintsExtension(true, false, 0, true));
        X509Certificate2 root = rootRequest.CreateSelfSigned(today.AddDays(-3), today.AddDays(3));

        using ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        CertificateRequest request = new("CN=Test host", key, HashAlgorithmName.SHA256);
        SubjectAlternativeNameBuilder names = new();
        if (name is null)
            names.AddIpAddress(IPAddress.Loopback);
        else
            names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 bare = request.Create(root, today.AddDays(-2), today.AddDays(expired ? -1 : 2), RandomNumberGenerator.GetBytes(8));
        return (root, bare.CopyWithPrivateKey(key));
    }
}
