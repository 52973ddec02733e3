using System.Linq;
using System.Threading.Tasks;
using Terminal.Acquirer;
using Terminal.Tests.Support;

namespace Terminal.Tests;

/// <summary>The second tier of clearing: the scheme refuses the acquirer, who still owes the merchant.</summary>
[TestClass]
public class SchemeTests
{
    [TestMethod]
    public async Task What_the_scheme_does_not_pay_is_the_acquirers_loss()
    {
        using var town = new Town();
        var sale = town.Terminal.Sale(2000, town.Credit);
        town.Send(sale);
        town.Send(town.Terminal.Sale(1000, town.Credit));
        town.Send(town.Terminal.Settlement(2, 3000));
        var owed = town.Host.MerchantDays().Single();

        var answer = await town.Host.Scheme.RefuseAsync("TERM0001", sale.Fields[37], "4507");
        Assert.IsTrue(answer.IsTaken, answer.Text);
        Assert.AreEqual($"The scheme does not pay for sale {sale.Fields[37]} (4507): 20.00 EUR is the acquirer's loss. The merchant keeps it, and the cardholder is not charged.", answer.Text);
        Assert.AreEqual(owed, town.Host.MerchantDays().Single(), "the merchant is owed what he was");
        Assert.AreEqual((1000L, -2955L, 2000L, -45L), (Balance(town, "issuer"), Balance(town, "merchant"), Balance(town, "losses"), Balance(town, "fees")));
        Assert.AreEqual(0, town.Host.Balances().Sum(each => each.Balance));
        Assert.AreEqual("loss 2000 from issuer TEST CREDIT BANK to losses", Told(town.Host.Ledger()[^1]));
        Assert.AreEqual(500000 - 1000, town.Remaining(town.Credit));
        var standing = town.Host.Sales().Single(each => each.Number == sale.Fields[37]);
        Assert.AreEqual(("4507", "", 0L), (standing.SchemeRefused, standing.Refused, standing.Held));

        town.Terminal.Batch = "000002";
        Assert.AreEqual("12", town.SendForCode(town.Terminal.Refund(100, town.Credit, sale.Fields[37])));
        StringAssert.EndsWith(town.Explanation, "was refused by the scheme, and its cardholder not charged.");
    }

    [TestMethod]
    public async Task What_was_refunded_before_is_no_loss()
    {
        using var town = new Town();
        var sale = town.Terminal.Sale(2000, town.Credit);
        town.Send(sale);
        town.Send(town.Terminal.Refund(500, town.Credit, sale.Fields[37]));
        town.Send(town.Terminal.Settlement(1, 2000, 1, 500));
        Assert.IsTrue((await town.Host.Scheme.RefuseAsync("TERM0001", sale.Fields[37], "4507")).IsTaken);
        Assert.AreEqual((0L, 1500L), (Balance(town, "issuer"), Balance(town, "losses")));
        Assert.AreEqual(500000, town.Remaining(town.Credit));
        Assert.AreEqual(0, town.Host.Balances().Sum(each => each.Balance));
    }

    [TestMethod]
    public async Task Only_what_was_presented_and_paid_can_be_refused_and_once()
    {
        using var town = new Town();
        var sale = town.Terminal.Sale(2000, town.Credit);
        var declined = town.Terminal.Sale(1005, town.Credit);
        var unsigned = town.Terminal.Advice(700, town.Credit).WithTag(4, "0");
        var refund = town.Terminal.Refund(300, town.Credit);
        var hold = town.Terminal.Hold(300, town.Credit);
        foreach (var draft in new[] { sale, declined, unsigned, refund, hold })
            town.Send(draft);
        await Refused(town, sale, "is open, and was not presented yet");
        town.Send(town.Terminal.Settlement(2, 2700, 1, 300));
        await Refused(town, declined, "nothing of it is posted");
        await Refused(town, unsigned, "clearing did not reimburse it (4584)");
        await Refused(town, refund, "it is no sale");
        await Refused(town, hold, "it is no sale");
        await Refused(town, sale.With(37, "019999999999"), "has no sale of this number");
        await Refused(town, sale, "four digits", "450");
        Assert.IsFalse(town.Host.Balances().Any(each => each.Account == "losses"));
        Assert.IsTrue((await town.Host.Scheme.RefuseAsync("TERM0001", sale.Fields[37], "4507")).IsTaken);
        await Refused(town, sale, "refused it before (4507)");
        Assert.AreEqual(2000, Balance(town, "losses"));
    }

    [TestMethod]
    public async Task What_is_in_suspense_was_not_presented_and_what_was_released_was()
    {
        using var town = new Town();
        town.Send(town.Terminal.Settlement());
        var late = town.Terminal.Advice(2000, town.Credit);
        town.Send(late);
        await Refused(town, late, "it is in suspense");
        await town.Host.Suspense.ReleaseAsync("TERM0001", late.Fields[37], "clearing", "looked at");
        Assert.IsTrue((await town.Host.Scheme.RefuseAsync("TERM0001", late.Fields[37], "4507")).IsTaken);
        Assert.AreEqual((0L, 2000L), (Balance(town, "issuer"), Balance(town, "losses")));
        Assert.AreEqual(0, town.Host.Balances().Sum(each => each.Balance));
        Assert.AreEqual(500000, town.Remaining(town.Credit));
    }

    [TestMethod]
    public async Task Twenty_refusals_at_once_are_one()
    {
        using var town = new Town();
        var sale = town.Terminal.Sale(2000, town.Credit);
        town.Send(sale);
        town.Send(town.Terminal.Settlement(1, 2000));
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Task.Run(() => town.Host.Scheme.RefuseAsync("TERM0001", sale.Fields[37], "4507"))));
        Assert.AreEqual(1, answers.Count(answer => answer.IsTaken));
        Assert.AreEqual(2000, Balance(town, "losses"));
        Assert.AreEqual(500000, town.Remaining(town.Credit));
    }

    private static async Task Refused(Town town, Draft sale, string why, string reason = "4507")
    {
        var answer = await town.Host.Scheme.RefuseAsync("TERM0001", sale.Fields[37], reason);
        Assert.IsFalse(answer.IsTaken);
        StringAssert.Contains(answer.Text, why);
    }

    private static long Balance(Town town, string account) => town.Host.Balances().Where(each => each.Account == account).Sum(each => each.Balance);

    private static string Told(Acquirer.Accounts.LedgerEntry entry) => $"{entry.Kind} {entry.Amount} from {entry.Credit} to {entry.Debit}";
}
