using System.Threading.Tasks;
using Terminal.Core.Messages;
using Terminal.Tests.Support;

namespace Terminal.Tests;

[TestClass]
public class IdentityTests
{
    [TestMethod]
    public void The_same_request_again_gets_its_first_answer_and_posts_once()
    {
        using var town = new Town();
        var sale = town.Terminal.Sale(1250, town.Credit);
        var first = town.Post(sale);
        town.Clock.Now += TimeSpan.FromMinutes(1);
        var second = town.Post(sale);
        CollectionAssert.AreEqual(first.Message, second.Message);
        Assert.AreEqual(500000 - 1250, town.Remaining(town.Credit));
        StringAssert.StartsWith(town.Explanation, "The same request again: it gets its first answer. Approved");
    }

    [TestMethod]
    public void The_first_answer_outlives_a_restart()
    {
        using var town = new Town();
        var sale = town.Terminal.Sale(1250, town.Credit);
        var first = town.Post(sale);
        town.Restart();
        CollectionAssert.AreEqual(first.Message, town.Post(sale).Message);
        Assert.AreEqual(500000 - 1250, town.Remaining(town.Credit));
    }

    [TestMethod]
    [DataRow(4, "000000001251")]
    [DataRow(11, "000999")]
    [DataRow(12, "130001")]
    public void The_same_number_with_other_content_is_a_duplicate_and_posts_nothing(int field, string text)
    {
        using var town = new Town();
        var sale = town.Terminal.Sale(1250, town.Credit);
        Assert.AreEqual("00", town.SendForCode(sale));
        Assert.AreEqual("94", town.SendForCode(sale.With(field, text)));
        Assert.AreEqual(500000 - 1250, town.Remaining(town.Credit));
        Assert.AreEqual(1, town.Host.Sales().Count);
    }

    [TestMethod]
    public void Another_terminal_may_use_the_same_number()
    {
        string first = Town.Record("terminal TERM0001");
        string second = first.Replace("TERM0001", "TERM0002").Replace("0f2e4d6c", "00112233");
        using var town = new Town(Acquirer.Seeds.Seed.DefaultText.Replace(first, first + second));
        var other = new TestTerminal(town.Seed.Terminal("TERM0002")!);
        town.Host.HandleAsync(other.SignOn("LOST").Seal(other.MacKey)).GetAwaiter().GetResult();
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(1250, town.Credit)));
        var reply = town.Host.HandleAsync(other.Sale(1250, town.Credit).Seal(other.MacKey)).GetAwaiter().GetResult();
        Assert.AreEqual(200, reply.Status);
        Assert.AreEqual(500000 - 2500, town.Remaining(town.Credit));
    }

    [TestMethod]
    public async Task A_doubled_request_waits_for_its_twin_and_gets_the_same_answer()
    {
        var issuers = new HeldIssuerLine();
        using var town = new Town(issuers: issuers);
        var sale = town.Terminal.Sale(1250, town.Credit);
        var first = town.SendAsync(sale);
        await issuers.Arrived;
        var second = town.SendAsync(sale);
        Assert.IsFalse(first.IsCompleted || second.IsCompleted);
        issuers.Release();
        CollectionAssert.AreEqual((await first).Message, (await second).Message);
        Assert.AreEqual(1, issuers.Calls);
        Assert.AreEqual(500000 - 1250, town.Remaining(town.Credit));
    }

    [TestMethod]
    public async Task A_request_that_a_stopped_host_left_open_is_finished_by_its_copy()
    {
        var issuers = new HeldIssuerLine();
        using var town = new Town(issuers: issuers);
        var sale = town.Terminal.Sale(1250, town.Credit);
        var lost = town.SendAsync(sale);
        await issuers.Arrived;
        Assert.IsNull(town.Host.Sales()[0].Code);
        using var successor = new Acquirer.PaymentSwitch(town.Database.Where, town.Seed, town.Clock);
        var reply = await successor.HandleAsync(sale.Seal(town.Terminal.MacKey));
        Assert.AreEqual("00", Town.Code(town.Fitting(sale, reply)));
        issuers.Release();
        CollectionAssert.AreEqual(reply.Message, (await lost).Message);
        Assert.AreEqual(500000 - 1250, town.Remaining(town.Credit));
    }

    [TestMethod]
    public void The_database_holds_no_card_number()
    {
        using var town = new Town();
        town.Send(town.Terminal.Sale(1250, town.Credit));
        town.Send(town.Terminal.KeyedSale(1250, town.Credit));
        town.Send(town.Terminal.VoiceAdvice(1250, town.Credit, town.Call(1250, town.Credit).Code));
        town.Host.Dispose();
        foreach (var (part, bytes) in town.Database.Contents())
        {
            string content = System.Text.Encoding.Latin1.GetString(bytes);
            Assert.IsFalse(content.Contains(town.Credit.Number), part);
            Assert.IsFalse(content.Contains(town.Credit.Number[6..]), part);
            Assert.IsFalse(content.Contains(Convert.ToHexString(town.Seed.Terminals[0].MasterKey), StringComparison.OrdinalIgnoreCase), part);
        }
        var rows = new Acquirer.PaymentSwitch(town.Database.Where, town.Seed, town.Clock);
        Assert.AreEqual(3, rows.Sales().Count);
        rows.Dispose();
    }
}
