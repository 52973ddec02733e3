using System.Linq;
using System.Threading.Tasks;
using Terminal.Acquirer.Authorisation;
using Terminal.Acquirer.Cards;
using Terminal.Acquirer.Seeds;
using Terminal.Tests.Support;

namespace Terminal.Tests;

/// <summary>Cardholders: their accounts, their privileges, and where and when their cards pay.</summary>
[TestClass]
public class ConditionTests
{
    private const string Daytime = "Daytime card";

    [TestMethod]
    [DataRow("05:59", "57")]
    [DataRow("06:00", "00")]
    [DataRow("21:59", "00")]
    [DataRow("22:00", "57")]
    public void A_time_is_that_of_the_point_of_service(string local, string code)
    {
        using var town = new Town();
        At(town, local);
        Assert.AreEqual(code, town.SendForCode(town.Terminal.Sale(1250, town.Card(Daytime))));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(1250, town.Credit)), "other cards are good");
    }

    [TestMethod]
    [DataRow("times           not 22:00-06:00", "21:59", "00")]
    [DataRow("times           not 22:00-06:00", "22:00", "57")]
    [DataRow("times           not 22:00-06:00", "05:59", "57")]
    [DataRow("times           not 22:00-06:00", "06:00", "00")]
    [DataRow("times           only 22:00-06:00", "12:00", "57")]
    [DataRow("times           only 22:00-06:00", "00:30", "00")]
    public void Forbidden_times_may_pass_midnight(string times, string local, string code)
    {
        using var town = new Town(Seed.DefaultText.Replace("times           only 06:00-22:00", times));
        At(town, local);
        Assert.AreEqual(code, town.SendForCode(town.Terminal.Sale(1250, town.Card(Daytime))));
    }

    [TestMethod]
    [DataRow("kinds           not 7995 6011", "kinds           not 7995 5411", "57")]
    [DataRow("kinds           not 7995 6011", "kinds           only 5411", "00")]
    [DataRow("kinds           not 7995 6011", "kinds           only 5412", "57")]
    [DataRow("places          only 280", "places          only 826 840", "62")]
    [DataRow("places          only 280", "places          not 280", "62")]
    [DataRow("places          only 280", "places          not 826", "00")]
    public void Places_and_kinds_of_points_of_service_are_allowed_or_forbidden(string field, string instead, string code)
    {
        using var town = new Town(Seed.DefaultText.Replace(field, instead));
        var card = town.Card(Daytime);
        Assert.AreEqual(code, town.SendForCode(town.Terminal.Sale(1250, card)));
        Assert.AreEqual(code, town.SendForCode(town.Terminal.Hold(1250, card)));
        Assert.AreEqual(code == "00", town.Call(1250, card).IsApproved);
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Refund(100, card)), "a refund is never forbidden");
    }

    [TestMethod]
    [DataRow("country         280", "country         826", "62", "the card does not pay in country 826.")]
    [DataRow("mcc             5411", "mcc             7995", "57", "the card does not pay at points of service of category 7995.")]
    [DataRow("utc-offset      60", "utc-offset      660", "57", "the card does not pay at this time (23:00 at the point of service).")]
    public void What_is_not_allowed_at_one_point_of_service_is_allowed_at_another(string field, string instead, string code, string why)
    {
        string product = Town.Record("product TEST SAVINGS");
        using var town = new Town(OtherTerminal.AtItsOwnPoint(field, instead).Replace(product, product.TrimEnd() + "\n    condition       BY DAY AT HOME\n\n"));
        var other = new OtherTerminal(town, "TERM0002");
        foreach (var standing in new[] { IssuerStanding.Reached, IssuerStanding.Unreachable })
        {
            town.Host.Issuers.SetAll(standing);
            Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(1250, town.Card("Savings card"))));
            Assert.AreEqual(code, other.SendForCode(other.Terminal.Sale(1250, town.Card("Savings card"))));
            Assert.AreEqual($"Declined: {why}", town.Explanation);
        }
    }

    [TestMethod]
    public void A_condition_of_the_product_is_one_of_all_its_cards()
    {
        string product = Town.Record("product TEST DEBIT");
        using var town = new Town(Seed.DefaultText
            .Replace(product, product.TrimEnd() + "\n    condition       BY DAY AT HOME\n\n").Replace("kinds           not 7995 6011", "kinds           not 5411"));
        Assert.AreEqual("57", town.SendForCode(town.Terminal.Sale(1250, town.Card("Good debit card"))));
        Assert.AreEqual("Declined: the card does not pay at points of service of category 5411.", town.Explanation);
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(1250, town.Credit)));
    }

    [TestMethod]
    public void A_privileged_holder_passes_the_limit_and_no_further_than_that()
    {
        using var town = new Town();
        var card = town.Card("Privileged card");
        Assert.AreEqual("51", town.SendForCode(town.Terminal.Sale(12002, card)));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(6000, card)));
        Assert.AreEqual("Approved: 60.00 EUR is over the card's remaining limit of 20.00 EUR, which this privileged holder may pass by 100.00 EUR.", town.Explanation);
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Hold(5000, card)));
        Assert.IsTrue(town.Call(1000, card).IsApproved);
        Assert.AreEqual(-10000, town.Remaining(card));
        Assert.AreEqual("51", town.SendForCode(town.Terminal.Sale(2, card)));
        Assert.AreEqual("51", town.SendForCode(town.Terminal.Hold(2, card)));
        Assert.IsFalse(town.Call(2, card).IsApproved);
    }

    [TestMethod]
    public void Cards_of_one_account_spend_it_together()
    {
        using var town = new Town();
        var (first, second) = (town.Card("Family card"), town.Card("Second family card"));
        var sale = town.Terminal.Sale(7000, first);
        Assert.AreEqual("00", town.SendForCode(sale));
        Assert.AreEqual((1000, 3000), (town.Remaining(first), town.Remaining(second)));
        Assert.AreEqual("51", town.SendForCode(town.Terminal.Sale(1200, first)), "its own limit");
        Assert.AreEqual("51", town.SendForCode(town.Terminal.Sale(3200, second)), "the account");
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Hold(1000, second)));
        Assert.IsTrue(town.Call(500, first).IsApproved);
        Assert.AreEqual((500, 1500), (town.Remaining(first), town.Remaining(second)));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Refund(1000, first, sale.Fields[37])));
        Assert.AreEqual((1500, 2500), (town.Remaining(first), town.Remaining(second)));
        town.Send(town.Terminal.Advice(3000, second));
        Assert.AreEqual((-500, -500), (town.Remaining(first), town.Remaining(second)), "an advice may pass it");
        town.Restart();
        Assert.AreEqual((-500, -500), (town.Remaining(first), town.Remaining(second)));
    }

    [TestMethod]
    public void A_reversal_gives_back_to_the_account()
    {
        using var town = new Town();
        var sale = town.Terminal.Sale(7000, town.Card("Family card"));
        town.Send(sale);
        town.Send(town.Terminal.Reversal(sale));
        Assert.AreEqual(8000, town.Remaining(town.Card("Second family card")));
        Assert.AreEqual(10000L, town.Execute("SELECT remaining FROM account"));
    }

    [TestMethod]
    public async Task However_many_cards_ask_at_once_their_account_is_not_passed()
    {
        using var town = new Town();
        TestCard[] cards = [town.Card("Family card"), town.Card("Second family card")];
        var sales = Enumerable.Range(0, 40).Select(i => (i % 4 == 3 ? town.Terminal.Hold(300, cards[i % 2]) : town.Terminal.Sale(300, cards[i % 2]))).ToArray();
        var calls = Enumerable.Range(0, 10).Select(i => Task.Run(() => town.Call(300, cards[i % 2]))).ToArray();
        var replies = await Task.WhenAll(sales.Select(sale => Task.Run(() => town.SendAsync(sale))));
        int approved = sales.Where((sale, i) => Town.Code(town.Fitting(sale, replies[i])) == "00").Count() + (await Task.WhenAll(calls)).Count(answer => answer.IsApproved);
        Assert.AreEqual(33, approved, "99.00 of 100.00");
        Assert.AreEqual(100, cards.Min(town.Remaining));
    }

    private static void At(Town town, string local)
    {
        town.Clock.Now = DateTimeOffset.Parse($"2026-11-22T{local}:00+01:00");
        town.Terminal.Time = town.Clock.Now.UtcDateTime.ToString("MMddHHmmss");
    }
}
