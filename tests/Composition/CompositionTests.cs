using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Terminal.Acquirer;
using Terminal.Acquirer.Cards;
using Terminal.Acquirer.Seeds;
using Terminal.Acquirer.Web;

namespace Terminal.Tests.Composition;

/// <summary>The IL that the device runs, composed by its own program, sells over real HTTPS and stands what happens to a terminal.</summary>
[TestClass]
[DoNotParallelize]
public sealed class CompositionTests : IDisposable
{
    private const string Online = "1250D";
    private const string Small = "350D";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("composition-");
    private readonly TestCertificateAuthority _authority = TestCertificateAuthority.Create();
    private readonly TestCard _card = TestCards.Of(Seed.Default).First(card => card.Role.StartsWith("Good credit", StringComparison.Ordinal));
    private readonly PaymentSwitch _acquirer;
    private AcquirerHost _host;

    public CompositionTests()
    {
        _acquirer = new PaymentSwitch(Path.Combine(_folder.FullName, "acquirer.db"), Seed.Default);
        _host = Host(0);
    }

    public void Dispose()
    {
        Unplug();
        _acquirer.Dispose();
        _authority.Dispose();
        _folder.Delete(recursive: true);
    }

    [TestMethod]
    public void A_sale_is_made_online()
    {
        using dynamic terminal = Terminal();
        Sell(terminal, Online);
        terminal.At("READY", (Action)(() => terminal.Cut()));
        terminal.Run();

        SaleStanding sale = _acquirer.Sales().Single();
        Assert.AreEqual(("", "00", 1250L), (sale.AdviceReason, sale.Code, sale.Amount));
        Assert.IsFalse(sale.IsReversed);
    }

    [TestMethod]
    public void A_small_sale_is_decided_in_the_terminal_by_the_list_that_it_has_fetched()
    {
        using dynamic terminal = Terminal();
        AfterTheList(terminal, (Action)(() => terminal.Keys(Small)));
        Finish(terminal);
        terminal.At("READY", (Action)(() => terminal.Later(60_000, (Action)(() => terminal.Cut()))));
        terminal.Run();

        Assert.AreEqual(("1006", "00", 350L), (_acquirer.Sales().Single().AdviceReason, _acquirer.Sales().Single().Code, _acquirer.Sales().Single().Amount));
    }

    [TestMethod]
    public void Without_the_network_small_sales_go_on_and_are_advised_when_it_is_back()
    {
        int port = _host.BaseAddress.Port;
        using dynamic terminal = Terminal();
        AfterTheList(terminal, (Action)(() =>
        {
            Unplug();
            terminal.Keys(Small);
        }));
        Finish(terminal);
        terminal.At("Advices to be sent", (Action)(() => terminal.Keys(Online)));
        terminal.At("Swipe the card", (Action)(() => terminal.Swipe(_card.Track1, _card.Track2)));
        terminal.At("NOT MADE", (Action)(() =>
        {
            _host = Host(port);
            terminal.Later(10 * 60_000, (Action)(() => terminal.Cut()));
        }));
        terminal.Run();

        Assert.AreEqual(("1006", 350L), (_acquirer.Sales().Single().AdviceReason, _acquirer.Sales().Single().Amount));
    }

    [TestMethod]
    public void A_power_cut_before_the_signature_leaves_one_sale_to_finish()
    {
        using dynamic terminal = Terminal();
        Begin(terminal, Online);
        terminal.At("SIGNATURE", (Action)(() => terminal.Cut()));
        terminal.Run();
        Assert.IsNotNull(_acquirer.Sales().Single().Code);

        terminal.At("AFTER A RESTART", (Action)(() => terminal.Keys("D")));
        terminal.At("SIGNATURE", (Action)(() => terminal.Keys("D")));
        terminal.At("READY", (Action)(() => terminal.Cut()));
        terminal.Run();
        Assert.IsFalse(_acquirer.Sales().Single().IsReversed);
    }

    [TestMethod]
    public void A_host_with_a_certificate_of_another_authority_gets_not_a_byte()
    {
        using TestCertificateAuthority other = TestCertificateAuthority.Create();
        using dynamic terminal = Terminal(rootPem: other.RootPem);
        terminal.At("Not signed on", (Action)(() => terminal.Cut()));
        terminal.Run();
        Assert.IsEmpty(_acquirer.Exchanges.Last);
    }

    [TestMethod]
    public void A_full_flash_makes_no_sale()
    {
        using dynamic terminal = Terminal(isInFolder: false);
        terminal.At("0.00 EUR", (Action)(() =>
        {
            terminal.Fill();
            terminal.Keys(Online);
        }));
        terminal.At("The memory cannot", (Action)(() => terminal.Cut()));
        terminal.Run();
        Assert.IsEmpty(_acquirer.Sales());
    }

    [TestMethod]
    public void Without_memory_it_restarts_at_rest_and_the_host_hears_why()
    {
        using dynamic terminal = Terminal();
        terminal.At("READY", (Action)(() => terminal.FreeHeap = 1_000u));
        terminal.At("Restarted after an", (Action)(() =>
        {
            Assert.Contains("OutOfMemoryException", (string)terminal.Screen);
            terminal.FreeHeap = 60_000u;
        }));
        terminal.At("READY", (Action)(() => terminal.Cut()));
        terminal.Run();
        Assert.EndsWith("reason OutOfMemoryException.", _acquirer.Alarms().Single().Text);
    }

    [TestMethod]
    public void The_self_test_tells_how_much_of_the_heap_is_free()
    {
        using dynamic terminal = Terminal();
        terminal.At("0.00 EUR", (Action)(() =>
        {
            terminal.FreeHeap = 19_000u;
            terminal.Keys("A9864200D8D123A456B789C*0#D");
        }));
        terminal.At("Swipe any card", (Action)(() => terminal.Swipe(_card.Track1, _card.Track2)));
        terminal.At("Free memory, KB: 18", (Action)(() => terminal.Cut()));
        terminal.Run();
    }

    /// <summary>What an engineer gives the terminal TERM0001.</summary>
    internal static Dictionary<string, byte[]> Files(Seed seed, Uri host, string rootPem)
    {
        TerminalFiles born = TerminalFiles.Of(seed, "TERM0001");
        return new Dictionary<string, byte[]>
        {
            [TerminalFiles.KeyName] = born.Key,
            [TerminalFiles.ParametersName] = born.Parameters,
            ["network/host"] = Encoding.ASCII.GetBytes(host.AbsoluteUri),
            ["network/root.pem"] = Encoding.ASCII.GetBytes(rootPem),
            ["network/new"] = [],
        };
    }

    private object Terminal(bool isInFolder = true, string? rootPem = null) =>
        DeviceWorld.Shared.Terminal(Files(Seed.Default, _host.BaseAddress, rootPem ?? _authority.RootPem), isInFolder);

    private void Begin(dynamic terminal, string keys)
    {
        terminal.At("0.00 EUR", (Action)(() => terminal.Keys(keys)));
        terminal.At("Swipe the card", (Action)(() => terminal.Swipe(_card.Track1, _card.Track2)));
    }

    private void Sell(dynamic terminal, string keys)
    {
        Begin(terminal, keys);
        terminal.At("SIGNATURE", (Action)(() => terminal.Keys("D")));
    }

    private void Finish(dynamic terminal)
    {
        terminal.At("Swipe the card", (Action)(() => terminal.Swipe(_card.Track1, _card.Track2)));
        terminal.At("SIGNATURE", (Action)(() => terminal.Keys("D")));
    }

    // The first minutes at READY are for the list.
    private static void AfterTheList(dynamic terminal, Action act) => terminal.At("0.00 EUR", (Action)(() => terminal.Later(120_000, act)));

    private AcquirerHost Host(int port)
    {
        var host = new AcquirerHost(_acquirer, _authority, new AcquirerHostOptions { Port = port });
        host.StartAsync().GetAwaiter().GetResult();
        return host;
    }

    private void Unplug() => _host.DisposeAsync().AsTask().GetAwaiter().GetResult();
}
