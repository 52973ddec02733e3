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
    private const int WarmUp = 5;

    /// <summary>
    /// Measures both in turns and prints the rates, the times and the ratios: of the rates, and of the processor time (terminals and all), which others on the machine
    /// disturb less.
    /// </summary>
    public static async Task RatioAsync(Counters counters, int seconds)
    {
        Tally empty = new(), host = new();
        await RunAsync(counters, counters.Empty, TimeSpan.FromSeconds(WarmUp), new Tally());
        await RunAsync(counters, counters.Host, TimeSpan.FromSeconds(WarmUp), new Tally());
        for (int round = 0; round < Rounds; round++)
        {
            var share = TimeSpan.FromSeconds((double)seconds / Rounds);
            await RunAsync(counters, counters.Empty, share, empty);
            await RunAsync(counters, counters.Host, share, host);
        }
        Console.WriteLine($"{counters.Terminals.Count} terminals, {Rounds} rounds in turns, {Environment.ProcessorCount} processors");
        empty.Print("empty endpoint");
        host.Print("approvals");
        Console.WriteLine($"ratio {host.Rate / empty.Rate:F2}, by processor time {empty.ProcessorTime / host.ProcessorTime:F2}");
    }

    /// <summary>Makes so many approvals and prints the rate and the memory after each tenth.</summary>
    public static async Task MemoryAsync(Counters counters, int count)
    {
        for (int tenth = 1; tenth <= 10; tenth++)
        {
            int left = count / 10;
            var watch = Stopwatch.StartNew();
            await Task.WhenAll(counters.Terminals.Select(async terminal =>
            {
                while (Interlocked.Decrement(ref left) >= 0)
                    Check(await counters.PostAsync(counters.Host, terminal.Sale(10, counters.Card).Seal(terminal.MacKey)));
            }));
            double rate = count / 10 / watch.Elapsed.TotalSeconds;
            long heap = GC.GetTotalMemory(true);
            using var process = Process.GetCurrentProcess();
            Console.WriteLine($"{tenth * (count / 10),9} approvals: {rate,6:F0} a second, {heap / 1e6:F1} MB live on the heap, {process.WorkingSet64 / 1e6:F0} MB resident (host and terminals)");
        }
    }

    private static async Task RunAsync(Counters counters, Uri where, TimeSpan time, Tally tally)
    {
        bool isHost = where == counters.Host;
        using var process = Process.GetCurrentProcess();
        var processor = process.TotalProcessorTime;
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
        tally.Seconds += watch.Elapsed.TotalSeconds;
        process.Refresh();
        tally.Processor += process.TotalProcessorTime - processor;
        tally.Milliseconds.AddRange(taken.SelectMany(own => own));
    }

    private static void Check(byte[] bytes)
    {
        var answer = new Message(2048);
        bytes.CopyTo(answer.Bytes, 0);
        if (answer.Parse(bytes.Length) != ParseResult.Ok || Encoding.ASCII.GetString(answer.Bytes, answer.Offset(Field.ResponseCode), 2) != "00")
            throw new InvalidOperationException("A sale was not approved.");
    }

    /// <summary>What the rounds of one of the two came to.</summary>
    private sealed class Tally
    {
        public List<double> Milliseconds { get; } = [];

        public double Seconds { get; set; }

        public TimeSpan Processor { get; set; }

        public double Rate => Milliseconds.Count / Seconds;

        /// <summary>Milliseconds a request, of the terminals and of the server.</summary>
        public double ProcessorTime => Processor.TotalMilliseconds / Milliseconds.Count;

        public void Print(string name)
        {
            Milliseconds.Sort();
            Console.WriteLine(
                $"{name,-15} {Rate,8:F0} a second, median {Milliseconds[Milliseconds.Count / 2],7:F1} ms, p99 {Milliseconds[Milliseconds.Count * 99 / 100],7:F1} ms, {ProcessorTime:F3} ms of a processor each");
        }
    }
}
