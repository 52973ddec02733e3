using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Terminal.Core.Messages;

namespace Terminal.Tests;

/// <summary>Sales of every terminal at once: each waits for its answer and sends the next.</summary>
internal static class ApprovalBenchmark
{
    private const int Rounds = 3;

    /// <summary>Measures both in turns and prints the rates, the times and the ratio.</summary>
    public static async Task RatioAsync(Counters counters, int seconds)
    {
        List<double> empty = [], host = [];
        double emptyRate = 0, hostRate = 0;
        await RunAsync(counters, counters.Empty, TimeSpan.FromSeconds(2), []);
        await RunAsync(counters, counters.Host, TimeSpan.FromSeconds(2), []);
        for (int round = 0; round < Rounds; round++)
        {
            var share = TimeSpan.FromSeconds((double)seconds / Rounds);
            emptyRate += await RunAsync(counters, counters.Empty, share, empty) / Rounds;
            hostRate += await RunAsync(counters, counters.Host, share, host) / Rounds;
        }
        Console.WriteLine($"{counters.Terminals.Count} terminals, {Rounds} rounds in turns, {Environment.ProcessorCount} processors");
        Print("empty endpoint", emptyRate, empty);
        Print("approvals", hostRate, host);
        Console.WriteLine($"ratio {hostRate / emptyRate:F2}");
    }

    /// <summary>Makes so many approvals and prints the memory after each tenth.</summary>
    public static async Task MemoryAsync(Counters counters, int count)
    {
        for (int tenth = 1; tenth <= 10; tenth++)
        {
            int left = count / 10;
            await Task.WhenAll(counters.Terminals.Select(async terminal =>
            {
                while (Interlocked.Decrement(ref left) >= 0)
                    Check(await counters.PostAsync(counters.Host, terminal.Sale(10, counters.Card).Seal(terminal.MacKey)));
            }));
            long heap = GC.GetTotalMemory(true);
            using var process = Process.GetCurrentProcess();
            Console.WriteLine($"{tenth * (count / 10),9} approvals: {heap / 1e6:F1} MB live on the heap, {process.WorkingSet64 / 1e6:F0} MB resident (host and terminals)");
        }
    }

    private static async Task<double> RunAsync(Counters counters, Uri where, TimeSpan time, List<double> milliseconds)
    {
        bool isHost = where == counters.Host;
        var watch = Stopwatch.StartNew();
        var taken = await Task.WhenAll(counters.Terminals.Select(async terminal =>
        {
            List<double> own = [];
            while (watch.Elapsed < time)
            {
                byte[] sale = terminal.Sale(10, counters.Card).Seal(terminal.MacKey);
                long begun = Stopwatch.GetTimestamp();
                byte[] answer = await counters.PostAsync(where, sale);
                own.Add(Stopwatch.GetElapsedTime(begun).TotalMilliseconds);
                if (isHost)
                    Check(answer);
            }
            return own;
        }));
        int count = taken.Sum(own => own.Count);
        milliseconds.AddRange(taken.SelectMany(own => own));
        return count / watch.Elapsed.TotalSeconds;
    }

    private static void Check(byte[] bytes)
    {
        var answer = new Message(2048);
        bytes.CopyTo(answer.Bytes, 0);
        if (answer.Parse(bytes.Length) != ParseResult.Ok || Encoding.ASCII.GetString(answer.Bytes, answer.Offset(Field.ResponseCode), 2) != "00")
            throw new InvalidOperationException("A sale was not approved.");
    }

    private static void Print(string name, double rate, List<double> milliseconds)
    {
        milliseconds.Sort();
        Console.WriteLine($"{name,-15} {rate,8:F0} a second, median {milliseconds[milliseconds.Count / 2],7:F1} ms, p99 {milliseconds[milliseconds.Count * 99 / 100],7:F1} ms");
    }
}
