using System;
using System.IO;
using System.Net;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.RateLimiting;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Terminal.Acquirer.Web;

/// <summary>What is done with one HTTP request: bounded, read, handed to the host behind it, and answered.</summary>
public sealed class RequestHandler : IAsyncDisposable
{
    /// <summary>The largest body, in bytes; a larger one gets HTTP 413.</summary>
    public const int BodyLimit = 2048;

    private readonly PaymentSwitch _switch;
    private readonly AcquirerHostOptions _options;
    private readonly PartitionedRateLimiter<IPAddress> _rate;
    private readonly CancellationTokenSource _stopping = new();

    /// <summary>Handles requests to a host.</summary>
    /// <param name="paymentSwitch">The host behind it; not disposed here.</param>
    /// <param name="options">Bounds.</param>
    public RequestHandler(PaymentSwitch paymentSwitch, AcquirerHostOptions options)
    {
        _switch = paymentSwitch;
        _options = options;
        _rate = PartitionedRateLimiter.Create<IPAddress, IPAddress>(remote => RateLimitPartition.GetTokenBucketLimiter(remote, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = _options.RequestBurst,
            TokensPerPeriod = _options.RequestsPerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));
    }

    /// <summary>Lets go of the connections that are held on purpose, now and from now on.</summary>
    public Task LetGoAsync() => _stopping.CancelAsync();

    /// <summary>Forgets who has asked how often.</summary>
    public ValueTask DisposeAsync()
    {
        _stopping.Dispose();
        return _rate.DisposeAsync();
    }

    /// <summary>Handles one request to its end.</summary>
    public async Task HandleAsync(HttpContext context)
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
