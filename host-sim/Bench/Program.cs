using System;
using System.CommandLine;
using System.IO;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Terminal.Acquirer.Seeds;

namespace Terminal.Bench;

/// <summary>The command line of the bench.</summary>
public static class Program
{
    private const int FirstPort = 8080;
    private const int LastPort = 8179;

    /// <summary>Starts the bench and waits for Ctrl+C.</summary>
    /// <returns>0, or 1 when it could not start.</returns>
    public static Task<int> Main(string[] args)
    {
        var port = new Option<int?>("--port") { Description = $"Port of the page on 127.0.0.1; without it the first free one from {FirstPort}." };
        PortNumber.Check(port);
        var state = new Option<DirectoryInfo?>("--state") { Description = "Folder that keeps the terminal's flash and the acquirer's database from run to run." };
        var root = new RootCommand("A payment terminal and its acquirer on one page.") { port, state };
        root.SetAction((parsed, stopping) => Run(parsed.GetValue(port), parsed.GetValue(state)?.FullName, stopping));
        root.Subcommands.Add(Describe.Verb());
        root.Subcommands.Add(StopListVerbs.Verb());
        root.Subcommands.Add(AcquirerVerb.Verb());
        root.Subcommands.Add(AcquirerDesk.Voice());
        root.Subcommands.Add(AcquirerDesk.Scheme());
        root.Subcommands.Add(AcquirerDesk.Suspense());
        root.Subcommands.Add(AcquirerBooks.Statement());
        root.Subcommands.Add(AcquirerBooks.Alarms());
        root.Subcommands.Add(ProvisionVerb.Verb());
        root.Subcommands.Add(PinsVerb.Verb());
        root.Subcommands.Add(SoakVerb.Verb());
        // Ctrl+C and SIGTERM let a host end what it accepted, and a little more.
        return root.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = StandingAcquirer.StopWithin + TimeSpan.FromSeconds(5) });
    }

    private static async Task<int> Run(int? port, string? state, CancellationToken stopping)
    {
        try
        {
            await using Desk desk = await Desk.SetUp(new DeskOptions { State = state, Alarm = Console.Error.WriteLine });
            await using Page page = await Open(desk, port);
            Console.WriteLine(page.Address);
            Console.WriteLine("Open this page; Ctrl+C ends the bench.");
            await Task.Delay(Timeout.Infinite, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            return 0;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or SocketException or SeedException)
        {
            Console.Error.WriteLine("The bench could not start: " + refused.Message);
            return 1;
        }
    }

    private static async Task<Page> Open(Desk desk, int? port)
    {
        if (port is { } wanted)
            return await Page.Open(desk, wanted);
        for (int next = FirstPort; next < LastPort; next++)
        {
            try
            {
                return await Page.Open(desk, next);
            }
            catch (Exception taken) when (taken is IOException or SocketException)
            {
                // In use, or reserved by the system: the next one, please.
            }
        }
        return await Page.Open(desk, LastPort);
    }
}
