using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Terminal.Acquirer.Web;

/// <summary>
/// The acquirer's web face, on 127.0.0.1 unless told otherwise, TLS 1.2 and 1.3 only: <c>POST /iso8583</c> (application/octet-stream, one ISO 8583 message, one in the answer),
/// <c>GET</c> of <see cref="PaymentSwitch.Documents"/>, whole or a range, and <c>GET /health</c>. It logs nothing: what came in is in <see cref="PaymentSwitch.Exchanges"/>, masked.
/// </summary>
public sealed class AcquirerHost : IAsyncDisposable
{
    private readonly AcquirerHostOptions _options;
    private readonly X509Certificate2 _certificate;
    private readonly RequestHandler _handler;
    private WebApplication? _application;

    /// <summary>Prepares the face; nothing listens yet.</summary>
    /// <param name="paymentSwitch">The host behind it; not disposed here.</param>
    /// <param name="authority">Issues the server certificate.</param>
    /// <param name="options">Bounds; null for the defaults.</param>
    public AcquirerHost(PaymentSwitch paymentSwitch, TestCertificateAuthority authority, AcquirerHostOptions? options = null)
    {
        _options = options ?? new AcquirerHostOptions();
        _certificate = authority.Issue(_options.Names);
        _handler = new RequestHandler(paymentSwitch, _options);
    }

    /// <summary>Where it listens, such as <c>https://127.0.0.1:40123/</c>; known once started.</summary>
    public Uri BaseAddress => new(Addresses().First());

    /// <summary>Begins to listen.</summary>
    public async Task StartAsync(CancellationToken cancellation = default)
    {
        if (_application is not null)
            throw new InvalidOperationException("The host is started already.");

        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(Configure);
        var application = builder.Build();
        application.Run(_handler.HandleAsync);
        await application.StartAsync(cancellation).ConfigureAwait(false);
        _application = application;
    }

    /// <summary>Stops listening; requests in progress have <see cref="AcquirerHostOptions.StopWithin"/> to end, and a connection that is held on purpose is let go.</summary>
    public async Task StopAsync(CancellationToken cancellation = default)
    {
        if (_application is null)
            return;
        await _handler.LetGoAsync().ConfigureAwait(false);
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        bound.CancelAfter(_options.StopWithin);
        await _application.StopAsync(bound.Token).ConfigureAwait(false);
        await _application.DisposeAsync().ConfigureAwait(false);
        _application = null;
    }

    /// <summary>Stops and lets go of the certificate.</summary>
    public async ValueTask DisposeAsync()
    {
        await StopAsync().ConfigureAwait(false);
        _certificate.Dispose();
        await _handler.DisposeAsync().ConfigureAwait(false);
    }

    private ICollection<string> Addresses() =>
        _application?.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses
        ?? throw new InvalidOperationException("The host is not started.");

    private void Configure(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = _options.Connections;
        kestrel.Limits.MaxRequestBodySize = RequestHandler.BodyLimit;
        kestrel.Limits.MaxRequestHeaderCount = 20;
        kestrel.Limits.MaxRequestHeadersTotalSize = 4096;
        kestrel.Limits.MaxRequestLineSize = 256;
        kestrel.Limits.RequestHeadersTimeout = _options.ReadWithin;
        kestrel.Limits.KeepAliveTimeout = _options.KeepAlive;
        kestrel.Listen(_options.Address, _options.Port, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.UseHttps(_certificate, https =>
            {
                https.SslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13;
                https.HandshakeTimeout = _options.ReadWithin;
            });
        });
    }
}
