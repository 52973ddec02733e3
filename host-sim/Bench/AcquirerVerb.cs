using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using Terminal.Acquirer.Exchanges;
using Terminal.Acquirer.Seeds;
using Terminal.Acquirer.Web;

namespace Terminal.Bench;

/// <summary>The verb <c>acquirer</c>: the acquirer host alone, for terminals on boards; it tells each exchange in a line.</summary>
internal static class AcquirerVerb
{
    /// <summary>The verb, for the command line.</summary>
    public static Command Verb()
    {
        var listen = new Option<string>("--listen") { Description = "Address and port; 0.0.0.0:8443 for all networks of this machine.", DefaultValueFactory = _ => "127.0.0.1:8443" };
        var names = new Option<string[]>("--name") { Description = "A name or address under which terminals reach this machine; may be given more than once. It goes into the certificate.", DefaultValueFactory = _ => [] };
        var state = new Option<DirectoryInfo>("--state") { Description = "Folder that keeps the certificate authority and the database.", Required = true };
        var seed = new Option<FileInfo?>("--seed") { Description = "File with the terminals and keys; without it the town of Testville, whose keys everybody knows." };
        listen.Validators.Add(result =>
        {
            if (result.Tokens.Count == 1 && !(result.Tokens[0].Value.Contains(':', StringComparison.Ordinal) && IPEndPoint.TryParse(result.Tokens[0].Value, out _)))
                result.AddError("--listen takes an address and a port, such as 0.0.0.0:8443.");
        });
        var verb = new Command("acquirer", "Runs the acquirer host alone, so that terminals on boards can reach it.") { listen, names, state, seed };
        verb.SetAction((parsed, stopping) =>
            Run(IPEndPoint.Parse(parsed.GetValue(listen)!), parsed.GetValue(names)!, parsed.GetValue(state)!.FullName, parsed.GetValue(seed)?.FullName, stopping));
        return verb;
    }

    private static async Task<int> Run(IPEndPoint listen, IReadOnlyList<string> names, string state, string? seed, CancellationToken stopping)
    {
        try
        {
            await using StandingAcquirer acquirer = await StandingAcquirer.Open(listen, names, state, seed is null ? Seed.Default : Seed.Load(seed));
            acquirer.Switch.Exchanges.Published += Tell;
            foreach (Uri address in acquirer.Addresses)
                Console.WriteLine(address);
            Console.WriteLine($"Terminals trust {Path.Combine(state, TestCertificateAuthority.RootFile)}; Ctrl+C ends the host.");
            await Task.Delay(Timeout.Infinite, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return 0;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or SocketException or SeedException or BadInputException or CryptographicException)
        {
            Console.Error.WriteLine("The acquirer could not start: " + refused.Message);
            return 1;
        }
    }

    private static void Tell(Exchange exchange) =>
        Console.WriteLine($"{exchange.Time:HH:mm:ss} {(exchange.Terminal.Length > 0 ? exchange.Terminal : "????????")} {Telling.Of(exchange).Title}: {exchange.Explanation}");
}
