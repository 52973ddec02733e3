using System.CommandLine;
using System.IO;
using System.Threading.Tasks;

namespace Terminal.Tests;

/// <summary>Measures the host side by side with a server that does nothing, in one run on one machine; the ratio counts, not the figures.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args)
    {
        var terminals = new Option<int>("--terminals") { Description = "Terminals, each on a connection of its own that is kept.", DefaultValueFactory = _ => 1000 };
        var seconds = new Option<int>("--seconds") { Description = "How long each of the two is measured, in turns.", DefaultValueFactory = _ => 30 };
        var database = new Option<string?>("--database") { Description = "A connection string of PostgreSQL, or a SQLite file; without it a new SQLite file." };
        var approvals = new Option<int>("--approvals") { Description = "Instead: so many approvals, with the memory after each tenth of them." };
        var root = new RootCommand("Durable approvals a second over HTTPS beside an empty endpoint of the same server.") { terminals, seconds, database, approvals };
        root.SetAction(async parsed =>
        {
            string file = parsed.GetValue(database) ?? Path.Combine(Directory.CreateTempSubdirectory("terminal-benchmark-").FullName, "acquirer.db");
            await using var counter = await Counters.OpenAsync(file, parsed.GetValue(terminals));
            if (parsed.GetValue(approvals) is var count and > 0)
                await ApprovalBenchmark.MemoryAsync(counter, count);
            else
                await ApprovalBenchmark.RatioAsync(counter, parsed.GetValue(seconds));
        });
        return root.Parse(args).InvokeAsync();
    }
}
