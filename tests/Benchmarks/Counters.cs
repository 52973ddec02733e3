using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Tasks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Terminal.Acquirer;
using Terminal.Acquirer.Cards;
using Terminal.Acquirer.Seeds;
using Terminal.Acquirer.Web;
using Terminal.Tests.Support;

namespace Terminal.Tests;

/// <summary>Many terminals, each with a kept connection to the host and another to a server of the same kind that answers without looking.</summary>
internal sealed class Counters : IAsyncDisposable
{
    private readonly TestCertificateAuthority _authority = TestCertificateAuthority.Create();
    private readonly PaymentSwitch _switch;
    private readonly AcquirerHost _host;
    private readonly X509Certificate2 _certificate;
    private readonly WebApplication _empty;
    private readonly HttpClient _client;

    private Counters(string database, int count)
    {
        string record = Record("terminal TERM0001");
        // A limit that no run uses up, and no rule that a load of this kind would meet.
        string text = Seed.DefaultText.Replace(record, string.Concat(Enumerable.Range(1, count).Select(number => record.Replace("TERM0001", $"TERM{number:D4}"))))
            .Replace(Record("card TEST CARD 01"), System.Text.RegularExpressions.Regex.Replace(Record("card TEST CARD 01"), "limit +[0-9.]+", "limit           9999999.99"));
        var seed = Seed.Read("benchmark.txt", text);
        _switch = new PaymentSwitch(database, seed);
        _certificate = _authority.Issue([]);
        _host = new AcquirerHost(_switch, _authority, new AcquirerHostOptions { Connections = 2 * count + 100, RequestBurst = int.MaxValue, RequestsPerSecond = int.MaxValue });
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0, listen =>
        {
            listen.Protocols = HttpProtocols.Http1;
            listen.UseHttps(_certificate);
        }));
        _empty = builder.Build();
        _empty.Run(AnswerNothing);
        _client = TrustingClient.Of(_authority.Root);
        Card = TestTerminal.Card(seed, "Good credit card");
        Terminals = [.. seed.Terminals.Select(terminal => new TestTerminal(terminal) { Time = DateTime.UtcNow.ToString("MMddHHmmss", CultureInfo.InvariantCulture) })];
    }

    public TestCard Card { get; }

    public IReadOnlyList<TestTerminal> Terminals { get; }

    public Uri Host => new(_host.BaseAddress, "iso8583");

    public Uri Empty => new(new Uri(_empty.Urls.First()), "iso8583");

    public static async Task<Counters> OpenAsync(string database, int count)
    {
        var counters = new Counters(database, count);
        await counters._host.StartAsync();
        await counters._empty.StartAsync();
        await Task.WhenAll(counters.Terminals.Select(terminal => counters.PostAsync(counters.Host, terminal.SignOn("LOST").Seal(terminal.MacKey))));
        return counters;
    }

    public async Task<byte[]> PostAsync(Uri where, byte[] message)
    {
        using var response = await _client.PostAsync(where, TrustingClient.Content(message));
        return await response.EnsureSuccessStatusCode().Content.ReadAsByteArrayAsync();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _empty.DisposeAsync();
        await _host.DisposeAsync();
        _switch.Dispose();
        _certificate.Dispose();
        _authority.Dispose();
    }

    // As long as an answer of the host.
    private static async Task AnswerNothing(HttpContext context)
    {
        byte[] body = new byte[RequestHandler.BodyLimit];
        int length = await context.Request.Body.ReadAtLeastAsync(body, body.Length, false);
        context.Response.ContentType = "application/octet-stream";
        context.Response.ContentLength = length;
        await context.Response.Body.WriteAsync(body.AsMemory(0, length));
    }

    private static string Record(string head) =>
        Seed.DefaultText[Seed.DefaultText.IndexOf($"\n{head}\n", StringComparison.Ordinal)..].TrimStart('\n').Split("\n\n")[0] + "\n\n";
}
