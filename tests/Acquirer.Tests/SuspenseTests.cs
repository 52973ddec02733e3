using System.Linq;
using Terminal.Acquirer.Accounts;
using Terminal.Acquirer.Cards;
using Terminal.Core.Messages;
using Terminal.Tests.Support;

namespace Terminal.Tests;

/// <summary>An operator decides about what is nobody's money, once, and it is kept who did and why.</summary>
[TestClass]
public class SuspenseTests
{
    private const string Role = "clearing";
    private const string Reason = "the merchant has the signed slip";

    [TestMethod]
    public void What_is_released_is_owed_to_the_merchant_less_the_fee()
    {
        using var town = HostOnly(out string number);
        var open = town.Host.Suspense.All().Single();
        Assert.AreEqual((number, "sale", 700L, "open", ""), (open.Number, open.Kind, open.Amount, open.Standing, open.Role));
        StringAssert.StartsWith(open.Why, "Only the host had it when its batch was closed. Approved");
        StringAssert.EndsWith(town.Host.Alarms().Single().Text, "In suspense, as only the host knows them: 1.");

        Assert.IsTrue(Release(town, number));
        var released = town.Host.Suspense.All().Single();
        Assert.AreEqual(("released", Role, Reason, "2026-11-22"), (released.Standing, released.Role, released.Reason, released.Decided[..10]));
        Assert.AreEqual(0L, SettlementTests.Balance(town, "suspense"));
        Assert.AreEqual(-(2000 - 30 + 700 - 11), SettlementTests.Balance(town, "merchant"));
        Assert.AreEqual(new MerchantDay("MERCHANT0000001", "2026-11-22", "978", 2700, 41, 2659), town.Host.MerchantDays().Single());
        CollectionAssert.AreEqual(
            new[] { (2000L, "Sales less refunds of batch 000001."), (-30L, "Fee for the sales of batch 000001."), (700L, $"Released from suspense: {number}."), (-11L, $"Fee for sale {number}.") },
            town.Host.Statement("MERCHANT0000001", "2026-11-22").Select(line => (line.Amount, line.Text)).ToArray());
        Assert.AreEqual(500000 - 2700, town.Remaining(town.Credit));
        CollectionAssert.AreEqual(
            new[] { "settlement 700", "fee 11" }, town.Host.Ledger(2).Where(entry => entry.Number == number).Select(entry => $"{entry.Kind} {entry.Amount}").ToArray());
        AssertBalanced(town);
    }

    [TestMethod]
    public void What_is_returned_is_the_cardholders_again()
    {
        using var town = HostOnly(out string number);
        Assert.IsTrue(town.Host.Suspense.ReturnAsync("TERM0001", number, Role, Reason).Result);
        Assert.AreEqual("returned", town.Host.Suspense.All().Single().Standing);
        Assert.AreEqual(0L, SettlementTests.Balance(town, "suspense"));
        Assert.AreEqual(2000L, town.Host.MerchantDays().Single().Settled);
        Assert.AreEqual(500000 - 2000, town.Remaining(town.Credit));
        AssertBalanced(town);
    }

    [TestMethod]
    public void A_decision_is_taken_once_and_the_batch_stays_as_it_was_closed()
    {
        using var town = HostOnly(out string number);
        Assert.IsTrue(Release(town, number));
        Assert.IsFalse(Release(town, number));
        Assert.IsFalse(town.Host.Suspense.ReturnAsync("TERM0001", number, "audit", "no").Result);
        Assert.AreEqual(Role, town.Host.Suspense.All().Single().Role);
        var batch = town.Host.Batches().Single();
        Assert.AreEqual((1, 2000L, 0L), (batch.Totals.Sales, batch.Totals.SalesSum, batch.Suspended));
        Assert.IsFalse(town.Host.Sales().Single(sale => sale.Number == number).IsInSuspense);
        Assert.AreEqual(1, town.Host.Sales().Count(sale => sale.IsOutOfSuspense));
    }

    [TestMethod]
    public void What_was_released_is_of_a_closed_batch_and_not_voided_any_more()
    {
        using var town = new Town();
        town.Send(town.Terminal.Settlement());
        var late = town.Terminal.Advice(700, town.Credit);
        town.Send(late);
        StringAssert.StartsWith(town.Host.Suspense.All().Single().Why, "It came after its batch was closed.");
        StringAssert.StartsWith(town.Host.Alarms().Single().Text, $"Number {late.Fields[37]}: Sale of 7.00 EUR approved by the terminal under its floor limit: posted, and its money is in suspense.");
        Assert.IsTrue(Release(town, late.Fields[37]));
        Assert.AreEqual("12", town.SendForCode(town.Terminal.Reversal(late, "4000")));
        AssertBalanced(town);
    }

    [TestMethod]
    public void What_the_terminal_reversed_needs_no_decision()
    {
        using var town = new Town();
        town.Send(town.Terminal.Settlement());
        var late = town.Terminal.Advice(700, town.Credit);
        town.Send(late);
        town.Send(town.Terminal.Reversal(late, "4000"));
        Assert.AreEqual("reversed", town.Host.Suspense.All().Single().Standing);
        Assert.IsFalse(Release(town, late.Fields[37]));
    }

    [TestMethod]
    public void A_refund_in_suspense_becomes_the_merchants_debt()
    {
        using var town = new Town();
        town.Send(town.Terminal.Settlement());
        town.Send(town.Terminal.Upload(town.Terminal.Refund(300, town.Credit), 1, 1, null));
        Assert.IsTrue(Release(town, town.Host.Suspense.All().Single().Number));
        Assert.AreEqual((300L, 0L), (SettlementTests.Balance(town, "merchant"), SettlementTests.Balance(town, "fees")));
        AssertBalanced(town);
    }

    [TestMethod]
    public void Where_no_money_moved_there_is_none_to_release()
    {
        using var town = new Town();
        town.Send(town.Terminal.Settlement());
        var unknown = town.Terminal.Advice(700, town.Card("Unknown card"));
        town.Send(unknown);
        Assert.IsFalse(Release(town, unknown.Fields[37]));
        Assert.IsTrue(town.Host.Suspense.ReturnAsync("TERM0001", unknown.Fields[37], Role, "nobody knows the card").Result);
        AssertBalanced(town);
    }

    [TestMethod]
    [DataRow("", "why")]
    [DataRow("clearing", "  ")]
    public void Nobody_decides_without_saying_who_and_why(string role, string reason)
    {
        using var town = HostOnly(out string number);
        Assert.ThrowsExactly<ArgumentException>(() => town.Host.Suspense.ReleaseAsync("TERM0001", number, role, reason).Wait());
        Assert.ThrowsExactly<ArgumentException>(() => town.Host.Suspense.ReturnAsync("TERM0001", number, role, reason).Wait());
        Assert.AreEqual("open", town.Host.Suspense.All().Single().Standing);
    }

    [TestMethod]
    public void A_number_that_is_not_there_is_not_decided_about()
    {
        using var town = HostOnly(out _);
        Assert.IsFalse(Release(town, "010000099999"));
        Assert.IsFalse(Release(town, town.Host.Sales()[0].Number), "not in suspense");
    }

    private static bool Release(Town town, string number) => town.Host.Suspense.ReleaseAsync("TERM0001", number, Role, Reason).Result;

    // Two sales, of which the terminal has lost one.
    private static Town HostOnly(out string number)
    {
        var town = new Town();
        var sale = town.Terminal.Sale(2000, town.Credit);
        var lost = town.Terminal.Sale(700, town.Credit);
        number = lost.Fields[37];
        string code = Town.Text(town.Send(sale), Field.ApprovalCode);
        town.Send(lost);
        town.Send(town.Terminal.Settlement(1, 2000));
        town.Send(town.Terminal.Upload(sale, 1, 1, code));
        town.Send(town.Terminal.Settlement(1, 2000).With(3, "960000"));
        return town;
    }

    private static void AssertBalanced(Town town)
    {
        Assert.AreEqual(0L, town.Host.Balances().Sum(each => each.Balance));
        long spent = town.Seed.Cards.Where(card => card.IsKnown && card.Product!.Issuer.Name == "TEST CREDIT BANK")
            .Sum(card => card.Limit - town.Host.Cards().Single(known => known.Mask == CardNumber.Mask(System.Text.Encoding.ASCII.GetBytes(card.Number))).Remaining);
        Assert.AreEqual(spent, town.Host.Balances().Where(each => each is { Account: "issuer", Party: "TEST CREDIT BANK" }).Sum(each => each.Balance));
    }
}
