using System.Linq;
using Terminal.Acquirer;
using Terminal.Core.Messages;
using Terminal.Tests.Support;

namespace Terminal.Tests;

[TestClass]
public class SettlementTests
{
    [TestMethod]
    public void Totals_that_agree_close_the_batch()
    {
        using var town = new Town();
        var sale = town.Terminal.Sale(2000, town.Credit);
        var reversed = town.Terminal.Sale(700, town.Credit);
        Draft[] day =
        [
            sale, town.Terminal.Sale(1205, town.Credit), reversed, town.Terminal.Reversal(reversed), town.Terminal.Advice(800, town.Credit),
            town.Terminal.Refund(500, town.Credit, sale.Fields[37]), town.Terminal.Hold(30000, town.Credit),
        ];
        foreach (var draft in day)
            town.Send(draft);
        var answer = town.Send(town.Terminal.Settlement(2, 2800, 1, 500));
        Assert.AreEqual(("00", "1", "00000200000000000028000000010000000000000500"), Read(answer));
        Assert.AreEqual("Batch 000001 is closed: 2 sales of 28.00 EUR, 1 refund of 5.00 EUR.", town.Explanation);
        var batch = town.Host.Batches().Single();
        Assert.AreEqual((1L, (long)SettlementCode.Balanced, 2, 2800L), (batch.Number, batch.Code, batch.Totals.Sales, batch.Totals.SalesSum));
        Assert.AreEqual(2300L, town.Host.MerchantDays().Single().Settled);
    }

    [TestMethod]
    public void Nothing_sold_is_a_batch_too()
    {
        using var town = new Town();
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Settlement()));
        Assert.AreEqual(0, town.Host.MerchantDays().Count);
    }

    [TestMethod]
    public void A_closed_batch_gets_its_first_answer_again_or_94()
    {
        using var town = new Town();
        town.Send(town.Terminal.Sale(2000, town.Credit));
        var settlement = town.Terminal.Settlement(1, 2000);
        var first = town.Send(settlement);
        Assert.AreEqual(Read(first), Read(town.Send(settlement.WithMti("0501"))));
        town.Restart();
        Assert.AreEqual(Read(first), Read(town.Send(town.Terminal.Settlement(1, 2000))), "made anew, with another STAN");
        Assert.AreEqual(Read(first), Read(town.Send(town.Terminal.Settlement(1, 2000).With(3, "960000"))));
        var other = town.Send(town.Terminal.Settlement(1, 2001));
        Assert.AreEqual(("94", "1", "00000100000000000020000000000000000000000000"), Read(other));
        Assert.AreEqual(2000L, town.Host.MerchantDays().Single().Settled);
    }

    [TestMethod]
    public void Totals_that_differ_leave_it_open_and_tell_the_hosts()
    {
        using var town = new Town();
        town.Send(town.Terminal.Sale(2000, town.Credit));
        Assert.AreEqual(("95", "2", "00000100000000000020000000000000000000000000"), Read(town.Send(town.Terminal.Settlement(1, 2001))));
        Assert.AreEqual(
            "Batch 000001 stays open, for the totals differ. Terminal: 1 sale of 20.01 EUR, 0 refunds of 0.00 EUR. Host: 1 sale of 20.00 EUR, 0 refunds of 0.00 EUR.", town.Explanation);
        Assert.AreEqual("", town.Host.Batches().Single().Closed);
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(1000, town.Credit)));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Settlement(2, 3000)));
    }

    [TestMethod]
    public void A_closed_batch_takes_no_new_sale_and_what_was_sold_in_it_goes_to_suspense()
    {
        using var town = new Town();
        town.Send(town.Terminal.Sale(2000, town.Credit));
        town.Send(town.Terminal.Settlement(1, 2000));
        Assert.AreEqual("12", town.SendForCode(town.Terminal.Sale(100, town.Credit)));
        Assert.AreEqual("12", town.SendForCode(town.Terminal.Hold(100, town.Credit)));
        var late = town.Terminal.Advice(700, town.Credit);
        Assert.AreEqual("00", town.SendForCode(late));
        Assert.AreEqual("Sale of 7.00 EUR approved by the terminal under its floor limit: posted, and its money is in suspense. Clearing may refuse it: batch 000001 is closed.", town.Explanation);
        Assert.IsTrue(town.Host.Sales()[^1].IsInSuspense);
        Assert.AreEqual(500000 - 2700, town.Remaining(town.Credit));
        Assert.AreEqual(-700L, Balance(town, "suspense"));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Settlement(1, 2000)), "the closed batch stays as it was");
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Reversal(late, "4000")));
        Assert.AreEqual(0L, Balance(town, "suspense"));
        town.Terminal.Batch = "000002";
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(100, town.Credit)));
    }

    [TestMethod]
    public void Sales_of_the_next_batch_may_come_before_the_batch_is_closed()
    {
        using var town = new Town();
        town.Send(town.Terminal.Sale(2000, town.Credit));
        town.Terminal.Batch = "000002";
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(300, town.Credit)));
        town.Terminal.Batch = "000001";
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Settlement(1, 2000)));
        town.Terminal.Batch = "000002";
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(400, town.Credit)));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Settlement(2, 700)));
    }

    [TestMethod]
    public void A_settled_sale_is_refunded_not_voided()
    {
        using var town = new Town();
        var sale = town.Terminal.Sale(2000, town.Credit);
        town.Send(sale);
        town.Send(town.Terminal.Settlement(1, 2000));
        Assert.AreEqual("12", town.SendForCode(town.Terminal.Reversal(sale, "4000")));
        Assert.AreEqual("Refused: batch 000001 is closed; the sale can be refunded; nothing was posted.", town.Explanation);
        town.Terminal.Batch = "000002";
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Refund(2000, town.Credit, sale.Fields[37])));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Settlement(0, 0, 1, 2000)));
        Assert.AreEqual(30L, Balance(town, "merchant"), "the fee of the sale is not given back");
        Assert.AreEqual(500000, town.Remaining(town.Credit));
    }

    [TestMethod]
    public void After_the_last_number_batches_begin_again()
    {
        using var town = new Town();
        town.Execute("UPDATE terminal SET batch = 999999");
        town.Terminal.Batch = "999999";
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(300, town.Credit)));
        town.Terminal.Batch = "000001";
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(200, town.Credit)));
        town.Terminal.Batch = "999999";
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Settlement(1, 300)));
        Assert.AreEqual("12", town.SendForCode(town.Terminal.Sale(300, town.Credit)));
        town.Terminal.Batch = "000001";
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Settlement(1, 200)));
        Assert.AreEqual("010000020000000003", Town.TagText(town.Send(town.Terminal.SignOn("EPOCH 01")), Tag.Position)[..18]);
    }

    [TestMethod]
    [DataRow(42, "MERCHANT0000002", "03")]
    [DataRow(50, "840", "12")]
    [DataRow(3, "000000", "12")]
    public void Settlements_that_are_none_close_nothing(int field, string text, string code)
    {
        using var town = new Town();
        Assert.AreEqual(code, town.SendForCode(town.Terminal.Settlement().With(field, text)));
        Assert.AreEqual(0, town.Host.Batches().Count);
    }

    [TestMethod]
    public void An_inactive_terminal_may_settle_what_it_sold()
    {
        using var town = new Town();
        town.Send(town.Terminal.Sale(2000, town.Credit));
        town.Restart(Town.WithInactive("terminal TERM0001"));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Settlement(1, 2000)));
    }

    [TestMethod]
    public void A_terminal_that_lost_its_files_leaves_closed_batches()
    {
        using var town = new Town();
        town.Send(town.Terminal.Sale(2000, town.Credit));
        town.Terminal.Batch = "000002";
        town.Send(town.Terminal.Sale(300, town.Credit));
        var answer = town.Send(town.Terminal.SignOn("LOST"));
        Assert.AreEqual("02000003", Town.TagText(answer, Tag.Position)[..8], "no batch that it has used already");
        Assert.AreEqual("02000003", Town.TagText(town.Send(town.Terminal.SignOn("EPOCH 02")), Tag.Position)[..8]);
        StringAssert.EndsWith(town.Explanation, "Closed as the host has them: batch 000001, batch 000002.");
        Assert.AreEqual(2300L, town.Host.MerchantDays().Single().Settled);
        Assert.AreEqual("94", town.SendForCode(town.Terminal.Settlement(1, 300)));
        Assert.IsTrue(town.Host.Batches().All(batch => batch is { Claimed: null, Code: SettlementCode.Difference }));
    }

    [TestMethod]
    public void Seven_days_after_its_closing_a_batch_is_forgotten()
    {
        using var town = new Town();
        var sale = town.Terminal.Sale(2000, town.Credit);
        var voided = town.Terminal.Sale(300, town.Credit);
        foreach (var draft in new[] { sale, voided, town.Terminal.Reversal(voided), town.Terminal.Settlement(1, 2000) })
            town.Send(draft);
        town.Terminal.Batch = "000002";
        var open = town.Terminal.Sale(400, town.Credit);
        town.Send(open);
        town.Send(town.Terminal.Reversal(open));
        town.Clock.Now += TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1);
        town.Restart();
        Assert.AreEqual(2L, town.Execute("SELECT COUNT(*) FROM tombstone"));
        town.Clock.Now += TimeSpan.FromSeconds(1);
        town.Restart();
        Assert.AreEqual(2L, town.Execute("SELECT batch FROM tombstone"));
        Assert.AreEqual(0L, town.Execute("SELECT COUNT(*) FROM exchange WHERE time < '2026-11-22T12:00:00.000Z'"));
        Assert.AreEqual(3, town.Host.Sales().Count);
        town.Terminal.Time = "1129120000";
        Assert.AreEqual("94", town.SendForCode(voided), "its row is still there");
        Assert.AreEqual("94", town.SendForCode(open));
        Assert.AreEqual(500000 - 2000, town.Remaining(town.Credit));
    }

    internal static long Balance(Town town, string account) => town.Host.Balances().Where(each => each.Account == account).Sum(each => each.Balance);

    internal static (string Code, string Settlement, string Totals) Read(Message answer) =>
        (Town.Code(answer), Town.Text(answer, Field.SettlementCode), Town.Text(answer, Field.Totals));
}
