using System.Net.Http;
using System.Threading.Tasks;
using Terminal.Acquirer.Authorisation;
using Terminal.Acquirer.Web;

namespace Terminal.Tests.Support;

/// <summary>A town whose host listens on loopback, and an HTTPS client that trusts its authority only.</summary>
internal sealed class Counter : IAsyncDisposable
{
    private Counter(Town town, AcquirerHostOptions? options)
    {
        Town = town;
        Host = new AcquirerHost(town.Host, Authority, options);
    }

    public Town Town { get; }

    public TestCertificateAuthority Authority { get; } = TestCertificateAuthority.Create();

    public AcquirerHost Host { get; }

    public HttpClient Client { get; private set; } = null!;

    public static async Task<Counter> OpenAsync(AcquirerHostOptions? options = null, IIssuerLine? issuers = null, string? seed = null)
    {
        var counter = new Counter(new Town(seed, issuers, signOn: seed is null), options);
        await counter.Host.StartAsync();
        counter.Client = TrustingClient.Of(counter.Authority.Root, counter.Host.BaseAddress);
        return counter;
    }

    public Task<HttpResponseMessage> PostAsync(Draft request) => PostAsync(request.Seal(Town.Terminal.MacKey));

    public Task<HttpResponseMessage> PostAsync(byte[] body) => Client.PostAsync("iso8583", TrustingClient.Content(body));

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await Host.DisposeAsync();
        Authority.Dispose();
        Town.Dispose();
    }
}
