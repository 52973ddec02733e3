using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Threading;
using System.Threading.RateLimiting;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Terminal.Acquirer.Web;

/// <summary>
/// The acquirer's web face, on 127.0.0.1 unless told otherwise, TLS 1.2 and 1.3 only: <c>POST /iso8583</c> (application/octet-stream, one ISO 8583 message, one in the answer),
/// <c>GET</c> of <see cref="PaymentSwitch.Documents"/>, whole or a range, and <c>GET /health</c>. It logs nothing: what came in is in <see cref="PaymentSwitch.Exchanges"/>, masked.
/// </summary>
public sealed class AcquirerHost : IAsyncDisposable
{
    /// <summary>The largest body, in bytes; a larger one gets HTTP 413.</summary>
    public const int BodyLimit = 2048;

    private readonly PaymentSwitch _switch;
    private readonly AcquirerHostOptions _options;
    private readonly X509Certificate2 _certificate;
    private readonly PartitionedRateLimiter<IPAddress> _rate;
    private readonly CancellationTokenSource _stopping = new();
    private WebApplication? _application;

    /// <summary>Prepares the face; nothing listens yet.</summary>
    /// <param name="paymentSwitch">The host behind it; not disposed here.</param>
    /// <param name="authority">Issues the server certificate.</param>
    /// <param name="options">Bounds; null for the defaults.</param>
    public AcquirerHost(PaymentSwitch paymentSwitch, TestCertificateAuthority authority, AcquirerHostOptions? options = null)
    {
        _switch = paymentSwitch;
        _options = options ?? new AcquirerHostOptions();
        _certificate = authority.Issue(_options.Names);
        _rate = PartitionedRateLimiter.Create<IPAddress, IPAddress>(remote => RateLimitPartition.GetTokenBucketLimiter(remote, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = _options.RequestBurst,
            TokensPerPeriod = _options.RequestsPerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));
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
        application.Run(HandleAsync);
        await application.StartAsync(cancellation).ConfigureAwait(false);
        _application = application;
    }

    /// <summary>Stops listening; requests in progress have <see cref="AcquirerHostOptions.StopWithin"/> to end, and a connection that is held on purpose is let go.</summary>
    public async Task StopAsync(CancellationToken cancellation = default)
    {
        if (_application is null)
            return;
        await _stopping.CancelAsync().ConfigureAwait(false);
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
        _stopping.Dispose();
        await _rate.DisposeAsync().ConfigureAwait(false);
    }

    private ICollection<string> Addresses() =>
        _application?.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses
        ?? throw new InvalidOperationException("The host is not started.");

    private void Configure(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxConcurrentConnections = _options.Connections;
        kestrel.Limits.MaxRequestBodySize = BodyLimit;
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

    private async Task HandleAsync(HttpContext context)
    {
        using var lease = _rate.AttemptAcquire(context.Connection.RemoteIpAddress ?? IPAddress.None);
        if (!lease.IsAcquired)
            await TextAsync(context, 429, "Too many requests; wait a little.").ConfigureAwait(false);
        else if (context.Request.Path == "/iso8583")
            await PostAsync(context).ConfigureAwait(false);
        else if (!HttpMethods.IsGet(context.Request.Method))
            await TextAsync(context, 405, "Use GET; messages are posted to /iso8583.").ConfigureAwait(false);
        else if (context.Request.Path == "/health")
            await HealthAsync(context, _switch).ConfigureAwait(false);
        else
            await GetAsync(context).ConfigureAwait(false);
    }

    /// <summary>Says whether the host can serve: 200, or 503 when its database does not answer.</summary>
    internal static Task HealthAsync(HttpContext context, PaymentSwitch host) =>
        host.IsWell ? TextAsync(context, 200, "ok") : TextAsync(context, 503, "The database does not answer.");

    private async Task GetAsync(HttpContext context)
    {
        // As it was received: what the framework has decoded is not what was signed.
        string target = context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
        var document = await _switch.Documents.GetAsync(target).ConfigureAwait(false);
        if (document.Status != 200)
            await TextAsync(context, document.Status, document.Text).ConfigureAwait(false);
        else
            await Results.Bytes(document.Content, "application/octet-stream", enableRangeProcessing: true).ExecuteAsync(context).ConfigureAwait(false);
    }

    private async Task PostAsync(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method))
            await TextAsync(context, 405, "Use POST.").ConfigureAwait(false);
        else if (context.Request.ContentType != "application/octet-stream")
            await TextAsync(context, 415, "Send application/octet-stream.").ConfigureAwait(false);
        else
            await ExchangeAsync(context).ConfigureAwait(false);
    }

    private async Task ExchangeAsync(HttpContext context)
    {
        byte[] body = new byte[BodyLimit];
        try
        {
            int length = await ReadAsync(context, body).ConfigureAwait(false);
            var reply = await _switch.HandleAsync(body.AsMemory(0, length)).ConfigureAwait(false);
            await ReplyAsync(context, reply).ConfigureAwait(false);
        }
        catch (Microsoft.AspNetCore.Http.BadHttpRequestException error)
        {
            await TextAsync(context, error.StatusCode, error.StatusCode == 413 ? $"A message has at most {BodyLimit} bytes." : "The body cannot be read.").ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!context.RequestAborted.IsCancellationRequested)
        {
            await TextAsync(context, 408, "The body did not come in time.").ConfigureAwait(false);
        }
        catch (Exception error) when (error is OperationCanceledException or IOException)
        {
            context.Abort();
        }
        finally
        {
            CryptographicOperations.ZeroMemory(body);
        }
    }

    private async Task<int> ReadAsync(HttpContext context, byte[] body)
    {
        using var bound = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        bound.CancelAfter(_options.ReadWithin);
        int length = await context.Request.Body.ReadAtLeastAsync(body, body.Length, false, bound.Token).ConfigureAwait(false);

        // A full buffer may have more behind it; asking for it makes the server refuse a body over the limit.
        if (length == body.Length)
            await context.Request.Body.ReadAsync(new byte[1], bound.Token).ConfigureAwait(false);
        return length;
    }

    private async Task ReplyAsync(HttpContext context, Reply reply)
    {
        if (reply.IsSilent)
        {
            await Task.Delay(_options.HoldSilence, _stopping.Token).WaitAsync(context.RequestAborted).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            context.Abort();
        }
        else if (reply.Status != 200)
        {
            await TextAsync(context, reply.Status, reply.Text).ConfigureAwait(false);
        }
        else
        {
            context.Response.ContentType = "application/octet-stream";
            context.Response.ContentLength = reply.Message.Length;
            await context.Response.Body.WriteAsync(reply.Message, context.RequestAborted).ConfigureAwait(false);
        }
    }

    internal static Task TextAsync(HttpContext context, int status, string text)
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(text, context.RequestAborted);
    }
}
