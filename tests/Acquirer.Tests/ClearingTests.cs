using System.Linq;
using System.Text;
using Terminal.Acquirer;
using Terminal.Acquirer.Authorisation;
using Terminal.Acquirer.Seeds;
using Terminal.Core.Messages;
using Terminal.Tests.Support;

namespace Terminal.Tests;

[TestClass]
public class ClearingTests
{
    private const string Floors = "floor-limit 10.00";

    [TestMethod]
    public void What_clearing_refuses_is_neither_paid_nor_charged()
    {
        using var town = new Town();
        var good = town.Terminal.Advice(700, town.Credit);
        var unsigned = town.Terminal.Advice(800, town.Credit).WithTag(4, "0");
        town.Send(good);
        Assert.AreEqual("00", town.SendForCode(unsigned));
        Assert.AreEqual("Sale of 8.00 EUR approved by the terminal under its floor limit: posted. Clearing will not reimburse it (4584): the cardholder was not asked to sign.", town.Explanation);
        Assert.AreEqual(500000 - 1500, town.Remaining(town.Credit), "it is posted until its batch is closed");
        Assert.AreEqual("", town.Host.Sales()[^1].Refused);
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Settlement(2, 1500)), "totals are what was sold");
        Assert.AreEqual((ClearingReasons.NotSigned, 0L), (town.Host.Sales()[^1].Refused, town.Host.Sales()[^1].Held));
        Assert.AreEqual(500000 - 700, town.Remaining(town.Credit));
        Assert.AreEqual((700L, 11L), (town.Host.MerchantDays().Single().Settled, town.Host.MerchantDays().Single().Fees));
        town.Terminal.Batch = "000002";
        Assert.AreEqual("12", town.SendForCode(town.Terminal.Refund(100, town.Credit, unsigned.Fields[37])));
        StringAssert.EndsWith(town.Explanation, "was not reimbursed, and its cardholder not charged.");
    }

    [TestMethod]
    [DataRow(1000, "")]
    [DataRow(1001, ClearingReasons.OverFloorLimit)]
    public void The_sum_up_to_the_floor_limit_is_the_terminals_own(int amount, string reason)
    {
        using var town = new Town(WithFloors("000001", Floors));
        Assert.AreEqual(reason, Judged(town, town.Terminal.Advice(amount, town.Credit)));
    }

    [TestMethod]
    public void A_sale_is_judged_by_the_parameters_that_the_terminal_held()
    {
        using var town = new Town(WithFloors("000001", Floors));
        town.Restart(WithFloors("000002", "floor-limit 5.00"));
        Assert.AreEqual("", Judged(town, town.Terminal.Advice(900, town.Credit).WithTag(3, "000001")));
        Assert.AreEqual(ClearingReasons.OverFloorLimit, Judged(town, town.Terminal.Advice(900, town.Credit).WithTag(3, "000002")));
        Assert.AreEqual(ClearingReasons.OverFloorLimit, Judged(town, town.Terminal.Advice(900, town.Credit).WithTag(3, "000099")), "unknown parameters: the newest");
    }

    [TestMethod]
    [DataRow("1004", "60", "")]
    [DataRow("1004", "20", ClearingReasons.NotAuthorised)]
    [DataRow("1004", "10", ClearingReasons.NotAuthorised)]
    [DataRow("1006", "01", "")]
    [DataRow("1006", "60", ClearingReasons.NotAuthorised)]
    [DataRow("1376", "20", ClearingReasons.NotAuthorised)]
    public void What_had_to_be_asked_about_is_not_reimbursed_without_an_answer(string reason, string decision, string verdict)
    {
        using var town = new Town();
        Assert.AreEqual(verdict, Judged(town, town.Terminal.Advice(700, town.Credit, reason).WithTag(1, decision)));
    }

    [TestMethod]
    public void A_code_of_the_voice_desk_pays_once()
    {
        using var town = new Town(WithFloors("000001", Floors));
        string code = town.Call(70000, town.Credit).Code;
        Assert.AreEqual("", Judged(town, town.Terminal.VoiceAdvice(70000, town.Credit, code).WithTag(1, "10")));
        Assert.AreEqual(ClearingReasons.NotAuthorised, Judged(town, town.Terminal.VoiceAdvice(70000, town.Credit, code).WithTag(1, "10")));
    }

    [TestMethod]
    public void A_pre_authorisation_pays_once()
    {
        using var town = new Town(WithFloors("000001", Floors));
        var hold = town.Terminal.Hold(70000, town.Credit);
        string code = Town.Text(town.Send(hold), Field.ApprovalCode);
        Assert.AreEqual("", Judged(town, town.Terminal.Completion(60000, town.Credit, hold, code).WithTag(1, "10").WithTag(4, "0")));
        Assert.AreEqual(ClearingReasons.Twice, Judged(town, town.Terminal.Completion(60000, town.Credit, hold, code).WithTag(1, "10")));
    }

    [TestMethod]
    public void The_list_that_the_terminal_held_decides_not_the_newest()
    {
        using var town = new Town();
        long before = town.Host.StopList.Newest!.Version;
        Assert.IsTrue(town.Host.StopList.AddAsync(Encoding.ASCII.GetBytes(town.Credit.Number), "copied").GetAwaiter().GetResult());
        long after = town.Host.StopList.PublishAsync().GetAwaiter().GetResult().Version;
        Assert.AreEqual("", Judged(town, town.Terminal.Advice(700, town.Credit).WithTag(2, $"{before:D10}")));
        Assert.AreEqual(ClearingReasons.Listed, Judged(town, town.Terminal.Advice(700, town.Credit).WithTag(2, $"{after:D10}")));
    }

    [TestMethod]
    public void Expired_cards_late_advices_and_doubles_have_their_reasons()
    {
        using var town = new Town();
        Assert.AreEqual(ClearingReasons.Expired, Judged(town, town.Terminal.Advice(700, town.Card("Expired credit card"))));
        var approved = town.Terminal.Sale(700, town.Credit);
        town.Send(approved);
        Assert.AreEqual(ClearingReasons.Twice, Judged(town, town.Terminal.Advice(700, town.Credit).WithTag(7, approved.Fields[37])));
        town.Clock.Now += TimeSpan.FromDays(7);
        town.Terminal.Time = "1129120000";
        Assert.AreEqual("", Judged(town, town.Terminal.Advice(700, town.Credit)));
        town.Clock.Now += TimeSpan.FromDays(1);
        Assert.AreEqual(ClearingReasons.TooLate, Judged(town, town.Terminal.Advice(700, town.Credit)));
    }

    [TestMethod]
    public void Every_sale_that_is_not_reimbursed_is_in_the_merchants_statement_with_why_and_what_to_do()
    {
        using var town = new Town(WithFloors("000001", Floors));
        var approved = town.Terminal.Sale(700, town.Credit);
        town.Send(approved);
        (string Reason, Draft Advice)[] refused =
        [
            (ClearingReasons.Listed, town.Terminal.Advice(100, town.Card("Stolen credit card")).WithTag(2, $"{town.Host.StopList.Newest!.Version:D10}")),
            (ClearingReasons.NotAuthorised, town.Terminal.Advice(200, town.Credit).WithTag(1, "60")),
            (ClearingReasons.Twice, town.Terminal.Advice(700, town.Credit).WithTag(7, approved.Fields[37])),
            (ClearingReasons.TooLate, town.Terminal.Advice(300, town.Credit).With(13, "1113")),
            (ClearingReasons.OverFloorLimit, town.Terminal.Advice(1001, town.Credit)),
            (ClearingReasons.Expired, town.Terminal.Advice(400, town.Card("Expired credit card"))),
            (ClearingReasons.NotSigned, town.Terminal.Advice(500, town.Credit).WithTag(4, "0")),
        ];
        foreach (var (_, advice) in refused)
            Assert.AreEqual("00", town.SendForCode(advice));
        Assert.AreEqual(0, town.Host.Statement("MERCHANT0000001", "2026-11-22").Count, "nothing is settled yet");
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Settlement(8, 3901)));
        Assert.AreEqual(500000 - 700, town.Remaining(town.Credit));

        var lines = town.Host.Statement("MERCHANT0000001", "2026-11-22");
        CollectionAssert.AreEqual(new[] { ("settlement", 700L), ("fee", -11L) }, lines.Take(2).Select(line => (line.Kind, line.Amount)).ToArray());
        Assert.AreEqual(refused.Length, lines.Count - 2);
        foreach (var ((reason, advice), line) in refused.Zip(lines.Skip(2)))
        {
            Assert.AreEqual(("refused", "TERM0001", 1L, advice.Fields[37], 0L), (line.Kind, line.Terminal, line.Batch, line.Number, line.Amount));
            StringAssert.StartsWith(line.Text, $"Sale {line.Number} of ");
            StringAssert.Contains(line.Text, $" is not reimbursed ({reason}): ");
            StringAssert.EndsWith(line.Text, ClearingReasons.WhatToDo(reason));
            Assert.AreEqual(reason, town.Host.Sales().Single(sale => sale.Number == line.Number).Refused);
        }
        Assert.AreEqual(0, town.Host.Statement("MERCHANT0000001", "2026-11-23").Count);
        Assert.AreEqual(0, town.Host.Statement("MERCHANT0000002", "2026-11-22").Count);
    }

    [TestMethod]
    public void What_the_terminal_alone_calls_approved_is_not_reimbursed()
    {
        using var town = new Town();
        town.Send(town.Terminal.Upload(town.Terminal.Sale(700, town.Credit), 1, 1, "123456"));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Settlement(1, 700)));
        Assert.AreEqual(ClearingReasons.NotAuthorised, town.Host.Sales().Single().Refused);
        Assert.AreEqual(0, town.Host.MerchantDays().Count);
        Assert.AreEqual(500000, town.Remaining(town.Credit));
    }

    [TestMethod]
    public void For_every_reason_the_merchant_is_told_what_to_do()
    {
        foreach (var reason in typeof(ClearingReasons).GetFields().Select(field => (string)field.GetRawConstantValue()!))
            Assert.AreNotEqual("", ClearingReasons.WhatToDo(reason), reason);
        Assert.AreEqual("", ClearingReasons.WhatToDo(""));
    }

    /// <summary>Why the sale of an advice will not be reimbursed, as the batch's closing would say.</summary>
    private static string Judged(Town town, Draft advice)
    {
        Assert.AreEqual("00", town.SendForCode(advice));
        return (string)town.Execute($"SELECT verdict FROM advice WHERE number = '{advice.Fields[37]}'")!;
    }

    private static string WithFloors(string parameters, string floors) => Seed.DefaultText
        .Replace("parameters      000001", $"parameters      {parameters}")
        .Replace("floor-limit     10.00", floors)
        .Replace("selection-from  4.00", "selection-from  0.00");
}
