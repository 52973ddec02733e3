using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Fluent;
using Terminal.Acquirer;
using Terminal.Acquirer.Seeds;
using Terminal.Core.Messages;
using Terminal.Tests.Support;

namespace Terminal.Tests;

[TestClass]
public class AdviceTests
{
    /// <summary>One message about one sale number.</summary>
    public enum Step
    {
        Advice,
        AdviceAgain,
        OtherAdvice,
        Reversal,
        ReversalAgain,
        OtherReversal,
    }

    [TestMethod]
    public void An_advice_is_posted_and_answered_00()
    {
        using var town = new Town();
        var answer = town.Send(town.Terminal.Advice(1250, town.Credit));
        Assert.AreEqual("00", Town.Code(answer));
        Assert.AreEqual("000001", Town.TagText(answer, Tag.NewestParameters));
        Assert.AreEqual("Sale of 12.50 EUR approved by the terminal under its floor limit: posted.", town.Explanation);
        Assert.AreEqual(500000 - 1250, town.Remaining(town.Credit));
        var sale = town.Host.Sales().Single();
        Assert.AreEqual(("010000000001", 1250L, "00", 1250L), (sale.Number, sale.Amount, sale.Code, sale.Held));
        Assert.AreEqual(("1006", ""), (sale.AdviceReason, sale.Doubt));
    }

    [TestMethod]
    [DataRow("1004", "approved by the terminal because the host could not be reached")]
    [DataRow("1006", "approved by the terminal under its floor limit")]
    [DataRow("1376", "approved by telephone with code F00001")]
    [DataRow("0042", "made without asking for reason 0042")]
    public void Each_reason_is_told_and_posts(string reason, string words)
    {
        using var town = new Town();
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Advice(1250, town.Credit, reason)));
        StringAssert.StartsWith(town.Explanation, $"Sale of 12.50 EUR {words}: posted.");
        Assert.AreEqual(500000 - 1250, town.Remaining(town.Credit));
    }

    [TestMethod]
    public void A_repeat_gets_the_first_answer_and_posts_nothing()
    {
        using var town = new Town();
        var advice = town.Terminal.Advice(1250, town.Credit);
        var first = town.Post(advice);
        town.Clock.Now += TimeSpan.FromMinutes(1);
        CollectionAssert.AreEqual(first.Message, town.Post(advice.WithMti("0221")).Message);
        StringAssert.StartsWith(town.Explanation, "The same advice again: it gets its first answer. Sale of 12.50 EUR");
        town.Restart();
        CollectionAssert.AreEqual(first.Message, town.Post(advice.WithMti("0221")).Message);
        CollectionAssert.AreEqual(first.Message, town.Post(advice).Message);
        Assert.AreEqual(500000 - 1250, town.Remaining(town.Credit));
        Assert.AreEqual(1, town.Host.Sales().Count);
    }

    [TestMethod]
    public void A_repeat_whose_first_copy_never_came_is_the_first()
    {
        using var town = new Town();
        var advice = town.Terminal.Advice(1250, town.Credit);
        var first = town.Post(advice.WithMti("0221"));
        CollectionAssert.AreEqual(first.Message, town.Post(advice).Message);
        Assert.AreEqual(500000 - 1250, town.Remaining(town.Credit));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Reversal(advice)));
        Assert.AreEqual(500000, town.Remaining(town.Credit));
    }

    [TestMethod]
    [DataRow(4, "000000001251")]
    [DataRow(11, "000999")]
    [DataRow(38, "F99999")]
    [DataRow(2, "9991000000001026")]
    public void The_same_number_with_other_content_is_a_duplicate_and_posts_nothing(int field, string text)
    {
        using var town = new Town();
        var advice = town.Terminal.Advice(1250, town.Credit);
        town.Send(advice);
        Assert.AreEqual("94", town.SendForCode(advice.With(field, text)));
        Assert.AreEqual("94", town.SendForCode(advice.With(field, text).WithMti("0221")));
        Assert.AreEqual("94", town.SendForCode(advice.WithTag(6, "1004")));
        Assert.AreEqual(500000 - 1250, town.Remaining(town.Credit));
        Assert.AreEqual(30000, town.Remaining(town.Card("Good debit card")));
        Assert.AreEqual(1, town.Host.Sales().Count);
    }

    [TestMethod]
    public void A_number_is_either_asked_for_or_advised()
    {
        using var town = new Town();
        var sale = town.Terminal.Sale(1250, town.Credit);
        var advice = town.Terminal.Advice(1250, town.Credit);
        town.Send(sale);
        town.Send(advice);
        Assert.AreEqual("94", town.SendForCode(advice.With(37, sale.Fields[37])));
        Assert.AreEqual("94", town.SendForCode(sale.With(37, advice.Fields[37])));
        Assert.AreEqual(500000 - 2500, town.Remaining(town.Credit));
    }

    [TestMethod]
    public void What_is_no_advice_of_a_sale_is_refused_and_not_kept()
    {
        using var town = new Town();
        var advice = town.Terminal.Advice(1250, town.Credit);
        Assert.AreEqual("12", town.SendForCode(advice.With(3, "200000")));
        Assert.AreEqual("30", town.SendForCode(advice.With(39, "05")));
        Assert.AreEqual("30", town.SendForCode(advice.WithTag(6, null)));
        Assert.AreEqual("30", town.SendForCode(advice.WithTag(4, null)));
        Assert.AreEqual("30", town.SendForCode(advice.With(38, null)));
        Assert.AreEqual(0, town.Host.Sales().Count);
        Assert.AreEqual("00", town.SendForCode(advice));
    }

    [TestMethod]
    public void Advices_may_pass_the_limit_and_approvals_may_not()
    {
        using var town = new Town();
        var card = town.Card("Small-limit credit card");
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Advice(1500, card)));
        var second = town.Terminal.Advice(1500, card);
        Assert.AreEqual("00", town.SendForCode(second));
        Assert.AreEqual("Sale of 15.00 EUR approved by the terminal under its floor limit: posted. The card's limit is passed by 10.00 EUR: an advice may.", town.Explanation);
        Assert.AreEqual(-1000, town.Remaining(card));
        Assert.AreEqual("51", town.SendForCode(town.Terminal.Sale(2, card)));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Reversal(second)));
        Assert.AreEqual(500, town.Remaining(card));
        Assert.AreEqual("51", town.SendForCode(town.Terminal.Sale(502, card)));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(500, card)));
        Assert.AreEqual(0, town.Remaining(card));
    }

    [TestMethod]
    [DataRow("Unknown card", "TEST CREDIT BANK knows no card of this number")]
    [DataRow("Unknown product", "no card product begins with these six digits")]
    [DataRow("Wrong check digit", "the card number's check digit is wrong")]
    public void A_card_that_nobody_knows_is_kept_for_clearing(string role, string doubt)
    {
        using var town = new Town();
        var advice = town.Terminal.Advice(1250, town.Card(role));
        var first = town.Post(advice);
        Assert.AreEqual("00", Town.Code(town.Fitting(advice, first)));
        StringAssert.Contains(town.Explanation, "kept for clearing, for there is no card to post it to.");
        StringAssert.EndsWith(town.Explanation, $"Clearing may refuse it: {doubt}.");
        CollectionAssert.AreEqual(first.Message, town.Post(advice.WithMti("0221")).Message);
        var sale = town.Host.Sales().Single();
        Assert.AreEqual((0L, doubt), (sale.Held, sale.Doubt));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Reversal(advice)));
        Assert.AreEqual("Reversed: the advice had posted nothing, so there was nothing to give back.", town.Explanation);
    }

    [TestMethod]
    [DataRow("Expired credit card", "the card expired at the end of 12/24")]
    [DataRow("Stolen credit card", "999000******1043 is listed as stolen")]
    [DataRow("Lost debit card", "999100******1059 is listed as lost")]
    public void A_card_that_would_have_been_declined_is_posted_and_doubted(string role, string doubt)
    {
        using var town = new Town();
        var card = town.Card(role);
        long before = town.Remaining(card);
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Advice(1250, card)));
        Assert.AreEqual(doubt, town.Host.Sales().Single().Doubt);
        Assert.AreEqual(before - 1250, town.Remaining(card));
    }

    [TestMethod]
    [DataRow(42, "MERCHANT0000002", "terminal TERM0001 belongs to another merchant", true)]
    [DataRow(37, "020000000099", "the sale number's epoch is not the one given at the last sign-on", true)]
    [DataRow(60, "000000", "batch 000000 is closed", true)]
    [DataRow(4, "000100000000", "1000000.00 EUR is not between 0.01 EUR and 999999.99 EUR", true)]
    [DataRow(14, "3611", "the card's expiry is not the one its issuer knows", true)]
    [DataRow(49, "840", "terminal TERM0001 sells in EUR only", false)]
    public void Whatever_speaks_against_it_an_advice_is_taken(int field, string text, string doubt, bool posts)
    {
        using var town = new Town();
        var advice = town.Terminal.Advice(1250, town.Credit).With(field, text);
        Assert.AreEqual("00", town.SendForCode(advice));
        Assert.AreEqual(doubt, town.Host.Sales().Single().Doubt);
        Assert.AreEqual(posts ? 500000 - town.Host.Sales().Single().Amount : 500000, town.Remaining(town.Credit));
    }

    [TestMethod]
    public void Inactive_terminals_and_closed_shops_may_tell_what_they_sold()
    {
        using var town = new Town();
        town.Restart(Town.WithInactive("merchant MERCHANT0000001"));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Advice(1250, town.Credit)));
        Assert.AreEqual("merchant MERCHANT0000001 is not active", town.Host.Sales().Single().Doubt);
        Assert.AreEqual(500000 - 1250, town.Remaining(town.Credit));
    }

    [TestMethod]
    public void A_card_is_judged_by_the_day_of_the_sale_not_of_the_advice()
    {
        using var town = new Town(Seed.DefaultText.Replace("12/24", "11/26"));
        town.Clock.Now = new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero);
        var card = town.Card("Expired credit card");
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Advice(1250, card).With(13, "1130")));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Advice(1250, card).With(13, "1201")));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Advice(1250, card).With(13, "1399")));
        const string Expired = "the card expired at the end of 11/26";
        CollectionAssert.AreEqual(new[] { "", Expired, Expired }, town.Host.Sales().Select(sale => sale.Doubt).ToArray());
    }

    [TestMethod]
    public void A_sale_that_replaces_an_attempt_names_it()
    {
        using var town = new Town();
        var referred = town.Terminal.Sale(1201, town.Credit);
        var approved = town.Terminal.Sale(1250, town.Credit);
        town.Send(referred);
        town.Send(approved);
        town.Send(town.Terminal.Advice(1201, town.Credit, "1004").WithTag(1, "60").WithTag(7, referred.Fields[37]));
        StringAssert.Contains(town.Explanation, $"It replaces attempt {referred.Fields[37]}.");
        Assert.AreEqual("", town.Host.Sales()[^1].Doubt);
        town.Send(town.Terminal.Advice(1250, town.Credit, "1004").WithTag(1, "60").WithTag(7, approved.Fields[37]));
        Assert.AreEqual($"the attempt that it replaces, {approved.Fields[37]}, is posted too and not reversed", town.Host.Sales()[^1].Doubt);
        Assert.AreEqual((long)2, town.Execute("SELECT COUNT(*) FROM advice JOIN sale ON sale.terminal = advice.terminal AND sale.number = advice.replaces"));
    }

    [TestMethod]
    public void What_clearing_will_want_to_know_is_kept()
    {
        using var town = new Town();
        town.Send(town.Terminal.Advice(1250, town.Credit).WithTag(2, "0000000042").WithTag(7, "010000000099"));
        Assert.AreEqual(
            "1006 01 1 0000000042 000001 012 F00001 1122130000 010000000099",
            town.Execute("SELECT concat_ws(' ', reason, decision, cardholder, list, parameters, entry, approval, sold, replaces) FROM advice"));
    }

    [TestMethod]
    public void A_reversal_undoes_an_advice_for_ever()
    {
        using var town = new Town();
        var advice = town.Terminal.Advice(1250, town.Credit);
        town.Send(advice);
        var reversal = town.Terminal.Reversal(advice, "4000");
        Assert.AreEqual("00", town.SendForCode(reversal));
        Assert.AreEqual("Reversed: 12.50 EUR went back to the card's remaining limit.", town.Explanation);
        Assert.AreEqual("94", town.SendForCode(advice.WithMti("0221")));
        Assert.AreEqual("00", town.SendForCode(reversal.WithMti("0421")));
        Assert.AreEqual(500000, town.Remaining(town.Credit));
        Assert.IsTrue(town.Host.Sales().Single() is { IsReversed: true, Held: 0 });
    }

    [TestMethod]
    public void An_advice_that_comes_after_its_reversal_posts_nothing()
    {
        using var town = new Town();
        var advice = town.Terminal.Advice(1250, town.Credit);
        Assert.AreEqual("25", town.SendForCode(town.Terminal.Reversal(advice, "4000")));
        town.Restart();
        Assert.AreEqual("94", town.SendForCode(advice));
        Assert.AreEqual("94", town.SendForCode(advice.WithMti("0221")));
        Assert.AreEqual(500000, town.Remaining(town.Credit));
        Assert.AreEqual(0, town.Host.Sales().Count);
    }

    [TestMethod]
    public async Task Many_copies_at_once_at_two_hosts_post_once()
    {
        using var town = new Town();
        using var second = town.Open();
        PaymentSwitch[] hosts = [town.Host, second];
        var advice = town.Terminal.Advice(1250, town.Credit);
        byte[][] copies = [advice.Seal(town.Terminal.MacKey), advice.WithMti("0221").Seal(town.Terminal.MacKey)];
        var replies = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => Task.Run(() => hosts[i / 2 % 2].HandleAsync(copies[i % 2]))));
        Assert.AreEqual("00", Town.Code(town.Fitting(advice, replies[0])));
        foreach (var reply in replies)
            CollectionAssert.AreEqual(replies[0].Message, reply.Message);
        Assert.AreEqual(500000 - 1250, town.Remaining(town.Credit));
    }

    [TestMethod]
    public async Task Approvals_beside_advices_never_pass_the_limit()
    {
        using var town = new Town();
        var card = town.Card("Small-limit credit card");
        var online = Enumerable.Range(0, 20).Select(_ => town.Terminal.Sale(300, card)).ToArray();
        var advices = Enumerable.Range(0, 4).Select(_ => town.Terminal.Advice(300, card)).ToArray();
        var all = online.Chunk(5).Zip(advices, (five, advice) => five.Append(advice)).SelectMany(some => some).ToArray();
        var replies = await Task.WhenAll(all.Select(request => Task.Run(() => town.SendAsync(request))));
        var codes = all.Zip(replies, (request, reply) => (request.Mti, Code: Town.Code(town.Fitting(request, reply)))).ToList();
        Assert.AreEqual(4, codes.Count(each => each is { Mti: "0220", Code: "00" }));
        int approved = codes.Count(each => each is { Mti: "0200", Code: "00" });
        Assert.IsTrue(approved is >= 2 and <= 6, $"{approved} approved");
        Assert.AreEqual(2000 - 300 * (approved + 4), town.Remaining(card));
    }

    [TestMethod]
    public void Any_order_of_copies_posts_as_the_rules_say()
    {
        using var town = new Town();
        Prop.ForAll<Step[]>(steps =>
        {
            var number = new Number(town.Terminal, town);
            long posted = 0;
            (Step Kind, string Code)? tomb = null;
            Draft? row = null;
            foreach (var step in steps)
            {
                var draft = number.Of(step);
                string code = town.SendForCode(draft);
                Assert.AreEqual(Expected(), code, $"{step} in {string.Join(' ', steps)}");
                Assert.AreEqual(number.Before - posted, town.Remaining(town.Credit), $"{step} in {string.Join(' ', steps)}");

                string Expected()
                {
                    var content = step is Step.OtherAdvice ? number.Other : number.Advice;
                    if (step is Step.Advice or Step.AdviceAgain or Step.OtherAdvice)
                    {
                        if (tomb is not null || (row is not null && row != content))
                            return "94";
                        row = content;
                        posted = long.Parse(content.Fields[4]);
                        return "00";
                    }
                    var kind = step is Step.OtherReversal ? step : Step.Reversal;
                    if (tomb is not null)
                        return tomb.Value.Kind == kind ? tomb.Value.Code : "94";
                    if (row is not null && row != number.Advice)
                        return "94";
                    tomb = (kind, row is null ? "25" : "00");
                    posted = 0;
                    return tomb.Value.Code;
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(80 / TownDatabase.Share).WithEndSize(16));
    }

    [TestMethod]
    public void Copies_at_once_post_exactly_once_or_not_at_all()
    {
        using var town = new Town();
        Prop.ForAll<Step[]>(steps =>
        {
            var number = new Number(town.Terminal, town);
            Draft[] all = [.. steps.Where(step => step is not (Step.OtherAdvice or Step.OtherReversal)).Select(number.Of)];
            Task.WhenAll(all.Select(draft => Task.Run(() => town.SendAsync(draft)))).GetAwaiter().GetResult();
            bool isReversed = all.Any(draft => draft.Mti.StartsWith("042"));
            long posted = !isReversed && all.Length > 0 ? long.Parse(number.Advice.Fields[4]) : 0;
            Assert.AreEqual(number.Before - posted, town.Remaining(town.Credit), string.Join(' ', steps));
            if (isReversed)
                Assert.AreEqual("94", town.SendForCode(number.Of(Step.AdviceAgain)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40 / TownDatabase.Share).WithEndSize(24));
    }

    /// <summary>A fresh sale number, and what can be sent about it.</summary>
    private sealed class Number
    {
        private readonly Dictionary<Step, Draft> _drafts;

        public Number(TestTerminal terminal, Town town)
        {
            Before = town.Remaining(town.Credit);
            Advice = terminal.Advice(250, town.Credit);
            Other = Advice.With(4, "000000000260");
            var reversal = terminal.Reversal(Advice);
            _drafts = new()
            {
                [Step.Advice] = Advice,
                [Step.AdviceAgain] = Advice.WithMti("0221"),
                [Step.OtherAdvice] = Other,
                [Step.Reversal] = reversal,
                [Step.ReversalAgain] = reversal.WithMti("0421"),
                [Step.OtherReversal] = terminal.Reversal(Advice, "4000"),
            };
        }

        public long Before { get; }

        public Draft Advice { get; }

        public Draft Other { get; }

        public Draft Of(Step step) => _drafts[step];
    }
}
