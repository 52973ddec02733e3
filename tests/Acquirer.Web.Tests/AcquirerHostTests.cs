using System.IO;
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Terminal.Acquirer;
using Terminal.Acquirer.Exchanges;
using Terminal.Acquirer.Web;
using Terminal.Tests.Support;

namespace Terminal.Tests;

[TestClass]
public class AcquirerHostTests
{
    [TestMethod]
    public async Task A_sale_over_https_is_approved()
    {
        await using var counter = await Counter.OpenAsync();
        var sale = counter.Town.Terminal.Sale(1250, counter.Town.Credit);
        using var response = await counter.PostAsync(sale);
        Assert.AreEqual(HttpStatusCode.OK, response.StatusCode);
        Assert.AreEqual("application/octet-stream", response.Content.Headers.ContentType!.ToString());
        var reply = new Reply(200, await response.Content.ReadAsByteArrayAsync(), "", false);
        Assert.AreEqual("00", Town.Code(counter.Town.Fitting(sale, reply)));
        Assert.AreEqual(500000 - 1250, counter.Town.Remaining(counter.Town.Credit));
        Assert.AreEqual("https", counter.Host.BaseAddress.Scheme);
        Assert.AreEqual("127.0.0.1", counter.Host.BaseAddress.Host);
    }

    [TestMethod]
    public async Task Many_terminals_requests_at_once_are_all_answered()
    {
        await using var counter = await Counter.OpenAsync();
        var card = counter.Town.Card("Small-limit credit card");
        var sales = Enumerable.Range(0, 20).Select(_ => counter.Town.Terminal.Sale(300, card)).ToArray();
        var responses = await Task.WhenAll(sales.Select(counter.PostAsync));
        Assert.IsTrue(responses.All(response => response.StatusCode == HttpStatusCode.OK));
        Assert.AreEqual(200, counter.Town.Remaining(card));
    }

    [TestMethod]
    public async Task A_client_that_trusts_another_authority_refuses_the_host()
    {
        await using var counter = await Counter.OpenAsync();
        using var other = TestCertificateAuthority.Create();
        using var client = TrustingClient.Of(other.Root, counter.Host.BaseAddress);
        var error = await Assert.ThrowsExactlyAsync<HttpRequestException>(() => client.GetAsync("health"));
        Assert.IsInstanceOfType<AuthenticationException>(error.InnerException);
    }

    [TestMethod]
    [DataRow(SslProtocols.Tls12, true)]
    [DataRow(SslProtocols.Tls13, true)]
#pragma warning disable SYSLIB0039 // The old protocol is named to show that it is refused.
    [DataRow(SslProtocols.Tls11, false)]
#pragma warning restore SYSLIB0039
    public async Task Only_tls_1_2_and_1_3_are_spoken(SslProtocols protocol, bool isAccepted)
    {
        await using var counter = await Counter.OpenAsync();
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, counter.Host.BaseAddress.Port);
        await using var stream = new SslStream(socket.GetStream());
        var handshake = stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "localhost", EnabledSslProtocols = protocol, CertificateChainPolicy = TrustingClient.Policy(counter.Authority.Root) });
        if (isAccepted)
        {
            await handshake;
            Assert.AreEqual(protocol, stream.SslProtocol);
        }
        else
        {
            await Assert.ThrowsAsync<Exception>(() => handshake);
        }
    }

    [TestMethod]
    public async Task Plain_http_gets_nothing()
    {
        await using var counter = await Counter.OpenAsync();
        using var client = new HttpClient();
        await Assert.ThrowsAsync<HttpRequestException>(() => client.GetAsync($"http://127.0.0.1:{counter.Host.BaseAddress.Port}/health"));
    }

    [TestMethod]
    public async Task Health_and_wrong_doors()
    {
        await using var counter = await Counter.OpenAsync();
        Assert.AreEqual("ok", await counter.Client.GetStringAsync("health"));
        Assert.AreEqual(HttpStatusCode.MethodNotAllowed, (await counter.Client.PostAsync("health", null)).StatusCode);
        Assert.AreEqual(HttpStatusCode.NotFound, (await counter.Client.GetAsync("")).StatusCode);
        Assert.AreEqual(HttpStatusCode.MethodNotAllowed, (await counter.Client.GetAsync("iso8583")).StatusCode);
        Assert.AreEqual(HttpStatusCode.UnsupportedMediaType, (await counter.Client.PostAsync("iso8583", new StringContent("0800"))).StatusCode);
    }

    [TestMethod]
    public async Task Bodies_that_are_no_message_are_refused_in_words()
    {
        await using var counter = await Counter.OpenAsync();
        using var empty = await counter.PostAsync([]);
        Assert.AreEqual(HttpStatusCode.BadRequest, empty.StatusCode);
        StringAssert.Contains(await empty.Content.ReadAsStringAsync(), "The message has 0 bytes");
        using var noise = await counter.PostAsync(Encoding.ASCII.GetBytes(new string('x', RequestHandler.BodyLimit)));
        Assert.AreEqual(HttpStatusCode.BadRequest, noise.StatusCode);
        var sale = counter.Town.Terminal.Sale(1250, counter.Town.Credit);
        using var stranger = await counter.PostAsync(sale.Seal(new byte[32]));
        Assert.AreEqual(HttpStatusCode.Forbidden, stranger.StatusCode);
        Assert.AreEqual("The message was not accepted.", await stranger.Content.ReadAsStringAsync());
        Assert.AreEqual(0, counter.Town.Host.Sales().Count);
    }

    [TestMethod]
    [DataRow(false)]
    [DataRow(true)]
    public async Task A_body_over_the_limit_is_refused(bool isChunked)
    {
        await using var counter = await Counter.OpenAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "iso8583") { Content = TrustingClient.Content(new byte[RequestHandler.BodyLimit + 1]) };
        request.Headers.TransferEncodingChunked = isChunked;
        using var response = await counter.Client.SendAsync(request);
        Assert.AreEqual(HttpStatusCode.RequestEntityTooLarge, response.StatusCode);
    }

    [TestMethod]
    public async Task A_body_that_does_not_come_is_given_up()
    {
        await using var counter = await Counter.OpenAsync(new AcquirerHostOptions { ReadWithin = TimeSpan.FromSeconds(1) });
        await using var stream = await RawAsync(counter);
        await stream.WriteAsync(Encoding.ASCII.GetBytes("POST /iso8583 HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/octet-stream\r\nContent-Length: 100\r\n\r\n0200"));
        using var reader = new StreamReader(stream);
        StringAssert.StartsWith(await reader.ReadLineAsync(), "HTTP/1.1 408 ");
    }

    [TestMethod]
    public async Task A_remote_that_asks_too_often_is_told_to_wait()
    {
        await using var counter = await Counter.OpenAsync(new AcquirerHostOptions { RequestBurst = 3, RequestsPerSecond = 1 });
        var statuses = new System.Collections.Generic.List<HttpStatusCode>();
        for (int i = 0; i < 30; i++)
        {
            using var response = await counter.Client.GetAsync("health");
            statuses.Add(response.StatusCode);
        }
        CollectionAssert.AreEqual(new[] { HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK }, statuses.Take(3).ToArray());
        Assert.IsTrue(statuses.Contains(HttpStatusCode.TooManyRequests));
    }

    [TestMethod]
    public async Task A_connection_over_the_limit_is_closed()
    {
        await using var counter = await Counter.OpenAsync(new AcquirerHostOptions { Connections = 1 });
        await using var held = await RawAsync(counter);
        await Assert.ThrowsAsync<IOException>(() => RawAsync(counter));
    }

    [TestMethod]
    public async Task A_silent_host_holds_the_connection_and_drops_it()
    {
        await using var counter = await Counter.OpenAsync(new AcquirerHostOptions { HoldSilence = TimeSpan.FromMilliseconds(200) });
        counter.Town.Host.Faults.Arm(Fault.Silent);
        await Assert.ThrowsExactlyAsync<HttpRequestException>(() => counter.PostAsync(counter.Town.Terminal.Sale(1250, counter.Town.Credit)));
        Assert.AreEqual(500000 - 1250, counter.Town.Remaining(counter.Town.Credit));
        counter.Town.Host.Faults.Arm(Fault.HttpError);
        using var response = await counter.PostAsync(counter.Town.Terminal.Echo());
        Assert.AreEqual(HttpStatusCode.InternalServerError, response.StatusCode);
    }

    [TestMethod]
    public async Task A_request_is_finished_though_its_client_has_gone()
    {
        var issuers = new HeldIssuerLine();
        await using var counter = await Counter.OpenAsync(issuers: issuers);
        using var gone = new CancellationTokenSource();
        var sending = counter.Client.PostAsync("iso8583", TrustingClient.Content(counter.Town.Terminal.Sale(1250, counter.Town.Credit).Seal(counter.Town.Terminal.MacKey)), gone.Token);
        await issuers.Arrived;
        await gone.CancelAsync();
        await Assert.ThrowsAsync<OperationCanceledException>(() => sending);
        issuers.Release();
        var deadline = DateTime.UtcNow.AddSeconds(30);
        while (counter.Town.Host.Sales()[0].Code is null && DateTime.UtcNow < deadline)
            await Task.Yield();
        Assert.AreEqual("00", counter.Town.Host.Sales()[0].Code);
        Assert.AreEqual(500000 - 1250, counter.Town.Remaining(counter.Town.Credit));
    }

    [TestMethod]
    public async Task A_host_can_stop_and_start_again()
    {
        await using var counter = await Counter.OpenAsync();
        await counter.Host.StopAsync();
        Assert.ThrowsExactly<InvalidOperationException>(() => counter.Host.BaseAddress);
        await counter.Host.StartAsync();
        using var client = TrustingClient.Of(counter.Authority.Root, counter.Host.BaseAddress);
        Assert.AreEqual("ok", await client.GetStringAsync("health"));
        await Assert.ThrowsExactlyAsync<InvalidOperationException>(() => counter.Host.StartAsync());
    }

    private static async Task<SslStream> RawAsync(Counter counter)
    {
        var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, counter.Host.BaseAddress.Port);
        var stream = new SslStream(socket.GetStream());
        await stream.AuthenticateAsClientAsync(new SslClientAuthenticationOptions { TargetHost = "localhost", CertificateChainPolicy = TrustingClient.Policy(counter.Authority.Root) });
        return stream;
    }
}
