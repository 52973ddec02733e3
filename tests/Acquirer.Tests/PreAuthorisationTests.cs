using System.Linq;
using System.Threading.Tasks;
using Terminal.Acquirer;
using Terminal.Core.Messages;
using Terminal.Tests.Support;

namespace Terminal.Tests;

[TestClass]
public class PreAuthorisationTests
{
    [TestMethod]
    public void A_pre_authorisation_holds_its_amount_and_posts_nothing()
    {
        using var town = new Town();
        var hold = town.Terminal.Hold(30000, town.Credit);
        var answer = town.Send(hold);
        Assert.AreEqual("00", Town.Code(answer));
        StringAssert.Matches(Town.Text(answer, Field.ApprovalCode), new("^[0-9]{6}$"));
        Assert.AreEqual("Approved: 300.00 EUR is within the card's remaining limit of 5000.00 EUR. It is held until 2026-11-29 12:00 UTC.", town.Explanation);
        Assert.AreEqual(500000 - 30000, town.Remaining(town.Credit));
        Assert.AreEqual((SaleKind.Hold, 30000L), (town.Host.Sales()[0].Kind, town.Host.Sales()[0].Held));
        Assert.AreEqual(0, town.Host.Ledger().Count);
    }

    [TestMethod]
    [DataRow("Small-limit credit card", 2001 + 1, "51")]
    [DataRow("Stolen credit card", 1250, "43")]
    [DataRow("Good credit card", 1205, "05")]
    public void It_is_judged_as_a_sale_is(string role, int amount, string code)
    {
        using var town = new Town();
        Assert.AreEqual(code, town.SendForCode(town.Terminal.Hold(amount, town.Card(role))));
        Assert.AreEqual(0L, town.Host.Sales()[0].Held);
    }

    [TestMethod]
    [DataRow("0100", "00")]
    [DataRow("0100", "10")]
    [DataRow("0200", "06")]
    public void The_condition_says_what_is_asked_for(string mti, string condition)
    {
        using var town = new Town();
        Assert.AreEqual("30", town.SendForCode(town.Terminal.Sale(1250, town.Credit).WithMti(mti).With(25, condition)));
    }

    [TestMethod]
    public void What_is_held_cannot_be_spent_until_it_expires()
    {
        using var town = new Town();
        var card = town.Card("Small-limit credit card");
        town.Send(town.Terminal.Hold(1500, card));
        Assert.AreEqual("51", town.SendForCode(town.Terminal.Sale(502, card)));
        Assert.AreEqual("51", town.SendForCode(town.Terminal.Hold(502, card)));
        town.Clock.Now += TimeSpan.FromDays(7) - TimeSpan.FromSeconds(1);
        town.Terminal.Time = "1129115900";
        Assert.AreEqual("51", town.SendForCode(town.Terminal.Sale(502, card)));
        town.Clock.Now += TimeSpan.FromSeconds(1);
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(2000, card)));
    }

    [TestMethod]
    public void Its_completion_consumes_the_hold_and_posts_once()
    {
        using var town = new Town();
        var (hold, code) = Hold(town, 30000);
        var completion = town.Terminal.Completion(21000, town.Credit, hold, code);
        Assert.AreEqual("00", town.SendForCode(completion));
        Assert.AreEqual("Sale of 210.00 EUR completing a pre-authorisation: posted.", town.Explanation);
        Assert.AreEqual(500000 - 21000, town.Remaining(town.Credit));
        Assert.AreEqual("00", town.SendForCode(completion.WithMti("0221")));
        Assert.AreEqual(500000 - 21000, town.Remaining(town.Credit));
        Assert.AreEqual((0L, 21000L), (town.Host.Sales()[0].Held, town.Host.Sales()[1].Held));
        Assert.AreEqual((SaleKind.Completion, ""), (town.Host.Sales()[1].Kind, town.Host.Sales()[1].Doubt));
    }

    [TestMethod]
    public void A_whole_limit_can_be_held_and_completed()
    {
        using var town = new Town();
        var card = town.Card("Small-limit credit card");
        var hold = town.Terminal.Hold(2000, card);
        string code = Town.Text(town.Send(hold), Field.ApprovalCode);
        Assert.AreEqual(0, town.Remaining(card));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Completion(2000, card, hold, code)));
        Assert.AreEqual(0, town.Remaining(card));
        Assert.IsFalse(town.Explanation.Contains("passed"), town.Explanation);
    }

    [TestMethod]
    public void A_completion_without_its_original_is_no_advice()
    {
        using var town = new Town();
        var (hold, code) = Hold(town, 30000);
        var completion = town.Terminal.Completion(21000, town.Credit, hold, code);
        Assert.AreEqual("30", town.SendForCode(completion.With(90, null)));
        Assert.AreEqual("30", town.SendForCode(completion.WithTag(8, null)));
        Assert.AreEqual("30", town.SendForCode(town.Terminal.Advice(1250, town.Credit).With(90, completion.Fields[90])));
        Assert.AreEqual("00", town.SendForCode(completion));
    }

    [TestMethod]
    public void Whatever_speaks_against_a_completion_it_is_taken_and_doubted()
    {
        using var town = new Town();
        var (hold, code) = Hold(town, 3000);
        Doubted("the host approved no pre-authorisation of that number", town.Terminal.Completion(100, town.Credit, hold, code).WithTag(8, "019999999999"));
        Doubted($"pre-authorisation {hold.Fields[37]} is of another card", town.Terminal.Completion(100, town.Card("Good debit card"), hold, code));
        Assert.AreEqual(500000 - 3000 - 100, town.Remaining(town.Credit), "another card ends no hold");
        Doubted($"pre-authorisation {hold.Fields[37]} held 30.00 EUR only", town.Terminal.Completion(3100, town.Credit, hold, code));
        Assert.AreEqual(500000 - 3100 - 100, town.Remaining(town.Credit));
        Doubted($"pre-authorisation {hold.Fields[37]} was completed before, by sale {town.Host.Sales()[^1].Number}", town.Terminal.Completion(200, town.Credit, hold, code));

        (hold, code) = Hold(town, 3000);
        Doubted($"the approval code is not that of pre-authorisation {hold.Fields[37]}", town.Terminal.Completion(100, town.Credit, hold, "ABC123"));

        (hold, code) = Hold(town, 3000);
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Reversal(hold.With(38, code), "4000")));
        Doubted($"pre-authorisation {hold.Fields[37]} was cancelled", town.Terminal.Completion(100, town.Credit, hold, code));

        (hold, code) = Hold(town, 3000);
        town.Clock.Now += TimeSpan.FromDays(7);
        town.Terminal.Time = "1129120000";
        Doubted($"pre-authorisation {hold.Fields[37]} had expired when the advice came", town.Terminal.Completion(100, town.Credit, hold, code).With(13, "1129"));

        void Doubted(string doubt, Draft completion)
        {
            Assert.AreEqual("00", town.SendForCode(completion));
            Assert.AreEqual(doubt, town.Host.Sales()[^1].Doubt);
            Assert.AreEqual(long.Parse(completion.Fields[4]), town.Host.Sales()[^1].Held);
        }
    }

    [TestMethod]
    public void A_hold_of_the_voice_desk_is_completed_once()
    {
        using var town = new Town();
        string code = town.Call(30000, town.Credit).Code;
        var hold = town.Terminal.Hold(30000, town.Credit);
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Completion(21000, town.Credit, hold, code)));
        Assert.AreEqual("Sale of 210.00 EUR completing a pre-authorisation: posted.", town.Explanation);
        Assert.AreEqual("", town.Host.Sales()[^1].Doubt);
        Assert.AreEqual(500000 - 21000, town.Remaining(town.Credit));
        string first = town.Host.Sales()[^1].Number;
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Completion(100, town.Credit, hold, code)));
        Assert.AreEqual($"code {code} was used before, by sale {first}", town.Host.Sales()[^1].Doubt);

        code = town.Call(3000, town.Credit).Code;
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Completion(3001, town.Credit, hold, code)));
        Assert.AreEqual("the host approved no pre-authorisation of that number", town.Host.Sales()[^1].Doubt);
    }

    [TestMethod]
    public void A_completion_that_was_voided_before_it_was_sent_ends_a_hold_of_the_voice_desk()
    {
        using var town = new Town();
        string code = town.Call(30000, town.Credit).Code;
        var completion = town.Terminal.Completion(21000, town.Credit, town.Terminal.Hold(30000, town.Credit), code);
        Assert.AreEqual(500000 - 30000, town.Remaining(town.Credit));
        Assert.AreEqual("25", town.SendForCode(town.Terminal.Reversal(completion, "4000")));
        Assert.AreEqual(500000, town.Remaining(town.Credit));
    }

    [TestMethod]
    public void A_reversal_cancels_it()
    {
        using var town = new Town();
        var (hold, code) = Hold(town, 3000);
        var reversal = town.Terminal.Reversal(hold.With(38, code), "4000");
        Assert.AreEqual("00", town.SendForCode(reversal));
        Assert.AreEqual("Cancelled: 30.00 EUR is held no longer.", town.Explanation);
        Assert.AreEqual("00", town.SendForCode(reversal.WithMti("0421")));
        Assert.AreEqual(500000, town.Remaining(town.Credit));
        Assert.AreEqual("94", town.SendForCode(hold));
    }

    [TestMethod]
    public void It_is_cancelled_also_when_its_batch_is_closed()
    {
        using var town = new Town();
        var (hold, _) = Hold(town, 3000);
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Settlement()));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Reversal(hold, "4000")));
        Assert.AreEqual(500000, town.Remaining(town.Credit));
    }

    [TestMethod]
    public void It_survives_the_batch_and_is_completed_in_a_later_one()
    {
        using var town = new Town();
        var (hold, code) = Hold(town, 3000);
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Settlement()));
        town.Terminal.Batch = "000002";
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Completion(2500, town.Credit, hold, code)));
        Assert.AreEqual(("", false), (town.Host.Sales()[^1].Doubt, town.Host.Sales()[^1].IsInSuspense));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Settlement(1, 2500)));
    }

    [TestMethod]
    public void After_its_completion_a_reversal_gives_nothing_back()
    {
        using var town = new Town();
        var (hold, code) = Hold(town, 3000);
        var completion = town.Terminal.Completion(2500, town.Credit, hold, code);
        town.Send(completion);
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Reversal(hold, "4000")));
        Assert.AreEqual(500000 - 2500, town.Remaining(town.Credit));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Reversal(completion, "4000")));
        Assert.AreEqual(500000, town.Remaining(town.Credit));
    }

    [TestMethod]
    public void A_completion_that_was_voided_before_it_was_sent_ends_the_hold()
    {
        using var town = new Town();
        var (hold, code) = Hold(town, 3000);
        var completion = town.Terminal.Completion(2500, town.Credit, hold, code);
        Assert.AreEqual("25", town.SendForCode(town.Terminal.Reversal(completion, "4000")));
        StringAssert.EndsWith(town.Explanation, $"Pre-authorisation {hold.Fields[37]} holds nothing any more.");
        Assert.AreEqual(500000, town.Remaining(town.Credit));
        Assert.AreEqual("94", town.SendForCode(completion));
        Assert.AreEqual(500000, town.Remaining(town.Credit));
    }

    [TestMethod]
    public async Task A_reversal_that_arrives_while_it_is_at_the_issuer_leaves_nothing_held()
    {
        var issuers = new HeldIssuerLine();
        using var town = new Town(issuers: issuers);
        var hold = town.Terminal.Hold(3000, town.Credit);
        var atIssuer = town.SendAsync(hold);
        await issuers.Arrived;
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Reversal(hold)));
        issuers.Release();
        Assert.AreEqual("94", Town.Code(town.Fitting(hold, await atIssuer)));
        Assert.AreEqual(500000, town.Remaining(town.Credit));
    }

    [TestMethod]
    public async Task Holds_and_sales_at_once_never_pass_the_limit()
    {
        using var town = new Town();
        var card = town.Card("Small-limit credit card");
        var all = Enumerable.Range(0, 20).SelectMany(_ => new[] { town.Terminal.Sale(300, card), town.Terminal.Hold(300, card) }).ToArray();
        await Task.WhenAll(all.Select(each => Task.Run(() => town.SendAsync(each))));
        Assert.AreEqual(6, town.Host.Sales().Count(sale => sale.Code == "00"));
        Assert.AreEqual(200, town.Remaining(card));
    }

    private static (Draft Hold, string Code) Hold(Town town, long amount)
    {
        var hold = town.Terminal.Hold(amount, town.Credit);
        var answer = town.Send(hold);
        Assert.AreEqual("00", Town.Code(answer));
        return (hold, Town.Text(answer, Field.ApprovalCode));
    }
}
