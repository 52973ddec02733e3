using System.Globalization;
using System.IO;
using System.Linq;
using Terminal.Acquirer;
using Terminal.Acquirer.Cards;
using Terminal.Acquirer.Seeds;
using Terminal.Acquirer.Web;

namespace Terminal.Tests.Composition;

/// <summary>
/// Sale after sale: most are decided in the terminal, one in twenty is asked about, every advice goes out, and each full batch is settled. What the terminal holds must not
/// grow. <c>TERMINAL_LONG_RUN</c> says how many sales; 10,000 are the promise.
/// </summary>
[TestClass]
[DoNotParallelize]
public sealed class LongRunTests
{
    private const int Batch = 100;
    private const string UnderFloorLimit = "1006";
    // Whole ones, for the cents choose the issuer's answer; and so many that none comes again within ten minutes, which the merchant would be asked about.
    private const int Amounts = 197;
    private const int Few = 3 * Batch;

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    public void After_many_sales_the_terminal_holds_what_it_held()
    {
        int wanted = int.Parse(Environment.GetEnvironmentVariable("TERMINAL_LONG_RUN") ?? Few.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);

        // A card that nobody stops: it buys all day without an online sale between, and its limit does not end.
        Seed seed = Seed.Read("long-run", Seed.DefaultText.Replace("floor-limit     10.00", "floor-limit     900000.00").Replace("selection-from  4.00", "selection-from  1.00")
            .Replace("selection       0-20", "selection       5-5").Replace("card-sales      3", "card-sales      999").Replace("limit           5000.00", "limit           9000000.00"));
        TestCard card = TestCards.Of(seed).First(card => card.Role.StartsWith("Good credit", StringComparison.Ordinal));
        using TestCertificateAuthority authority = TestCertificateAuthority.Create();
        DirectoryInfo folder = Directory.CreateTempSubdirectory("long-run-");
        SharedTime time = new();
        using PaymentSwitch acquirer = new(Path.Combine(folder.FullName, "acquirer.db"), seed, time);
        AcquirerHost host = new(acquirer, authority, new AcquirerHostOptions());
        host.StartAsync().GetAwaiter().GetResult();
        using dynamic terminal = DeviceWorld.Shared.Terminal(CompositionTests.Files(seed, host.BaseAddress, authority.RootPem), true);
        time.Now = () => terminal.UtcNow;

        int begun = 0, signed = 0;
        bool isSettled = false;
        long first = 0, last = 0;
        terminal.Always("READY", (Action)(() => terminal.Later(1_000, (Action)Next)));
        terminal.Always("Swipe the card", (Action)(() => terminal.Swipe(card.Track1, card.Track2)));
        terminal.Always("SIGNATURE", (Action)(() =>
        {
            signed++;
            terminal.Keys("D");
        }));
        terminal.Always("The batch is full", (Action)(() => terminal.Keys("D")));
        terminal.Always("both count the same", (Action)(() =>
        {
            isSettled = true;
            terminal.Keys("D");
        }));
        terminal.Run();

        var sales = acquirer.Sales();
        int alone = sales.Count(sale => sale.AdviceReason == UnderFloorLimit);
        TestContext.DisplayMessage(MessageLevel.Informational, $"{signed:N0} signed, {sales.Count:N0} in the books, {alone:N0} decided here");
        host.DisposeAsync().AsTask().GetAwaiter().GetResult();
        folder.Delete(recursive: true);
        Assert.AreEqual(signed, sales.Count(sale => sale.Code == "00"));
        Assert.AreEqual(first, last);

        void Next()
        {
            string screen = terminal.Screen;
            if (!screen.StartsWith(" READY", StringComparison.Ordinal) || screen.Contains("be sent", StringComparison.Ordinal))
                return;
            if (isSettled)
            {
                isSettled = false;
                last = terminal.LiveBytesWithoutPhrases;
                first = first == 0 ? last : first;
                TestContext.DisplayMessage(MessageLevel.Informational, $"{signed:N0} sales: {terminal.LiveBytes:N0} bytes, {last:N0} of them no phrases, {DateTime.Now:T}");
                if (signed >= wanted)
                {
                    terminal.Cut();
                    return;
                }
            }

            terminal.PutInPaper();
            terminal.Keys($"{1 + begun++ % Amounts}#D");
        }
    }

    // The acquirer lives in the terminal's time.
    private sealed class SharedTime : TimeProvider
    {
        public Func<DateTime> Now { get; set; } = () => DateTime.UtcNow;

        public override DateTimeOffset GetUtcNow() => new(DateTime.SpecifyKind(Now(), DateTimeKind.Utc));
    }
}
