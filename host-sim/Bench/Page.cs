using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Terminal.Bench;

/// <summary>
/// The page of the bench, over plain http on 127.0.0.1: three files, one stream of events, and one endpoint for each thing a hand can do.
/// Every input is checked; what is wrong with it is answered as plain text with 400.
/// </summary>
public sealed class Page : IAsyncDisposable
{
    private const int MostBytes = 1_024;

    private readonly WebApplication _web;
    private readonly CancellationTokenSource _stopping = new();

    private Page(WebApplication web) => _web = web;

    /// <summary>Where the page is, for example <c>http://127.0.0.1:8080/</c>.</summary>
    public Uri Address { get; private set; } = new("http://127.0.0.1/");

    /// <summary>Serves the page of a desk.</summary>
    /// <param name="desk">What stands on it is shown; it outlives the page.</param>
    /// <param name="port">The port; 0 takes any free one.</param>
    /// <exception cref="IOException">The port is taken.</exception>
    public static async Task<Page> Open(Desk desk, int port)
    {
        WebApplicationBuilder builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = MostBytes;
            kestrel.Listen(System.Net.IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1);
        });
        builder.Services.AddRoutingCore();
        // An unexpected failure of the page belongs on the console, not into a void.
        builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Error);
        // That the port is taken is thrown as well.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting", LogLevel.None);
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromSeconds(2));

        WebApplication web = builder.Build();
        var page = new Page(web);
        web.Use(OwnPageOnly.Check);
        web.UseRouting();
        page.Map(desk);
        try
        {
            await web.StartAsync();
        }
        catch
        {
            await page.DisposeAsync();
            throw;
        }
        page.Address = new Uri(web.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        return page;
    }

    /// <summary>Closes the page; open streams end.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _web.DisposeAsync();
        _stopping.Dispose();
    }

    private void Map(Desk desk)
    {
        MapFile("/", "index.html", "text/html; charset=utf-8");
        MapFile("/bench.css", "bench.css", "text/css; charset=utf-8");
        MapFile("/bench.js", "bench.js", "text/javascript; charset=utf-8");

        _web.MapGet("/api/events", context => LiveEvents.Tell(context, desk.View, _stopping.Token));
        MapInput("/api/key", input => desk.Press(Text(input, "key"), Flag(input, "down")));
        MapInput("/api/swipe", input => desk.Swipe(Text(input, "card")));
        MapInput("/api/switch", input => desk.Switch(Text(input, "name"), Flag(input, "on")));
        MapInput("/api/fault", input => desk.Fail(Text(input, "fault")));
        MapInput("/api/issuers", input => desk.SwitchIssuers(Text(input, "issuers")));
        MapInput("/api/way", input => desk.SwipeNext(Text(input, "way")));
        MapInput("/api/framing", input => desk.FrameAs(Text(input, "framing")));
        MapInput("/api/paper", input => desk.LeavePaper(Number(input, "lines")));
        MapInput("/api/ghost", _ => desk.PressCorners());
        MapInput("/api/call", input => desk.Call(Text(input, "terminal"), Text(input, "card"), Text(input, "number"), Text(input, "amount")));
        MapInput("/api/list", input => desk.List(Text(input, "card"), Flag(input, "on")));
        MapInput("/api/suspense", input => desk.Decide(Text(input, "sale"), Text(input, "to"), Text(input, "role"), Text(input, "reason")));
        MapInput("/api/update", _ => desk.UpdateList());
        MapInput("/api/tear", input => desk.Tear(Number(input, "slip")));
    }

    private void MapFile(string route, string name, string type)
    {
        using Stream stream = typeof(Page).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidOperationException($"{name} is missing from the program.");
        using var reader = new StreamReader(stream);
        string content = reader.ReadToEnd();
        _web.MapGet(route, context =>
        {
            context.Response.ContentType = type;
            return context.Response.WriteAsync(content);
        });
    }

    private void MapInput(string route, Action<JsonElement> act) => MapInput(route, input =>
    {
        act(input);
        return Task.CompletedTask;
    });

    private void MapInput(string route, Func<JsonElement, Task> act)
    {
        _web.MapPost(route, async context =>
        {
            context.Response.ContentType = "text/plain; charset=utf-8";
            if (!context.Request.HasJsonContentType())
            {
                context.Response.StatusCode = StatusCodes.Status415UnsupportedMediaType;
                await context.Response.WriteAsync("Send JSON.");
                return;
            }
            try
            {
                using JsonDocument body = await JsonDocument.ParseAsync(context.Request.Body, cancellationToken: context.RequestAborted);
                await act(body.RootElement);
                context.Response.StatusCode = StatusCodes.Status204NoContent;
            }
            catch (Exception wrong) when (wrong is BadInputException or JsonException)
            {
                context.Response.StatusCode = StatusCodes.Status400BadRequest;
                await context.Response.WriteAsync(wrong is BadInputException ? wrong.Message : "That is no JSON.");
            }
        });
    }

    private static string Text(JsonElement input, string name) =>
        Property(input, name) is { ValueKind: JsonValueKind.String } value ? value.GetString()! : throw new BadInputException($"\"{name}\" must be a text.");

    private static bool Flag(JsonElement input, string name) =>
        Property(input, name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } value ? value.GetBoolean() : throw new BadInputException($"\"{name}\" must be true or false.");

    private static int Number(JsonElement input, string name) =>
        Property(input, name) is { ValueKind: JsonValueKind.Number } value && value.TryGetInt32(out int number) ? number : throw new BadInputException($"\"{name}\" must be a whole number.");

    private static JsonElement Property(JsonElement input, string name) =>
        input.ValueKind == JsonValueKind.Object && input.TryGetProperty(name, out JsonElement value) ? value : default;
}
