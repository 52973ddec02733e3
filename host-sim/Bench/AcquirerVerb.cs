using System;
using System.CommandLine;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;
using Terminal.Acquirer;
using Terminal.Acquirer.Exchanges;
using Terminal.Acquirer.Seeds;
using Terminal.Acquirer.Web;

namespace Terminal.Bench;

/// <summary>The verb <c>acquirer</c>: the acquirer host alone, for terminals on boards; it tells each exchange in a line.</summary>
internal static class AcquirerVerb
{
    private const string Text = "text";
    private const string Json = "json";

    /// <summary>The verb, for the command line.</summary>
    public static Command Verb()
    {
        var listen = new Option<string>("--listen") { Description = "Address and port; 0.0.0.0:8443 for all networks of this machine.", DefaultValueFactory = _ => "127.0.0.1:8443" };
        var names = new Option<string[]>("--name") { Description = "A name or address under which terminals reach this machine; may be given more than once. It goes into the certificate.", DefaultValueFactory = _ => [] };
        var state = new Option<DirectoryInfo>("--state") { Description = "Folder that keeps the certificate authority and, without --database, the database.", Required = true };
        var seed = new Option<FileInfo?>("--seed") { Description = "File with the terminals and keys; without it the town of Testville, whose keys everybody knows." };
        var database = new Option<string?>("--database") { Description = "Connection string of PostgreSQL, such as \"Host=127.0.0.1;Database=acquirer;Username=acquirer\", which several hosts may share; or another SQLite file." };
        var operatorPort = new Option<int?>("--operator") { Description = "Port on 127.0.0.1 for /health and /metrics (Prometheus) in plain HTTP; 0 takes any free one. Without it there is no such face." };
        var log = new Option<string>("--log") { Description = "text: a line an exchange for people. json: an object a line for programs.", DefaultValueFactory = _ => Text };
        log.AcceptOnlyFromAmong(Text, Json);
        PortNumber.Check(operatorPort);
        listen.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !(result.Tokens[0].Value.Contains(':', StringComparison.Ordinal) && IPEndPoint.TryParse(result.Tokens[0].Value, out _)))
                result.AddError("--listen takes an address and a port, such as 0.0.0.0:8443.");
        });
        var verb = new Command("acquirer", "Runs the acquirer host alone, so that terminals on boards can reach it.") { listen, names, state, seed, database, operatorPort, log };
        verb.SetAction((parsed, stopping) =>
            Run(() => StandingAcquirer.Open(
                    IPEndPoint.Parse(parsed.GetValue(listen)!), parsed.GetValue(names)!, parsed.GetValue(state)!.FullName,
                    parsed.GetValue(seed) is { } file ? Seed.Load(file.FullName) : Seed.Default, parsed.GetValue(database), parsed.GetValue(operatorPort)),
                Path.Combine(parsed.GetValue(state)!.FullName, TestCertificateAuthority.RootFile), parsed.GetValue(log) == Json, stopping));
        return verb;
    }

    private static async Task<int> Run(Func<Task<StandingAcquirer>> open, string root, bool isJson, CancellationToken stopping)
    {
        try
        {
            // Declared first, so that it ends last and writes of what was finished while stopping.
            using ILoggerFactory logs = LoggerFactory.Create(builder => builder.AddJsonConsole(json =>
            {
                json.UseUtcTimestamp = true;
                json.TimestampFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
            }));
            await using StandingAcquirer acquirer = await open();
            // What programs read has nothing else among it.
            TextWriter people = isJson ? Console.Error : Console.Out;
            if (isJson)
                acquirer.Switch.Exchanges.WriteTo(logs.CreateLogger("Terminal.Acquirer"));
            else
                acquirer.Switch.Exchanges.Published += Tell;
            foreach (Uri address in acquirer.Addresses)
                people.WriteLine(address);
            if (acquirer.OperatorAddress is { } face)
                people.WriteLine($"{face}health and {face}metrics are for the operator.");
            people.WriteLine($"Terminals trust {root}; Ctrl+C ends the host.");
            await Task.Delay(Timeout.Infinite, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            people.WriteLine("Ending what was accepted.");
            return 0;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or SocketException or SeedException or BadInputException or CryptographicException or DatabaseException)
        {
            Console.Error.WriteLine("The acquirer could not start: " + refused.Message);
            return 1;
        }
    }

    private static void Tell(Exchange exchange) =>
        Console.WriteLine($"{exchange.Time:HH:mm:ss} {(exchange.Terminal.Length > 0 ? exchange.Terminal : "????????")} {Telling.Of(exchange).Title}: {exchange.Explanation}");
}
