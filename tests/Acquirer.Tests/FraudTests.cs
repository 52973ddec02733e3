using System.Linq;
using Terminal.Acquirer;
using Terminal.Acquirer.Cards;
using Terminal.Acquirer.Seeds;
using Terminal.Tests.Support;

namespace Terminal.Tests;

/// <summary>Fraud rules: what they find, what becomes of it, and for whom.</summary>
[TestClass]
public class FraudTests
{
    [TestMethod]
    public void A_card_that_is_used_too_often_is_referred_until_the_time_is_over()
    {
        using var town = new Town(With("CARD TOO OFTEN", "sign card-velocity", "count 3", "minutes 10", "action refer", "merchants all"));
        for (int i = 0; i < 3; i++)
            Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(1000, town.Credit)));
        Assert.AreEqual("02", town.SendForCode(town.Terminal.Sale(1000, town.Credit)));
        Assert.AreEqual("Referred: the card is used 4 times in 10 minutes (rule CARD TOO OFTEN).", town.Explanation);
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(1000, town.Card("Good debit card"))), "another card");
        Assert.AreEqual(500000 - 3000, town.Remaining(town.Credit));
        Move(town, TimeSpan.FromMinutes(10));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(1000, town.Credit)));
    }

    [TestMethod]
    public void What_was_reversed_does_not_count()
    {
        using var town = new Town(With("CARD TOO OFTEN", "sign card-velocity", "count 1", "minutes 10", "action decline", "merchants all"));
        for (int i = 0; i < 3; i++)
        {
            var sale = town.Terminal.Sale(1000, town.Credit);
            Assert.AreEqual("00", town.SendForCode(sale));
            town.Send(town.Terminal.Reversal(sale));
        }
    }

    [TestMethod]
    public void On_the_telephone_the_operator_is_told_what_would_refer()
    {
        using var town = new Town(With("CARD TOO OFTEN", "sign card-velocity", "count 1", "minutes 10", "action refer", "merchants all"));
        town.Send(town.Terminal.Sale(1000, town.Credit));
        Assert.AreEqual("02", town.SendForCode(town.Terminal.Sale(1000, town.Credit)));
        var answer = town.Call(1000, town.Credit);
        Assert.IsTrue(answer.IsApproved);
        StringAssert.Contains(answer.Text, " Flagged: the card is used 3 times in 10 minutes (rule CARD TOO OFTEN).");
    }

    [TestMethod]
    public void A_merchant_that_sells_too_often_is_flagged_by_an_alarm()
    {
        string rule = Town.Record("fraud SHOP TOO OFTEN");
        using var town = new Town(OtherTerminal.AtItsOwnPoint().Replace(rule, rule.Replace("count           20", "count           2").Replace("none", "MERCHANT0000001")));
        var other = new OtherTerminal(town, "TERM0002");
        town.Send(town.Terminal.Sale(1000, town.Credit));
        Assert.AreEqual("00", other.SendForCode(other.Terminal.Sale(1000, town.Card("Good debit card"))));
        Assert.AreEqual(0, town.Host.Alarms().Count);
        var sale = town.Terminal.Sale(1100, town.Credit);
        Assert.AreEqual("00", town.SendForCode(sale));
        StringAssert.EndsWith(town.Explanation, " Flagged: the merchant sells 3 times in 5 minutes (rule SHOP TOO OFTEN).");
        Assert.AreEqual(
            $"Sale {sale.Fields[37]} of 11.00 EUR with card 999000******1019 was approved and flagged: the merchant sells 3 times in 5 minutes (rule SHOP TOO OFTEN).",
            town.Host.Alarms().Single().Text);
    }

    [TestMethod]
    public void A_card_that_is_declined_again_and_again_is_declined_for_good()
    {
        using var town = new Town(With("AGAIN AND AGAIN", "sign repeated-declines", "count 2", "minutes 60", "action decline", "merchants all"));
        Assert.AreEqual("01", town.SendForCode(town.Terminal.Sale(1001, town.Credit)), "a referral is no decline");
        Assert.AreEqual("91", town.SendForCode(town.Terminal.Sale(1091, town.Credit)), "nor is an issuer that cannot be reached");
        Assert.AreEqual("05", town.SendForCode(town.Terminal.Sale(1005, town.Credit)));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(1000, town.Credit)));
        Assert.AreEqual("51", town.SendForCode(town.Terminal.Sale(1051, town.Credit)));
        Assert.AreEqual("59", town.SendForCode(town.Terminal.Sale(1000, town.Credit)));
        Assert.AreEqual("Declined: the card was declined 2 times in 60 minutes (rule AGAIN AND AGAIN).", town.Explanation);
        Assert.IsFalse(town.Call(1000, town.Credit).IsApproved, "on the telephone too");
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Refund(500, town.Credit)), "a refund is never refused for it");
    }

    [TestMethod]
    public void An_amount_is_unusual_beside_what_the_card_has_bought()
    {
        using var town = new Town(With("FAR TOO MUCH", "sign unusual-amount", "count 3", "times 10", "action refer", "merchants all"));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(100000, town.Credit)), "nothing is usual yet");
        var voided = town.Terminal.Sale(90000, town.Credit);
        town.Send(voided);
        town.Send(town.Terminal.Reversal(voided));
        Move(town, TimeSpan.FromMinutes(1));
        foreach (int amount in new[] { 1000, 2000, 3000 })
            town.Send(town.Terminal.Sale(amount, town.Credit));
        Assert.AreEqual("02", town.SendForCode(town.Terminal.Sale(20002, town.Credit)));
        Assert.AreEqual("Referred: 200.02 EUR is more than 10 times what the card's last 3 sales were on average (rule FAR TOO MUCH).", town.Explanation);
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(20000, town.Credit)));
    }

    [TestMethod]
    [DataRow("flag", "00")]
    [DataRow("refer", "02")]
    [DataRow("decline", "59")]
    public void A_card_of_another_country_is_what_the_merchant_wants_it_to_be(string action, string code)
    {
        string rule = Town.Record("fraud FOREIGN CARD");
        using var town = new Town(Seed.DefaultText.Replace(rule, rule.Replace("action          flag", $"action          {action}")));
        Assert.AreEqual(code, town.SendForCode(town.Terminal.Sale(1000, town.Card("Travel card"))));
        StringAssert.Contains(town.Explanation, "a card of country 826 is used in country 280 (rule FOREIGN CARD)");
        Assert.AreEqual(action == "flag" ? 1 : 0, town.Host.Alarms().Count);
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(1000, town.Credit)));
    }

    [TestMethod]
    public void A_card_is_foreign_where_the_terminal_stands()
    {
        using var town = new Town(OtherTerminal.AtItsOwnPoint("country         280", "country         826"));
        var other = new OtherTerminal(town, "TERM0002");
        Assert.AreEqual("00", other.SendForCode(other.Terminal.Sale(1000, town.Card("Travel card"))));
        Assert.AreEqual(0, town.Host.Alarms().Count);
        Assert.AreEqual("00", other.SendForCode(other.Terminal.Sale(1000, town.Credit)));
        StringAssert.EndsWith(town.Host.Alarms().Single().Text, "a card of country 280 is used in country 826 (rule FOREIGN CARD).");
    }

    [TestMethod]
    [DataRow("none", "00")]
    [DataRow("all", "59")]
    [DataRow("MERCHANT0000001", "59")]
    public void A_rule_is_for_the_merchants_that_have_chosen_it(string merchants, string code)
    {
        string rule = Town.Record("fraud FOREIGN CARD");
        using var town = new Town(Seed.DefaultText.Replace(rule, rule.Replace("flag", "decline").Replace("merchants       all", $"merchants       {merchants}")));
        Assert.AreEqual(code, town.SendForCode(town.Terminal.Sale(1000, town.Card("Travel card"))));
    }

    [TestMethod]
    public void A_limit_that_is_passed_is_told_before_a_suspicion()
    {
        using var town = new Town(With("CARD TOO OFTEN", "sign card-velocity", "count 1", "minutes 10", "action decline", "merchants all"));
        var card = town.Card("Small-limit credit card");
        town.Send(town.Terminal.Sale(1000, card));
        Assert.AreEqual("51", town.SendForCode(town.Terminal.Sale(1100, card)));
        Assert.AreEqual("59", town.SendForCode(town.Terminal.Sale(1000, card)));
    }

    private static string With(string name, params string[] fields) =>
        Seed.DefaultText[..Seed.DefaultText.IndexOf("\nfraud ", StringComparison.Ordinal)] + $"\nfraud {name}\n" + string.Concat(fields.Select(field => $"    {field}\n"));

    private static void Move(Town town, TimeSpan by)
    {
        town.Clock.Now += by;
        town.Terminal.Time = town.Clock.Now.UtcDateTime.ToString("MMddHHmmss");
    }
}
