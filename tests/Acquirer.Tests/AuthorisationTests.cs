using System.Threading;
using System.Threading.Tasks;
using Terminal.Acquirer.Authorisation;
using Terminal.Acquirer.Seeds;
using Terminal.Core.Messages;
using Terminal.Tests.Support;

namespace Terminal.Tests;

[TestClass]
public class AuthorisationTests
{
    [TestMethod]
    public void A_sale_within_the_limit_is_approved_and_lowers_it()
    {
        using var town = new Town();
        var answer = town.Send(town.Terminal.Sale(1250, town.Credit));
        Assert.AreEqual("00", Town.Code(answer));
        StringAssert.Matches(Town.Text(answer, Field.ApprovalCode), new("^[0-9]{6}$"));
        Assert.AreEqual("20261122120000", Town.TagText(answer, Tag.HostTime));
        Assert.AreEqual("01", Town.TagText(answer, Tag.MacKeyVersion));
        Assert.AreEqual("TEST CREDIT BANK", Town.TagText(answer, Tag.IssuerName));
        Assert.AreEqual("000001", Town.TagText(answer, Tag.NewestParameters));
        Assert.AreEqual(500000 - 1250, town.Remaining(town.Credit));
        Assert.AreEqual("Approved: 12.50 EUR is within the card's remaining limit of 5000.00 EUR.", town.Explanation);
    }

    [TestMethod]
    public void A_keyed_sale_is_approved_too()
    {
        using var town = new Town();
        Assert.AreEqual("00", town.SendForCode(town.Terminal.KeyedSale(1250, town.Credit)));
        Assert.AreEqual(500000 - 1250, town.Remaining(town.Credit));
    }

    [TestMethod]
    [DataRow("Good credit card", 1201, "01")]
    [DataRow("Good credit card", 1204, "04")]
    [DataRow("Good credit card", 1205, "05")]
    [DataRow("Good credit card", 1251, "51")]
    [DataRow("Good credit card", 1291, "91")]
    [DataRow("Expired credit card", 1250, "54")]
    [DataRow("Expired credit card", 1201, "54")]
    [DataRow("Stolen credit card", 1250, "43")]
    [DataRow("Stolen credit card", 1205, "43")]
    [DataRow("Lost debit card", 1250, "41")]
    [DataRow("Unknown card", 1250, "14")]
    [DataRow("Unknown product", 1250, "15")]
    [DataRow("Wrong check digit", 1250, "14")]
    [DataRow("Small-limit credit card", 2050, "51")]
    [DataRow("Small-limit credit card", 2008, "51")]
    [DataRow("Good credit card", 0, "13")]
    [DataRow("Good debit card", 100000000, "13")]
    public void A_declined_sale_has_its_code_and_posts_nothing(string role, int amount, string code)
    {
        using var town = new Town();
        var answer = town.Send(town.Terminal.Sale(amount, town.Card(role)));
        Assert.AreEqual(code, Town.Code(answer));
        Assert.IsFalse(answer.Has(Field.ApprovalCode));
        foreach (var card in town.Host.Cards())
            Assert.AreEqual(Limit(town.Seed, card.Mask), card.Remaining);
        Assert.IsTrue(town.Explanation.EndsWith('.') && town.Explanation.Length > 20, town.Explanation);
    }

    [TestMethod]
    public void The_limit_is_usable_to_the_last_cent()
    {
        using var town = new Town();
        var card = town.Card("Small-limit credit card");
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(2000, card)));
        Assert.AreEqual(0, town.Remaining(card));
        Assert.AreEqual("51", town.SendForCode(town.Terminal.Sale(2, card)));
        Assert.AreEqual("Declined: 0.02 EUR is over the card's remaining limit of 0.00 EUR.", town.Explanation);
    }

    [TestMethod]
    public void Cents_08_approve_with_identification_and_lower_the_limit()
    {
        using var town = new Town();
        var answer = town.Send(town.Terminal.Sale(1208, town.Credit));
        Assert.AreEqual("08", Town.Code(answer));
        Assert.IsTrue(answer.Has(Field.ApprovalCode));
        Assert.AreEqual(500000 - 1208, town.Remaining(town.Credit));
    }

    [TestMethod]
    public void A_card_is_good_to_the_end_of_its_last_month()
    {
        using var town = new Town(Seed.DefaultText.Replace("12/24", "11/26"));
        var card = town.Card("Expired credit card");
        town.Clock.Now = new(2026, 11, 30, 23, 59, 59, TimeSpan.Zero);
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(1250, card)));
        town.Clock.Now = new(2026, 12, 1, 0, 0, 0, TimeSpan.Zero);
        Assert.AreEqual("54", town.SendForCode(town.Terminal.Sale(1250, card)));
    }

    [TestMethod]
    public void An_expiry_that_the_issuer_does_not_know_is_declined()
    {
        using var town = new Town();
        Assert.AreEqual("54", town.SendForCode(town.Terminal.KeyedSale(1250, town.Credit).With(14, "3611")));
        Assert.AreEqual(500000, town.Remaining(town.Credit));
    }

    [TestMethod]
    public void Currency_merchant_kind_epoch_and_batch_are_checked_before_routing()
    {
        var issuers = new HeldIssuerLine();
        using var town = new Town(issuers: issuers);
        var terminal = town.Terminal;
        Assert.AreEqual("12", town.SendForCode(terminal.Sale(1250, town.Credit).With(49, "840")));
        Assert.AreEqual("03", town.SendForCode(terminal.Sale(1250, town.Credit).With(42, "MERCHANT0000002")));
        Assert.AreEqual("12", town.SendForCode(terminal.Sale(1250, town.Credit).With(3, "010000")));
        Assert.AreEqual("12", town.SendForCode(terminal.Hold(1250, town.Credit).With(3, "200000")));
        Assert.AreEqual("12", town.SendForCode(terminal.Sale(1250, town.Credit).With(37, "020000000099")));
        Assert.AreEqual("12", town.SendForCode(terminal.Sale(1250, town.Credit).With(60, "000000")));
        Assert.AreEqual(0, issuers.Calls);
        Assert.AreEqual(500000, town.Remaining(town.Credit));
    }

    [TestMethod]
    public void An_inactive_terminal_or_merchant_sells_nothing()
    {
        using var town = new Town();
        town.Restart(Town.WithInactive("terminal TERM0001"));
        Assert.AreEqual("58", town.SendForCode(town.Terminal.Sale(1250, town.Credit)));
        Assert.AreEqual("58", town.SendForCode(town.Terminal.Echo()));
        town.Restart(Town.WithInactive("merchant MERCHANT0000001"));
        Assert.AreEqual("03", town.SendForCode(town.Terminal.Sale(1250, town.Credit)));
        Assert.AreEqual(500000, town.Remaining(town.Credit));
    }

    [TestMethod]
    public void An_issuer_that_is_silent_too_long_is_a_decline()
    {
        using var town = new Town(issuers: new SilentIssuerLine(), issuerWithin: TimeSpan.FromMilliseconds(1));
        Assert.AreEqual("91", town.SendForCode(town.Terminal.Sale(1250, town.Credit)));
        Assert.AreEqual("Declined: the issuer did not answer in time.", town.Explanation);
        Assert.AreEqual(500000, town.Remaining(town.Credit));
    }

    [TestMethod]
    public void A_terminals_clock_that_is_far_off_is_told_and_declines_nothing()
    {
        using var town = new Town();
        town.Terminal.Time = "1122133000";
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(1250, town.Credit)));
        StringAssert.EndsWith(town.Explanation, " The terminal's clock is 90 minutes fast.");
        town.Clock.Now = new(2027, 1, 1, 0, 2, 0, TimeSpan.Zero);
        town.Terminal.Time = "1231235900";
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(1250, town.Credit)));
        Assert.IsFalse(town.Explanation.Contains("clock"), town.Explanation);
    }

    private static long Limit(Seed seed, string mask)
    {
        foreach (var card in seed.Cards)
        {
            if (card.IsKnown && card.Number[..6] == mask[..6] && card.Number[^4..] == mask[^4..])
                return card.Limit;
        }
        throw new AssertFailedException(mask);
    }

    private sealed class SilentIssuerLine : IIssuerLine
    {
        public Task ReachAsync(string issuer, CancellationToken cancellation) => Task.Delay(Timeout.Infinite, cancellation);
    }
}
