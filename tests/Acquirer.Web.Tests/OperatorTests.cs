using System.Collections.Generic;
using System.Net;
using System.Net.Http;
using System.Text.RegularExpressions;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;
using Terminal.Acquirer;
using Terminal.Acquirer.Web;
using Terminal.Tests.Support;

namespace Terminal.Tests;

/// <summary>What an operator sees of a host, and how it ends.</summary>
[TestClass]
public class OperatorTests
{
    [TestMethod]
    public async Task A_host_whose_database_does_not_answer_is_not_well()
    {
        await using var counter = await Counter.OpenAsync();
        await using var face = await OperatorFace.OpenAsync(counter.Town.Host, 0);
        using var client = new HttpClient();
        string[] addresses = [$"{counter.Host.BaseAddress}health", $"{face.Address}health"];
        Assert.AreEqual("ok", await client.GetStringAsync(addresses[1]));
        counter.Town.Execute("ALTER TABLE stop_list RENAME TO stolen_table");
        foreach (string address in addresses)
        {
            using var response = await (address == addresses[0] ? counter.Client : client).GetAsync(address);
            Assert.AreEqual(HttpStatusCode.ServiceUnavailable, response.StatusCode);
            Assert.AreEqual("The database does not answer.", await response.Content.ReadAsStringAsync());
        }
        counter.Town.Execute("ALTER TABLE stolen_table RENAME TO stop_list");
        Assert.AreEqual("ok", await counter.Client.GetStringAsync("health"));
    }

    [TestMethod]
    public async Task Exchanges_are_counted_by_message_and_code_and_name_nobody()
    {
        await using var counter = await Counter.OpenAsync();
        await using var face = await OperatorFace.OpenAsync(counter.Town.Host, 0);
        using var client = new HttpClient();
        await counter.PostAsync(counter.Town.Terminal.Sale(1250, counter.Town.Credit));
        await counter.PostAsync(counter.Town.Terminal.Sale(900000, counter.Town.Credit));
        await counter.PostAsync(new byte[100]);
        string metrics = await client.GetStringAsync($"{face.Address}metrics");
        Assert.AreEqual("1", Count(metrics, "0200", "00"));
        Assert.AreEqual("1", Count(metrics, "0200", "51"));
        Assert.AreEqual("1", Count(metrics, "", "HTTP 400"));
        foreach (string seconds in new[] { "0.01", "2", "25" })
            StringAssert.Matches(metrics, new Regex($"terminal_acquirer_exchanges_seconds_bucket\\{{[^}}]*code=\"00\"[^}}]*le=\"{seconds}\"\\}} "));
        StringAssert.Contains(metrics, "kestrel_active_connections");
        StringAssert.Matches(metrics, new Regex("terminal_acquirer_alarms_total\\{[^}]*\\} 0"));
        Assert.DoesNotContain("TERM0001", metrics);
        Assert.DoesNotContain("999000", metrics);
        using var other = await client.GetAsync($"{face.Address}iso8583");
        Assert.AreEqual(HttpStatusCode.NotFound, other.StatusCode);
    }

    [TestMethod]
    public async Task The_log_has_a_line_an_exchange_and_nothing_of_a_card()
    {
        await using var counter = await Counter.OpenAsync();
        var log = new Lines();
        counter.Town.Host.Exchanges.WriteTo(log);
        var sale = counter.Town.Terminal.KeyedSale(1250, counter.Town.Credit);
        await counter.PostAsync(sale);
        await counter.PostAsync(counter.Town.Terminal.Advice(350, counter.Town.Credit));
        await counter.PostAsync(counter.Town.Terminal.Sale(350, counter.Town.Card("Stolen credit card")));
        await counter.PostAsync(new byte[100]);
        Assert.HasCount(4, log.Written);
        StringAssert.StartsWith(log.Written[0], $"Information TERM0001 0200 STAN {sale.Fields[11]} sale {sale.Fields[37]}: 00. ");
        StringAssert.StartsWith(log.Written[3], "Warning Not believed: HTTP 400");
        foreach (string line in log.Written)
        {
            Assert.DoesNotContain("999000", line);
            Assert.DoesNotContain("*", line);
            Assert.DoesNotContain(counter.Town.Credit.Number[^4..], line.Replace(sale.Fields[37], ""));
        }
    }

    [TestMethod]
    public async Task A_host_that_stops_ends_what_it_accepted()
    {
        var issuers = new HeldIssuerLine();
        await using var counter = await Counter.OpenAsync(new AcquirerHostOptions { StopWithin = TimeSpan.FromMinutes(1) }, issuers);
        var sale = counter.Town.Terminal.Sale(1250, counter.Town.Credit);
        var accepted = counter.PostAsync(sale);
        await issuers.Arrived;
        var stopped = counter.Host.StopAsync();
        Assert.IsFalse(stopped.IsCompleted);
        issuers.Release();
        using var response = await accepted;
        var answer = counter.Town.Fitting(sale, new Reply(200, await response.Content.ReadAsByteArrayAsync(), "", false));
        Assert.AreEqual("00", Town.Code(answer));
        await stopped;
        await Assert.ThrowsExactlyAsync<HttpRequestException>(() => counter.PostAsync(sale));
    }

    [TestMethod]
    public async Task A_connection_that_is_held_on_purpose_does_not_keep_a_host_from_stopping()
    {
        await using var counter = await Counter.OpenAsync(new AcquirerHostOptions { StopWithin = TimeSpan.FromMinutes(5), HoldSilence = TimeSpan.FromMinutes(5) });
        counter.Town.Host.Faults.Arm(Acquirer.Exchanges.Fault.Silent);
        var held = counter.PostAsync(counter.Town.Terminal.Sale(1250, counter.Town.Credit));
        while (counter.Town.Host.Faults.Armed != Acquirer.Exchanges.Fault.None)
            await Task.Yield();
        await counter.Host.StopAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => held);
    }

    private static string Count(string metrics, string mti, string code) =>
        Regex.Match(metrics, $"terminal_acquirer_exchanges_seconds_count\\{{(?=[^}}]*mti=\"{mti}\")(?=[^}}]*code=\"{code}\")[^}}]*\\}} (\\d+)").Groups[1].Value;

    private sealed class Lines : ILogger
    {
        public List<string> Written { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel level) => true;

        public void Log<TState>(LogLevel level, EventId id, TState state, Exception? exception, Func<TState, Exception?, string> format)
        {
            lock (Written)
                Written.Add($"{level} {format(state, exception)}");
        }
    }
}
