using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using Terminal.Acquirer;
using Terminal.Acquirer.Accounts;
using Terminal.Acquirer.Cards;
using Terminal.Acquirer.Seeds;
using Terminal.Core.Messages;
using Terminal.Tests.Support;

namespace Terminal.Tests;

[TestClass]
public class LedgerTests
{
    /// <summary>Something that a terminal sends.</summary>
    public enum Act
    {
        Sale,
        Decline,
        Advice,
        UnknownCard,
        Unsigned,
        Hold,
        Completion,
        Refund,
        BlindRefund,
        Void,
        VoidUnsent,
        Again,
        Settle,
        SettleWrongly,
        Upload,
        CloseAfterUpload,
        LateAdvice,
        Decide,
        LoseFiles,
        NextWeek,
        SignOff,
        SchemeRefuses,
    }

    [TestMethod]
    public void A_day_is_told_movement_by_movement()
    {
        using var town = new Town();
        var sale = town.Terminal.Sale(2000, town.Credit);
        var voided = town.Terminal.Advice(700, town.Credit);
        Draft[] day = [sale, town.Terminal.Advice(800, town.Card("Good debit card")), voided, town.Terminal.Reversal(voided, "4000"), town.Terminal.Refund(500, town.Credit, sale.Fields[37])];
        foreach (var draft in day)
            town.Send(draft);
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Settlement(2, 2800, 1, 500)));
        string[] expected =
        [
            "sale 20.00 from clearing MERCHANT0000001 to issuer TEST CREDIT BANK",
            "advice 8.00 from clearing MERCHANT0000001 to issuer TEST DEBIT BANK",
            "advice 7.00 from clearing MERCHANT0000001 to issuer TEST CREDIT BANK",
            "reversal 7.00 from issuer TEST CREDIT BANK to clearing MERCHANT0000001",
            "refund 5.00 from issuer TEST CREDIT BANK to clearing MERCHANT0000001",
            "settlement 23.00 from merchant MERCHANT0000001 to clearing MERCHANT0000001",
            "fee 0.42 from fees to merchant MERCHANT0000001",
        ];
        CollectionAssert.AreEqual(expected, town.Host.Ledger().Select(entry => $"{entry.Kind} {town.Seed.Terminals[0].Currency.Plain(entry.Amount)} from {entry.Credit} to {entry.Debit}").ToArray());
        Assert.AreEqual(new MerchantDay("MERCHANT0000001", "2026-11-22", "978", 2300, 42, 2258), town.Host.MerchantDays().Single());
    }

    [TestMethod]
    public void What_is_owed_is_told_by_the_day_of_the_closing()
    {
        using var town = new Town();
        town.Send(town.Terminal.Sale(2000, town.Credit));
        town.Send(town.Terminal.Settlement(1, 2000));
        town.Clock.Now += TimeSpan.FromDays(1);
        town.Terminal.Time = "1123120000";
        town.Terminal.Batch = "000002";
        town.Send(town.Terminal.Refund(500, town.Credit));
        town.Send(town.Terminal.Settlement(0, 0, 1, 500));
        CollectionAssert.AreEqual(
            new[] { ("2026-11-22", 1970L), ("2026-11-23", -500L) }, town.Host.MerchantDays().Select(day => (day.Day, day.Owed)).ToArray());
    }

    [TestMethod]
    [DataRow("1.50", 2967, 45)]
    [DataRow("1.50", 2966, 44)]
    [DataRow("0.00", 2967, 0)]
    [DataRow("99.99", 99999999, 99989999)]
    public void The_fee_is_rounded_to_the_nearest_cent(string fee, int sales, int expected)
    {
        using var town = new Town(Seed.DefaultText.Replace("fee             1.50", $"fee             {fee}"));
        town.Send(town.Terminal.Advice(sales, town.Credit));
        town.Send(town.Terminal.Settlement(1, sales));
        Assert.AreEqual((expected, sales - expected), (town.Host.MerchantDays().Single().Fees, town.Host.MerchantDays().Single().Owed));
    }

    [TestMethod]
    public void Whatever_is_sent_every_cent_is_somewhere()
    {
        Prop.ForAll<Act[]>(acts =>
        {
            using var town = new Town();
            var shop = new Shop(town);
            for (int i = 0; i < acts.Length; i++)
            {
                shop.Do(acts[i]);
                CheckBooks(town, $"after {string.Join(' ', acts[..(i + 1)])}");
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(25 / TownDatabase.Share).WithEndSize(40));
    }

    /// <summary>What must hold after every message.</summary>
    private static void CheckBooks(Town town, string when)
    {
        var balances = town.Host.Balances();
        var sales = town.Host.Sales();
        Assert.AreEqual(0, balances.Sum(each => each.Balance), $"the books balance {when}");
        foreach (var issuer in town.Seed.Issuers)
        {
            long spent = town.Seed.Cards.Where(card => card.IsKnown && card.Product!.Issuer == issuer).Sum(card => card.Limit - Limit(town, card.Number));
            Assert.AreEqual(spent, Of("issuer", issuer.Name), $"what {issuer.Name} owes is what its cards spent {when}");
        }

        var batches = town.Host.Batches();
        long open = sales.Where(sale => !sale.IsInSuspense && !sale.IsOutOfSuspense && sale.Kind != SaleKind.Hold && batches.Any(batch => sale.IsOf(batch) && batch.Closed.Length == 0)).Sum(sale => sale.Held);
        Assert.AreEqual(-open, Of("clearing", "MERCHANT0000001"), $"clearing is what is not settled {when}");
        Assert.AreEqual(-sales.Where(sale => sale.IsInSuspense).Sum(sale => sale.Held), Of("suspense", "MERCHANT0000001"), $"suspense is what nobody may have yet {when}");
        Assert.AreEqual(-town.Host.MerchantDays().Sum(day => day.Owed), Of("merchant", "MERCHANT0000001"), $"the days are what is owed {when}");
        foreach (var day in town.Host.MerchantDays())
        {
            var lines = town.Host.Statement(day.Merchant, day.Day);
            Assert.AreEqual((day.Owed, -day.Fees), (lines.Sum(line => line.Amount), lines.Where(line => line.Kind == MovementKind.Fee).Sum(line => line.Amount)), $"a statement is what its lines say {when}");
        }
        long family = town.Seed.Cards.Where(card => card.Account is not null).Sum(card => card.Limit - Limit(town, card.Number));
        Assert.AreEqual(family, town.Seed.Accounts.Single().Limit - (long)town.Execute("SELECT remaining FROM account")!, $"an account has spent what its cards have {when}");
        Assert.AreEqual(-town.Host.MerchantDays().Sum(day => day.Fees), Of("fees", ""), $"the days' fees are what the acquirer earns {when}");
        foreach (var batch in batches)
        {
            var counted = sales.Where(sale => sale.IsOf(batch) && sale.Counts()).ToList();
            Assert.AreEqual(
                (counted.Count(sale => sale.Kind != SaleKind.Refund), counted.Where(sale => sale.Kind != SaleKind.Refund).Sum(sale => sale.Amount), counted.Where(sale => sale.Kind == SaleKind.Refund).Sum(sale => sale.Amount)),
                (batch.Totals.Sales, batch.Totals.SalesSum, batch.Totals.RefundsSum), $"batch {batch.Number} is what its rows say {when}");
        }
        foreach (var sale in sales.Where(sale => sale.Kind is SaleKind.Sale or SaleKind.Completion))
            Assert.IsTrue(sale.Held == 0 || sale.Held == sale.Amount || (sale.SchemeRefused.Length > 0 && sale.Held < sale.Amount), $"{sale.Number} is posted once {when}");

        long Of(string account, string party) => balances.Where(each => each.Account == account && each.Party == party).Sum(each => each.Balance);
    }

    // Without what is held: that is nobody's money yet.
    private static long Limit(Town town, string number) =>
        (long)town.Execute($"SELECT remaining FROM card WHERE mask = '{CardNumber.Mask(System.Text.Encoding.ASCII.GetBytes(number))}'")!;

    /// <summary>A terminal that does anything in any order, and remembers what can be voided, refunded, completed or uploaded.</summary>
    private sealed class Shop(Town town)
    {
        private static readonly string[] Cards = ["Good debit card", "Good credit card", "Savings card", "Family card", "Good credit card", "Acquirer-decided card", "Second family card"];
        private readonly List<Draft> _sales = [];
        private readonly List<(Draft Hold, string Code)> _holds = [];
        private readonly List<Draft> _sent = [];
        private int _batch = 1;
        private int _step;

        public void Do(Act act)
        {
            var terminal = town.Terminal;
            var card = town.Card(Cards[_step++ % Cards.Length]);
            long amount = 200 + 100 * (_step % 7);
            switch (act)
            {
                case Act.Sale:
                    Keep(terminal.Sale(amount, card));
                    break;
                case Act.Decline:
                    Keep(terminal.Sale(amount + 5, card));
                    break;
                case Act.Advice:
                    Keep(terminal.Advice(amount, card));
                    break;
                case Act.UnknownCard:
                    Keep(terminal.Advice(amount, town.Card("Unknown card")));
                    break;
                case Act.Unsigned:
                    Keep(terminal.Advice(amount, card).WithTag(4, "0"));
                    break;
                case Act.Hold:
                    var hold = terminal.Hold(amount, card);
                    _holds.Add((hold, Town.Text(Send(hold), Field.ApprovalCode)));
                    break;
                case Act.Completion when _holds.Count > 0:
                    var (held, code) = _holds[_step % _holds.Count];
                    Keep(terminal.Completion(long.Parse(held.Fields[4]) - 50, CardOf(held), held, code.Length == 0 ? "ABC123" : code));
                    break;
                case Act.Refund when _sales.Count > 0:
                    var original = _sales[_step % _sales.Count];
                    Keep(terminal.Refund(150, CardOf(original), original.Fields[37]));
                    break;
                case Act.BlindRefund:
                    Keep(terminal.Refund(amount, card));
                    break;
                case Act.Void when _sales.Count > 0:
                    Send(terminal.Reversal(_sales[_step % _sales.Count], "4000"));
                    break;
                case Act.VoidUnsent:
                    var unsent = terminal.Advice(amount, card);
                    Send(terminal.Reversal(unsent, "4000"));
                    _sales.Add(unsent);
                    break;
                case Act.Again when _sent.Count > 0:
                    Send(_sent[_step % _sent.Count]);
                    break;
                case Act.Settle:
                    var answer = Send(Claim("920000"));
                    if (Town.Code(answer) == "95")
                        answer = Send(terminal.Settlement().With(3, "920000").With(63, Town.Text(answer, Field.Totals)));
                    Next();
                    break;
                case Act.SettleWrongly:
                    Send(Claim("920000"));
                    break;
                case Act.Upload when _sales.Count > 0:
                    var sale = _sales[_step % _sales.Count];
                    Send(terminal.Upload(sale, 1, 1, sale.Fields[3] == "200000" ? null : "123456"));
                    break;
                case Act.CloseAfterUpload:
                    Send(Claim("960000"));
                    Next();
                    break;
                case Act.LateAdvice:
                    Keep(terminal.Advice(amount, card).With(60, "000001"));
                    break;
                case Act.Decide when town.Host.Suspense.All().FirstOrDefault(each => each.Standing == "open") is { } suspended:
                    _ = _step % 2 == 0
                        ? town.Host.Suspense.ReleaseAsync(suspended.Terminal, suspended.Number, "clearing", "looked at").Result
                        : town.Host.Suspense.ReturnAsync(suspended.Terminal, suspended.Number, "clearing", "looked at").Result;
                    break;
                case Act.LoseFiles:
                    string position = Town.TagText(Send(terminal.SignOn("LOST")), Tag.Position);
                    terminal.Epoch = position[..2];
                    terminal.Batch = position[2..8];
                    _batch = int.Parse(terminal.Batch);
                    break;
                case Act.NextWeek:
                    town.Clock.Now += TimeSpan.FromDays(8);
                    terminal.Time = town.Clock.Now.ToString("MMddHHmmss");
                    town.Restart();
                    break;
                case Act.SignOff:
                    town.Host.Issuers.Set("TEST SAVINGS BANK", Acquirer.Authorisation.IssuerStanding.SignedOff);
                    break;
                case Act.SchemeRefuses when _sales.Count > 0:
                    town.Host.Scheme.RefuseAsync("TERM0001", _sales[_step % _sales.Count].Fields[37], "4507").GetAwaiter().GetResult();
                    break;
            }
        }

        private Draft Claim(string code) => town.Terminal.Settlement(1, 100 * _step).With(3, code);

        private void Next() => town.Terminal.Batch = $"{++_batch:D6}";

        private void Keep(Draft draft)
        {
            _sales.Add(draft);
            Send(draft);
        }

        private Message Send(Draft draft)
        {
            _sent.Add(draft);
            return town.Send(draft);
        }

        private TestCard CardOf(Draft draft)
        {
            string number = draft.Fields.TryGetValue(2, out string? keyed) ? keyed : draft.Fields[35].Split('=')[0];
            return TestCards.Of(town.Seed).First(card => card.Number == number);
        }
    }
}

file static class Standings
{
    public static bool IsOf(this SaleStanding sale, BatchStanding batch) => sale.Terminal == batch.Terminal && sale.Batch == batch.Number;

    public static bool Counts(this SaleStanding sale) => sale is { Code: "00" or "08", IsReversed: false, IsInSuspense: false, IsOutOfSuspense: false } && sale.Kind != SaleKind.Hold;
}
