using Terminal.Tests.Support;

namespace Terminal.Tests;

[TestClass]
public class DatabaseFailureTests
{
    [TestMethod]
    public void A_failing_database_is_no_answer_to_a_sale_and_posts_nothing()
    {
        using var town = new Town();
        town.Execute("ALTER TABLE product RENAME TO stolen_table");
        var sale = town.Terminal.Sale(1250, town.Credit);
        Assert.AreEqual(503, town.Post(sale).Status);
        StringAssert.StartsWith(town.Explanation, "Not done: the database failed");
        town.Execute("ALTER TABLE stolen_table RENAME TO product");
        Assert.AreEqual(0, town.Host.Sales().Count);
        Assert.AreEqual("00", town.SendForCode(sale));
        Assert.AreEqual(500000 - 1250, town.Remaining(town.Credit));
    }

    [TestMethod]
    public void An_approval_that_cannot_be_stored_lowers_nothing()
    {
        using var town = new Town();
        town.Database.Forbid("UPDATE OF code", "sale");
        var sale = town.Terminal.Sale(1250, town.Credit);
        Assert.AreEqual(503, town.Post(sale).Status);
        Assert.AreEqual(500000, town.Remaining(town.Credit));
        town.Database.Allow("sale");
        Assert.AreEqual("25", town.SendForCode(town.Terminal.Reversal(sale)), "nothing of it is there");
        Assert.AreEqual("94", town.SendForCode(sale));
        Assert.AreEqual(500000, town.Remaining(town.Credit));
    }

    [TestMethod]
    public void A_sale_whose_issuer_is_elsewhere_has_its_number_on_the_disk_before_the_issuer_is_asked()
    {
        var line = new WatchedIssuerLine();
        using var town = new Town(issuers: line);
        town.Database.Forbid("UPDATE OF code", "sale");
        var sale = town.Terminal.Sale(1250, town.Credit);
        Assert.AreEqual(503, town.Post(sale).Status);
        Assert.AreEqual(1, line.Asked.Count);
        Assert.AreEqual(1, town.Host.Sales().Count);
        town.Database.Allow("sale");
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Reversal(sale)));
        Assert.AreEqual(500000, town.Remaining(town.Credit));
    }

    [TestMethod]
    public void A_record_of_the_exchange_that_cannot_be_kept_stops_no_answer()
    {
        using var town = new Town();
        town.Execute("DROP TABLE exchange");
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(1250, town.Credit)));
    }

    [TestMethod]
    public void Exchanges_of_terminals_are_kept_and_those_of_strangers_are_not()
    {
        using var town = new Town();
        town.Send(town.Terminal.Sale(1250, town.Credit));
        town.Host.HandleAsync(new byte[100]).GetAwaiter().GetResult();
        town.Host.HandleAsync(town.Terminal.Echo().Seal(new byte[32])).GetAwaiter().GetResult();
        Assert.AreEqual(2L, town.Execute("SELECT COUNT(*) FROM exchange"));
        StringAssert.Contains((string)town.Execute("SELECT request FROM exchange WHERE id = 2")!, "999000******1019");
    }

    [TestMethod]
    [DataRow("UPDATE OF remaining", "card")]
    [DataRow("UPDATE OF code", "sale")]
    [DataRow("INSERT", "advice")]
    [DataRow("INSERT", "movement")]
    public void An_advice_that_cannot_be_stored_is_answered_96_and_comes_again(string write, string table)
    {
        using var town = new Town();
        var advice = town.Terminal.Advice(1250, town.Credit);
        town.Database.Forbid(write, table);
        Assert.AreEqual("96", town.SendForCode(advice));
        town.Database.Allow(table);
        Assert.AreEqual(0, town.Host.Sales().Count);
        Assert.AreEqual(500000, town.Remaining(town.Credit));
        Assert.AreEqual("00", town.SendForCode(advice.WithMti("0221")));
        Assert.AreEqual(500000 - 1250, town.Remaining(town.Credit));
    }

    [TestMethod]
    public void A_voice_sale_that_cannot_be_stored_leaves_its_hold()
    {
        using var town = new Town();
        string code = town.Call(1250, town.Credit).Code;
        var advice = town.Terminal.VoiceAdvice(1250, town.Credit, code);
        town.Database.Forbid("INSERT", "advice");
        Assert.AreEqual("96", town.SendForCode(advice));
        town.Database.Allow("advice");
        Assert.AreEqual("00", town.SendForCode(advice.WithMti("0221")));
        Assert.AreEqual(500000 - 1250, town.Remaining(town.Credit));
        Assert.AreEqual("", town.Host.Sales()[0].Doubt);
    }

    [TestMethod]
    public void A_voice_desk_whose_database_fails_says_so_and_holds_nothing()
    {
        using var town = new Town();
        town.Database.Forbid("INSERT", "voice");
        var answer = town.Call(1250, town.Credit);
        Assert.IsFalse(answer.IsApproved);
        StringAssert.Contains(answer.Text, "No code was given; try again.");
        Assert.AreEqual(500000, town.Remaining(town.Credit));
    }
}
