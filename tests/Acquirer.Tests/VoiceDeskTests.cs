using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Terminal.Acquirer;
using Terminal.Acquirer.Authorisation;
using Terminal.Acquirer.Cards;
using Terminal.Core.Keys;
using Terminal.Tests.Support;

namespace Terminal.Tests;

[TestClass]
public class VoiceDeskTests
{
    [TestMethod]
    public void A_code_holds_the_sum_and_is_bound_to_terminal_card_and_amount()
    {
        using var town = new Town();
        var answer = town.Call(1250, town.Credit);
        Assert.AreEqual("000", answer.Code[..3]);
        Assert.IsTrue(IsRight(town, answer.Code, 1250, town.Credit));
        Assert.IsFalse(IsRight(town, answer.Code, 1251, town.Credit) && IsRight(town, answer.Code, 1252, town.Credit));
        Assert.AreEqual(
            "Approved: 12.50 EUR is within the card's remaining limit of 5000.00 EUR. The code is good for one sale of 12.50 EUR with card 999000******1019 on terminal TERM0001, until 2026-11-29 12:00 UTC.",
            answer.Text);
        Assert.AreEqual(500000 - 1250, town.Remaining(town.Credit));
        Assert.AreEqual("001", town.Call(1250, town.Credit).Code[..3], "every code has a serial of its own");
        Assert.AreEqual(500000 - 2500, town.Remaining(town.Credit));
    }

    [TestMethod]
    public void A_referred_sale_is_decided_on_the_telephone()
    {
        using var town = new Town();
        Assert.AreEqual("01", town.SendForCode(town.Terminal.Sale(1201, town.Credit)));
        Assert.IsTrue(town.Call(1201, town.Credit).IsApproved);
        var identity = town.Call(1208, town.Credit);
        Assert.IsTrue(identity.IsApproved);
        StringAssert.StartsWith(identity.Text, "Approved with identification");
    }

    [TestMethod]
    public void The_advice_takes_the_place_of_the_hold()
    {
        using var town = new Town();
        string code = town.Call(1250, town.Credit).Code;
        var advice = town.Terminal.VoiceAdvice(1250, town.Credit, code);
        Assert.AreEqual("00", town.SendForCode(advice));
        Assert.AreEqual($"Sale of 12.50 EUR approved by telephone with code {code}: posted.", town.Explanation);
        Assert.AreEqual(500000 - 1250, town.Remaining(town.Credit));
        town.Send(advice.WithMti("0221"));
        Assert.AreEqual(500000 - 1250, town.Remaining(town.Credit));
        town.Clock.Now += VoiceDesk.Validity;
        Assert.AreEqual(500000 - 1250, town.Remaining(town.Credit), "nothing is left to expire");
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Reversal(advice)));
        Assert.AreEqual(500000, town.Remaining(town.Credit));
    }

    [TestMethod]
    public void The_last_of_a_limit_can_be_held_and_then_posted()
    {
        using var town = new Town();
        var card = town.Card("Small-limit credit card");
        string code = town.Call(2000, card).Code;
        Assert.AreEqual(0, town.Remaining(card));
        Assert.AreEqual("51", town.SendForCode(town.Terminal.Sale(2, card)), "an approval cannot spend what is held");
        StringAssert.Contains(town.Call(2, card).Text, "over the card's remaining limit of 0.00 EUR");
        town.Send(town.Terminal.VoiceAdvice(2000, card, code));
        Assert.AreEqual($"Sale of 20.00 EUR approved by telephone with code {code}: posted.", town.Explanation);
        Assert.AreEqual(0, town.Remaining(card));
    }

    [TestMethod]
    public void A_code_is_good_once()
    {
        using var town = new Town();
        string code = town.Call(1250, town.Credit).Code;
        var first = town.Terminal.VoiceAdvice(1250, town.Credit, code);
        town.Send(first);
        Assert.AreEqual("00", town.SendForCode(town.Terminal.VoiceAdvice(1250, town.Credit, code)));
        Assert.AreEqual($"code {code} was used before, by sale {first.Fields[37]}", town.Host.Sales()[^1].Doubt);
        Assert.AreEqual(500000 - 2500, town.Remaining(town.Credit));
    }

    [TestMethod]
    public void Another_amount_or_card_does_not_use_the_code()
    {
        using var town = new Town();
        string code = town.Call(1250, town.Credit).Code;
        var debit = town.Card("Good debit card");
        foreach (var advice in new[] { town.Terminal.VoiceAdvice(1251, town.Credit, code), town.Terminal.VoiceAdvice(1250, debit, code) })
        {
            Assert.AreEqual("00", town.SendForCode(advice));
            Assert.AreEqual($"the voice desk gave no code {code} for this terminal, card and amount", town.Host.Sales()[^1].Doubt);
        }
        Assert.AreEqual(500000 - 1251 - 1250, town.Remaining(town.Credit));
        Assert.AreEqual(30000 - 1250, town.Remaining(debit));
        town.Send(town.Terminal.VoiceAdvice(1250, town.Credit, code));
        Assert.AreEqual("", town.Host.Sales()[^1].Doubt);
        Assert.AreEqual(500000 - 1251 - 1250, town.Remaining(town.Credit));
    }

    [TestMethod]
    public void Another_terminal_does_not_use_the_code()
    {
        using var town = new Town(OtherTerminal.AtItsOwnPoint());
        var other = new OtherTerminal(town, "TERM0002");
        string code = town.Call(1250, town.Credit).Code;
        Assert.AreEqual("00", other.SendForCode(other.Terminal.VoiceAdvice(1250, town.Credit, code)));
        Assert.AreEqual($"the voice desk gave no code {code} for this terminal, card and amount", town.Host.Sales()[^1].Doubt);
        town.Send(town.Terminal.VoiceAdvice(1250, town.Credit, code));
        Assert.AreEqual("", town.Host.Sales().Single(sale => sale.Terminal == "TERM0001").Doubt);
    }

    [TestMethod]
    [DataRow(0, "code {0} had expired when the advice came")]
    [DataRow(-1, "")]
    public void A_code_can_be_used_for_seven_days(int seconds, string doubt)
    {
        using var town = new Town();
        string code = town.Call(1250, town.Credit).Code;
        town.Clock.Now += TimeSpan.FromDays(7) + TimeSpan.FromSeconds(seconds);
        town.Send(town.Terminal.VoiceAdvice(1250, town.Credit, code).With(13, "1129"));
        Assert.AreEqual(string.Format(doubt, code), town.Host.Sales()[^1].Doubt);
    }

    [TestMethod]
    public void A_code_that_nobody_used_holds_nothing_after_a_week()
    {
        using var town = new Town();
        var card = town.Card("Small-limit credit card");
        string code = town.Call(1500, card).Code;
        town.Clock.Now += VoiceDesk.Validity - TimeSpan.FromSeconds(1);
        Assert.AreEqual(500, town.Remaining(card));
        town.Clock.Now += TimeSpan.FromSeconds(1);
        Assert.AreEqual(2000, town.Remaining(card));
        town.Terminal.Time = "1129120000";
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(2000, card)), "it can be spent");
        Assert.AreEqual("00", town.SendForCode(town.Terminal.VoiceAdvice(1500, card, code)), "a late advice is taken all the same");
        Assert.AreEqual($"code {code} had expired when the advice came", town.Host.Sales()[^1].Doubt);
        Assert.AreEqual(-1500, town.Remaining(card));
    }

    [TestMethod]
    public void A_sale_voided_before_its_advice_frees_what_was_held()
    {
        using var town = new Town();
        string code = town.Call(1250, town.Credit).Code;
        var advice = town.Terminal.VoiceAdvice(1250, town.Credit, code);
        Assert.AreEqual("25", town.SendForCode(town.Terminal.Reversal(advice, "4351")));
        StringAssert.EndsWith(town.Explanation, $"Code {code} of the voice desk holds nothing any more.");
        Assert.AreEqual(500000, town.Remaining(town.Credit));
        Assert.AreEqual("94", town.SendForCode(advice));
        Assert.AreEqual(500000, town.Remaining(town.Credit));
    }

    [TestMethod]
    [DataRow("Unknown card", 1250, "Declined: TEST CREDIT BANK knows no card of this number.")]
    [DataRow("Unknown product", 1250, "Declined: no card product begins with these six digits.")]
    [DataRow("Wrong check digit", 1250, "Declined: the card number's check digit is wrong.")]
    [DataRow("Expired credit card", 1250, "Declined: the card expired at the end of 12/24.")]
    [DataRow("Stolen credit card", 1250, "Keep the card: 999000******1043 is listed as stolen.")]
    [DataRow("Lost debit card", 1201, "Keep the card: 999100******1059 is listed as lost.")]
    [DataRow("Small-limit credit card", 2100, "Declined: 21.00 EUR is over the card's remaining limit of 20.00 EUR.")]
    [DataRow("Good credit card", 1205, "Declined: the issuer gives no reason, as for every amount that ends in .05 (12.05 EUR).")]
    [DataRow("Good credit card", 0, "Declined: 0.00 EUR is not between 0.01 EUR and 999999.99 EUR.")]
    [DataRow("Good credit card", -1, "Declined: -0.01 EUR is not between 0.01 EUR and 999999.99 EUR.")]
    [DataRow("Good credit card", 100000000, "Declined: 1000000.00 EUR is not between 0.01 EUR and 999999.99 EUR.")]
    public void A_refusal_says_why(string role, int amount, string text)
    {
        using var town = new Town();
        var answer = town.Call(amount, town.Card(role));
        Assert.AreEqual(("", text), (answer.Code, answer.Text));
        Assert.AreEqual(0L, town.Execute("SELECT COUNT(*) FROM voice"));
    }

    [TestMethod]
    [DataRow("TERM9999", "9990000000001019", "no such terminal")]
    [DataRow("", "9990000000001019", "no such terminal")]
    [DataRow("TERM0001", "", "no card number")]
    [DataRow("TERM0001", "99900000000", "no card number")]
    [DataRow("TERM0001", "9990000000001019=3512", "no card number")]
    [DataRow("TERM0001", "999000000000101a", "no card number")]
    public async Task What_cannot_be_right_is_told_without_repeating_it(string terminal, string card, string text)
    {
        using var town = new Town();
        var answer = await town.Host.VoiceDesk.AskAsync(terminal, Encoding.ASCII.GetBytes(card), 1250);
        Assert.IsFalse(answer.IsApproved);
        StringAssert.Contains(answer.Text, text);
        Assert.IsFalse(card.Length > 0 && answer.Text.Contains(card));
    }

    [TestMethod]
    public void Nothing_is_approved_for_a_terminal_that_may_not_sell_or_an_issuer_that_is_silent()
    {
        using var town = new Town(issuers: new SilentIssuerLine(), issuerWithin: TimeSpan.FromMilliseconds(1));
        Assert.AreEqual("Declined: the issuer did not answer in time.", town.Call(1250, town.Credit).Text);
        town.Restart(Town.WithInactive("terminal TERM0001"));
        Assert.AreEqual("Declined: terminal TERM0001 is not active.", town.Call(1250, town.Credit).Text);
        Assert.AreEqual(500000, town.Remaining(town.Credit));
    }

    [TestMethod]
    public void A_serial_is_given_once_in_a_batch_and_never_while_its_code_is_open()
    {
        using var town = new Town();
        string first = town.Call(100, town.Credit).Code;
        town.Call(100, town.Credit);
        town.Execute("UPDATE voice SET serial = 999 WHERE serial = 1");
        const string Full = "Not now: terminal TERM0001 has had every code of batch 000001; it must settle first.";
        Assert.AreEqual(Full, town.Call(200, town.Credit).Text, "000 was given in this batch");
        town.Send(town.Terminal.SignOn("LOST"));
        town.Send(town.Terminal.SignOn("EPOCH 02"));
        Assert.AreEqual(Full.Replace("000001", "000002"), town.Call(200, town.Credit).Text, "000 is still open");
        town.Send(town.Terminal.VoiceAdvice(100, town.Credit, first));
        Assert.AreEqual("000", town.Call(200, town.Credit).Code[..3]);
    }

    [TestMethod]
    public async Task Calls_sales_and_advices_at_once_never_hold_more_than_the_limit()
    {
        using var town = new Town();
        using var second = town.Open();
        PaymentSwitch[] hosts = [town.Host, second];
        var card = town.Card("Small-limit credit card");
        byte[] digits = Encoding.ASCII.GetBytes(card.Number);
        var calls = Enumerable.Range(0, 20).Select(i => Task.Run(() => hosts[i % 2].VoiceDesk.AskAsync("TERM0001", digits, 300))).ToArray();
        var sales = Enumerable.Range(0, 20).Select(_ => town.Terminal.Sale(300, card)).Select(sale => (sale, Reply: Task.Run(() => town.SendAsync(sale)))).ToArray();
        string[] codes = [.. (await Task.WhenAll(calls)).Where(answer => answer.IsApproved).Select(answer => answer.Code)];
        int approved = 0;
        foreach (var (sale, reply) in sales)
            approved += Town.Code(town.Fitting(sale, await reply)) == "00" ? 1 : 0;
        Assert.AreEqual(6, codes.Length + approved);
        Assert.AreEqual(codes.Length, codes.Distinct().Count());
        Assert.AreEqual(200, town.Remaining(card));

        await Task.WhenAll(codes.Select(code => town.Terminal.VoiceAdvice(300, card, code)).SelectMany(advice => new[] { advice, advice.WithMti("0221") })
            .Select(advice => Task.Run(() => town.SendAsync(advice))));
        Assert.AreEqual(200, town.Remaining(card));
        Assert.IsTrue(town.Host.Sales().All(sale => sale.Doubt.Length == 0));
    }

    [TestMethod]
    public async Task Two_sales_with_one_code_at_once_use_it_once()
    {
        using var town = new Town();
        string code = town.Call(1250, town.Credit).Code;
        var advices = Enumerable.Range(0, 6).Select(_ => town.Terminal.VoiceAdvice(1250, town.Credit, code)).ToArray();
        await Task.WhenAll(advices.Select(advice => Task.Run(() => town.SendAsync(advice))));
        Assert.AreEqual(5, town.Host.Sales().Count(sale => sale.Doubt.Contains("was used before")));
        Assert.AreEqual(500000 - 6 * 1250, town.Remaining(town.Credit));
    }

    [TestMethod]
    public void Holds_outlive_a_restart()
    {
        using var town = new Town();
        string code = town.Call(1250, town.Credit).Code;
        town.Restart();
        Assert.AreEqual(500000 - 1250, town.Remaining(town.Credit));
        town.Send(town.Terminal.VoiceAdvice(1250, town.Credit, code));
        Assert.AreEqual(500000 - 1250, town.Remaining(town.Credit));
    }

    private static bool IsRight(Town town, string code, long amount, TestCard card)
    {
        var keys = new KeyRing(HostCrypto.Instance, town.Seed.Terminals[0].MasterKey);
        byte[] digits = Encoding.ASCII.GetBytes(card.Number);
        return VoiceCode.IsRight(HostCrypto.Instance, keys, Encoding.ASCII.GetBytes(code), "TERM0001"u8.ToArray(), amount, digits, digits.Length);
    }

    private sealed class SilentIssuerLine : IIssuerLine
    {
        public Task ReachAsync(string issuer, CancellationToken cancellation) => Task.Delay(Timeout.Infinite, cancellation);
    }
}
