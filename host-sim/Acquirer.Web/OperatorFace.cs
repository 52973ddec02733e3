using System;
using System.Linq;
using System.Net;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using Terminal.Acquirer.Exchanges;

namespace Terminal.Acquirer.Web;

/// <summary>
/// What the operator's own programs ask, in plain HTTP on 127.0.0.1 and nowhere else: <c>GET /health</c> (200, or 503 when the database does not answer) and <c>GET /metrics</c>
/// in the text format of Prometheus: exchanges (<see cref="ExchangeMeter"/>), connections, the database's pool, the process. Neither holds card data or a terminal's name.
/// </summary>
public sealed class OperatorFace : IAsyncDisposable
{
    private readonly WebApplication _application;

    private OperatorFace(WebApplication application) => _application = application;

    /// <summary>Where it listens, such as <c>http://127.0.0.1:9464</c>.</summary>
    public Uri Address => new(_application.Urls.First());

    /// <summary>Begins to listen.</summary>
    /// <param name="host">Whom it tells of; not disposed here.</param>
    /// <param name="port">0 for any free one.</param>
    /// <exception cref="System.IO.IOException">The port is taken.</exception>
    public static async Task<OperatorFace> OpenAsync(PaymentSwitch host, int port)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port));
        builder.Services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("terminal-acquirer", autoGenerateServiceInstanceId: false)).WithMetrics(metrics => metrics
            .AddMeter(ExchangeMeter.Name, "Microsoft.AspNetCore.Server.Kestrel", "Npgsql", "System.Runtime")
            .AddPrometheusExporter());
        var application = builder.Build();
        application.UseOpenTelemetryPrometheusScrapingEndpoint();
        application.Run(context => context.Request.Path == "/health"
            ? RequestHandler.HealthAsync(context, host)
            : RequestHandler.TextAsync(context, 404, "Ask for /health or /metrics."));
        try
        {
            await application.StartAsync().ConfigureAwait(false);
        }
        catch
        {
            await application.DisposeAsync().ConfigureAwait(false);
            throw;
        }
        return new OperatorFace(application);
    }

    /// <summary>Stops listening.</summary>
    public ValueTask DisposeAsync() => _application.DisposeAsync();
}
