using System.Linq;
using System.Threading.Tasks;
using Terminal.Acquirer;
using Terminal.Acquirer.Seeds;
using Terminal.Core.Messages;
using Terminal.Tests.Support;

namespace Terminal.Tests;

[TestClass]
public class RefundTests
{
    private static readonly string First = Town.Record("terminal TERM0001");
    private static readonly string Second = First.Replace("TERM0001", "TERM0002").Replace("0f2e4d6c", "00112233");

    [TestMethod]
    public void A_refund_of_a_sale_goes_back_to_the_card()
    {
        using var town = new Town();
        var sale = town.Terminal.Sale(2000, town.Credit);
        town.Send(sale);
        var answer = town.Send(town.Terminal.Refund(1250, town.Credit, sale.Fields[37]));
        Assert.AreEqual("00", Town.Code(answer));
        Assert.IsFalse(answer.Has(Field.ApprovalCode));
        Assert.AreEqual("Approved: 12.50 EUR goes back to the card.", town.Explanation);
        Assert.AreEqual(500000 - 750, town.Remaining(town.Credit));
        Assert.AreEqual((SaleKind.Refund, -1250L), (town.Host.Sales()[^1].Kind, town.Host.Sales()[^1].Held));
    }

    [TestMethod]
    public void Refunds_come_to_no_more_than_the_sale()
    {
        using var town = new Town();
        var sale = town.Terminal.Sale(2000, town.Credit);
        town.Send(sale);
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Refund(1250, town.Credit, sale.Fields[37])));
        Assert.AreEqual("13", town.SendForCode(town.Terminal.Refund(751, town.Credit, sale.Fields[37])));
        Assert.AreEqual("Declined: of 20.00 EUR, 12.50 EUR was refunded before.", town.Explanation);
        var last = town.Terminal.Refund(750, town.Credit, sale.Fields[37]);
        Assert.AreEqual("00", town.SendForCode(last));
        Assert.AreEqual("13", town.SendForCode(town.Terminal.Refund(1, town.Credit, sale.Fields[37])));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Reversal(last, "4000")));
        Assert.AreEqual("Reversed: 7.50 EUR was taken from the card's remaining limit again.", town.Explanation);
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Refund(750, town.Credit, sale.Fields[37])));
        Assert.AreEqual(500000, town.Remaining(town.Credit));
    }

    [TestMethod]
    public void A_refund_sent_twice_is_one()
    {
        using var town = new Town();
        var sale = town.Terminal.Sale(2000, town.Credit);
        town.Send(sale);
        var refund = town.Terminal.Refund(1000, town.Credit, sale.Fields[37]);
        CollectionAssert.AreEqual(town.Post(refund).Message, town.Post(refund).Message);
        Assert.AreEqual(500000 - 1000, town.Remaining(town.Credit));
    }

    [TestMethod]
    public void An_original_that_gives_nothing_back_is_told()
    {
        using var town = new Town();
        var terminal = town.Terminal;
        var declined = terminal.Sale(1205, town.Credit);
        var reversed = terminal.Sale(1250, town.Credit);
        var hold = terminal.Hold(1250, town.Credit);
        var sale = terminal.Sale(1250, town.Credit);
        foreach (var draft in new[] { declined, reversed, terminal.Reversal(reversed), hold, sale })
            town.Send(draft);
        var refund = terminal.Refund(1000, town.Credit, sale.Fields[37]);
        town.Send(refund);
        Refused("25", "019999999999", "no sale of number 019999999999");
        Refused("12", declined.Fields[37], "was not approved");
        Refused("12", reversed.Fields[37], "was reversed");
        Refused("12", hold.Fields[37], "is no sale");
        Refused("12", refund.Fields[37], "is no sale");
        Assert.AreEqual("14", town.SendForCode(terminal.Refund(100, town.Card("Good debit card"), sale.Fields[37])));
        StringAssert.EndsWith(town.Explanation, "was made with another card.");
        Assert.AreEqual("25", town.SendForCode(terminal.Refund(100, town.Card("Good debit card"), "00" + sale.Fields[37][2..])), "by its counter only with its card");

        void Refused(string code, string original, string words)
        {
            Assert.AreEqual(code, town.SendForCode(terminal.Refund(100, town.Credit, original)));
            StringAssert.Contains(town.Explanation, words);
        }
    }

    [TestMethod]
    public void Without_its_sale_a_refund_is_limited_by_the_terminal()
    {
        using var town = new Town();
        town.Send(town.Terminal.Sale(9000, town.Credit));
        Assert.AreEqual("61", town.SendForCode(town.Terminal.Refund(5001, town.Credit)));
        Assert.AreEqual("Declined: without its sale, terminal TERM0001 refunds no more than 50.00 EUR.", town.Explanation);
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Refund(5000, town.Credit)));
        Assert.AreEqual(500000 - 4000, town.Remaining(town.Credit));
    }

    [TestMethod]
    [DataRow("Stolen credit card")]
    [DataRow("Lost debit card")]
    [DataRow("Expired credit card")]
    public void Cards_that_may_buy_nothing_get_refunds_all_the_same(string role)
    {
        using var town = new Town();
        long before = town.Remaining(town.Card(role));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Refund(1251, town.Card(role))));
        Assert.AreEqual(before + 1251, town.Remaining(town.Card(role)));
    }

    [TestMethod]
    [DataRow("Unknown card", "14")]
    [DataRow("Unknown product", "15")]
    public void A_card_that_nobody_knows_gets_none(string role, string code)
    {
        using var town = new Town();
        Assert.AreEqual(code, town.SendForCode(town.Terminal.Refund(1250, town.Card(role))));
    }

    [TestMethod]
    public void An_offline_sale_and_a_completion_can_be_refunded()
    {
        using var town = new Town();
        var advice = town.Terminal.Advice(800, town.Credit);
        var hold = town.Terminal.Hold(3000, town.Credit);
        town.Send(advice);
        var completion = town.Terminal.Completion(2500, town.Credit, hold, Town.Text(town.Send(hold), Field.ApprovalCode));
        town.Send(completion);
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Refund(800, town.Credit, advice.Fields[37])));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Refund(2500, town.Credit, completion.Fields[37])));
        Assert.AreEqual(500000, town.Remaining(town.Credit));
    }

    [TestMethod]
    public void A_sale_that_was_refunded_is_not_reversed_too()
    {
        using var town = new Town();
        var sale = town.Terminal.Sale(2000, town.Credit);
        town.Send(sale);
        var refund = town.Terminal.Refund(500, town.Credit, sale.Fields[37]);
        town.Send(refund);
        Assert.AreEqual("12", town.SendForCode(town.Terminal.Reversal(sale, "4000")));
        Assert.AreEqual("Refused: 5.00 EUR of the sale was refunded; nothing was posted.", town.Explanation);
        Assert.AreEqual(500000 - 1500, town.Remaining(town.Credit));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Reversal(refund, "4000")));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Reversal(sale, "4000")));
        Assert.AreEqual(500000, town.Remaining(town.Credit));
    }

    [TestMethod]
    public void Another_terminal_of_the_merchant_refunds_by_counter_and_card()
    {
        using var town = new Town(Seed.DefaultText.Replace(First, First + Second));
        var other = new OtherTerminal(town, "TERM0002");
        var sale = town.Terminal.Sale(2000, town.Credit);
        town.Send(sale);
        Assert.AreEqual("00", other.SendForCode(other.Terminal.Refund(1500, town.Credit, "00" + sale.Fields[37][2..])));
        Assert.AreEqual("13", town.SendForCode(town.Terminal.Refund(501, town.Credit, sale.Fields[37])), "the sum counts across terminals");
        Assert.AreEqual("13", other.SendForCode(other.Terminal.Refund(501, town.Credit, "00" + sale.Fields[37][2..])));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Refund(500, town.Credit, sale.Fields[37])));
        Assert.AreEqual(500000, town.Remaining(town.Credit));
    }

    [TestMethod]
    public void Terminals_of_other_merchants_do_not_know_the_sale()
    {
        string merchant = Town.Record("merchant MERCHANT0000001");
        string point = Town.Record("point MARKET SQUARE");
        using var town = new Town(Seed.DefaultText
            .Replace(merchant, merchant + merchant.Replace("MERCHANT0000001", "MERCHANT0000002"))
            .Replace(point, point + point.Replace("MARKET SQUARE\n", "NEXT DOOR\n").Replace("MERCHANT0000001", "MERCHANT0000002"))
            .Replace(First, First + Second.Replace("MARKET SQUARE", "NEXT DOOR")));
        var other = new OtherTerminal(town, "TERM0002");
        var sale = town.Terminal.Sale(2000, town.Credit);
        town.Send(sale);
        Assert.AreEqual("25", other.SendForCode(other.Terminal.Refund(1500, town.Credit, "00" + sale.Fields[37][2..])));
    }

    [TestMethod]
    public async Task Many_refunds_of_one_sale_at_once_never_pass_it()
    {
        using var town = new Town(Seed.DefaultText.Replace(First, First + Second));
        var other = new OtherTerminal(town, "TERM0002");
        var sale = town.Terminal.Sale(2000, town.Credit);
        town.Send(sale);
        var here = Enumerable.Range(0, 10).Select(_ => town.Terminal.Refund(300, town.Credit, sale.Fields[37]).Seal(town.Terminal.MacKey));
        var there = Enumerable.Range(0, 10).Select(_ => other.Terminal.Refund(300, town.Credit, "00" + sale.Fields[37][2..]).Seal(other.Terminal.MacKey));
        await Task.WhenAll(here.Concat(there).Select(bytes => Task.Run(() => town.Host.HandleAsync(bytes))));
        Assert.AreEqual(6, town.Host.Sales().Count(each => each is { Kind: SaleKind.Refund, Code: "00" }));
        Assert.AreEqual(500000 - 200, town.Remaining(town.Credit));
    }

    [TestMethod]
    public async Task A_sale_that_is_reversed_while_its_refund_is_at_the_issuer_is_refunded_no_more()
    {
        var issuers = new HeldIssuerLine();
        using var town = new Town(issuers: issuers);
        var sale = town.Terminal.Advice(2000, town.Credit);
        town.Send(sale);
        var refund = town.Terminal.Refund(500, town.Credit, sale.Fields[37]);
        var atIssuer = town.SendAsync(refund);
        await issuers.Arrived;
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Reversal(sale)));
        issuers.Release();
        Assert.AreEqual("12", Town.Code(town.Fitting(refund, await atIssuer)));
        Assert.AreEqual(500000, town.Remaining(town.Credit));
    }
}
