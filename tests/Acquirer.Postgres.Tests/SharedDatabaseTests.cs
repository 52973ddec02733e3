using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Terminal.Acquirer;
using Terminal.Acquirer.Seeds;
using Terminal.Core.Messages;
using Terminal.Tests.Support;

namespace Terminal.Tests;

/// <summary>Several host processes share one database.</summary>
[TestClass]
[DoNotParallelize]
public class SharedDatabaseTests
{
    private const int Hosts = 3;
    private const int Terminals = 6;
    private const int SalesEach = 40;
    private const int Kills = 4;

    [TestMethod]
    public async Task Three_hosts_share_the_load_and_one_that_is_killed_at_random_loses_and_doubles_nothing()
    {
        using var database = new TownDatabase();
        var folder = Directory.CreateTempSubdirectory("terminal-hosts-");
        string file = Path.Combine(folder.FullName, "seed.txt");
        File.WriteAllText(file, Seed.DefaultText + string.Concat(Enumerable.Range(11, Terminals).Select(number => "\n" + Town.Record("terminal TERM0001").Replace("TERM0001", $"TERM00{number}"))));
        var seed = Seed.Load(file);
        HostProcess[] hosts = [];
        try
        {
            // The first makes the folder's certificate authority and the tables.
            hosts = [await HostProcess.StartAsync(folder.FullName, file, database.Where)];
            hosts = [.. hosts, .. await Task.WhenAll(Enumerable.Range(1, Hosts - 1).Select(_ => HostProcess.StartAsync(folder.FullName, file, database.Where)))];
            int random = Environment.TickCount;
            Console.WriteLine($"Random numbers from {random}.");
            using var ended = new CancellationTokenSource();
            var killer = KillAndStart(hosts, new Random(random), () => HostProcess.StartAsync(folder.FullName, file, database.Where), ended.Token);
            var sold = await Task.WhenAll(seed.Terminals.Where(terminal => string.CompareOrdinal(terminal.Id, "TERM0011") >= 0)
                .Select((terminal, i) => SellAsync(seed, terminal, hosts, new Random(random + 1 + i), () => killer.IsCompleted)));
            await ended.CancelAsync();
            int kills = await killer;

            using var host = new PaymentSwitch(database.Where, seed);
            var all = sold.SelectMany(sales => sales).ToList();
            var rows = host.Sales();
            Assert.IsGreaterThanOrEqualTo(Kills, kills);
            foreach (var (terminal, number, amount, isKept) in all)
            {
                var row = rows.SingleOrDefault(row => row.Terminal == terminal && row.Number == number);
                // A reversal that came before its sale, or of one that never came, leaves no row of it.
                Assert.IsTrue(isKept ? row is { Code: "00", IsReversed: false } && row.Held == amount : row is null or { IsReversed: true, Held: 0 }, $"{terminal} {number}: {row}");
            }
            long spent = all.Where(sale => sale.IsKept).Sum(sale => sale.Amount);
            Console.WriteLine($"{all.Count} sales, {all.Count(sale => !sale.IsKept)} of them reversed.");
            Assert.AreEqual(500000 - spent, host.Cards().Single(card => card.Mask == "999000******1019").Remaining);
            Assert.AreEqual(0, host.Balances().Sum(balance => balance.Balance));
            Assert.AreEqual(spent, host.Balances().Single(balance => balance.Account == "issuer").Balance);
        }
        finally
        {
            foreach (var host in hosts)
                host.Dispose();
            folder.Delete(true);
        }
    }

    // One host after the other dies at a moment that nobody chose, and comes back.
    private static async Task<int> KillAndStart(HostProcess[] hosts, Random random, Func<Task<HostProcess>> start, CancellationToken ended)
    {
        int kills = 0;
        while (kills < Kills && !ended.IsCancellationRequested)
        {
            await Task.Delay(random.Next(200, 600), CancellationToken.None);
            int place = random.Next(Hosts);
            hosts[place].Kill();
            kills++;
            var started = await start();
            using var dead = Interlocked.Exchange(ref hosts[place], started);
        }
        return kills;
    }

    // Each sale goes to any host. What is not answered goes to any other: the sale once more, or its reversal, until there is an answer.
    private static async Task<List<(string Terminal, string Number, long Amount, bool IsKept)>> SellAsync(Seed seed, SeedTerminal own, HostProcess[] hosts, Random random, Func<bool> areEnough)
    {
        var terminal = new TestTerminal(own);
        var card = TestTerminal.Card(seed, "Good credit card");
        List<(string, string, long, bool)> sold = [];
        await PostAsync(terminal.SignOn("LOST"));
        while (sold.Count < SalesEach || !areEnough())
        {
            // Sums whose cents ask the issuer for nothing special.
            long amount = random.Next(10, 50);
            var sale = terminal.Sale(amount, card);
            byte[]? answer = await Any().PostAsync(sale.Seal(terminal.MacKey));
            bool isReversed = answer is null && random.Next(2) == 0;
            if (isReversed)
                Assert.IsTrue(await PostAsync(terminal.Reversal(sale)) is "00" or "25");
            else
                Assert.AreEqual("00", answer is null ? await PostAsync(sale) : Code(answer));
            sold.Add((own.Id, sale.Fields[37], amount, !isReversed));
            await Task.Delay(10);
        }
        return sold;

        static string Code(byte[] bytes)
        {
            var answer = new Message(2048);
            bytes.CopyTo(answer.Bytes, 0);
            Assert.AreEqual(ParseResult.Ok, answer.Parse(bytes.Length));
            return Town.Code(answer);
        }

        HostProcess Any() => Volatile.Read(ref hosts[random.Next(Hosts)]);

        async Task<string> PostAsync(Draft request)
        {
            byte[] message = request.Seal(terminal.MacKey);
            for (int tries = 0; tries < 200; tries++)
            {
                if (await Any().PostAsync(message) is { } answer)
                    return Code(answer);
                await Task.Delay(50);
            }
            return "";
        }
    }
}
