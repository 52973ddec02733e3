using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Terminal.Acquirer;
using Terminal.Acquirer.Authorisation;
using Terminal.Acquirer.Cards;
using Terminal.Acquirer.Seeds;
using Terminal.Core.Messages;
using Terminal.Tests.Support;

namespace Terminal.Tests;

/// <summary>Who decides: the issuer, a centre in its place, a stand-in, or nobody.</summary>
[TestClass]
public class CentreTests
{
    private const string Savings = "TEST SAVINGS BANK";
    private const string Travel = "TEST TRAVEL BANK";
    private const string Processing = "TEST PROCESSING";

    [TestMethod]
    [DataRow("Good credit card", 1250, "TEST CREDIT BANK", DisplayName = "without a route: the issuer")]
    [DataRow("Savings card", 1250, Savings)]
    [DataRow("Travel card", 10000, Processing, DisplayName = "to the last cent of its rights: the centre alone")]
    [DataRow("Travel card", 10002, Processing + " " + Travel, DisplayName = "beyond them: the centre, and then the issuer")]
    [DataRow("Acquirer-decided card", 3000, "", DisplayName = "the acquirer asks nobody")]
    [DataRow("Acquirer-decided card", 3002, Travel)]
    public void A_card_number_takes_its_route(string role, int amount, string asked)
    {
        var line = new WatchedIssuerLine();
        using var town = new Town(issuers: line);
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(amount, town.Card(role))));
        Assert.AreEqual(asked, string.Join(' ', line.Asked));
    }

    [TestMethod]
    public void A_centre_decides_like_the_issuer_and_tells_it()
    {
        using var town = new Town();
        var card = town.Card("Travel card");
        var sale = town.Terminal.Sale(5000, card);
        var answer = town.Send(sale);
        Assert.AreEqual(("00", Travel), (Town.Code(answer), Town.TagText(answer, Tag.IssuerName)));
        Assert.AreEqual(90000 - 5000, town.Remaining(card));
        StringAssert.StartsWith(town.Explanation, "Approved: 50.00 EUR is within the card's remaining limit of 900.00 EUR. TEST PROCESSING decides in the issuer's place; the issuer gets advice 1000.");
        var advice = town.Host.IssuerAdvices().Single();
        Assert.AreEqual((Travel, "TERM0001", sale.Fields[37], 5000L, "1000", null), (advice.Issuer, advice.Terminal, advice.Number, advice.Amount, advice.Reason, advice.Told));
        Assert.AreEqual("54", town.SendForCode(town.Terminal.KeyedSale(1000, card).With(14, "3611")), "it knows the card as the issuer does");
        Assert.AreEqual("01", town.SendForCode(town.Terminal.Sale(1001, card)));
        Assert.AreEqual(1, town.Host.IssuerAdvices().Count, "what is not approved is not told");
    }

    [TestMethod]
    public void A_centre_stops_at_count_and_total_and_begins_anew_a_day_later()
    {
        var line = new WatchedIssuerLine();
        using var town = new Town(issuers: line);
        var card = town.Card("Acquirer-decided card");
        int IssuerCalls(int amount)
        {
            int before = line.Asked.Count;
            Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(amount, card)));
            return line.Asked.Count - before;
        }

        Assert.AreEqual(0, IssuerCalls(3000));
        Assert.AreEqual(0, IssuerCalls(2900));
        Assert.AreEqual(1, IssuerCalls(200), "60.00 would be passed");
        Assert.AreEqual(0, IssuerCalls(100), "to the last cent");
        Assert.AreEqual(1, IssuerCalls(100), "three times are over");
        CollectionAssert.AreEqual(new[] { "1007", "1007", "1007" }, town.Host.IssuerAdvices().Select(advice => advice.Reason).ToArray());
        town.Clock.Now += TimeSpan.FromHours(24);
        town.Terminal.Time = "1123120000";
        Assert.AreEqual(0, IssuerCalls(3000));
    }

    [TestMethod]
    [DataRow(IssuerStanding.SignedOff, "1001")]
    [DataRow(IssuerStanding.TimedOut, "1002")]
    [DataRow(IssuerStanding.Unreachable, "1003")]
    public void The_acquirer_stands_in_for_an_issuer_that_is_not_to_be_had(IssuerStanding standing, string reason)
    {
        using var town = new Town(issuerWithin: TimeSpan.FromMilliseconds(1));
        var card = town.Card("Savings card");
        town.Host.Issuers.Set(Savings, standing);
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(5000, card)));
        StringAssert.EndsWith(town.Explanation, $" The acquirer stands in; the issuer gets advice {reason}.");
        Assert.AreEqual("91", town.SendForCode(town.Terminal.Sale(5002, card)), "single amount");
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(2000, card)));
        Assert.AreEqual("91", town.SendForCode(town.Terminal.Sale(3002, card)), "sum");
        StringAssert.Contains(town.Explanation, "nobody may stand in for so much (30.02 EUR, after 2 times and 70.00 EUR)");
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(3000, card)));
        Assert.AreEqual("91", town.SendForCode(town.Terminal.Sale(2, card)), "count");
        Assert.AreEqual(30000 - 10000, town.Remaining(card));
        CollectionAssert.AreEqual(new[] { reason, reason, reason }, town.Host.IssuerAdvices().Select(advice => advice.Reason).ToArray());
        Assert.AreEqual("91", town.SendForCode(town.Terminal.Refund(100, card)), "a refund is the issuer's alone");
        town.Host.Issuers.SetAll(IssuerStanding.Reached);
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(5002, card)));
    }

    [TestMethod]
    public void Nobody_stands_in_where_the_issuer_has_not_said_so()
    {
        using var town = new Town();
        town.Host.Issuers.SetAll(IssuerStanding.Unreachable);
        Assert.AreEqual("91", town.SendForCode(town.Terminal.Sale(100, town.Credit)));
        Assert.AreEqual("Declined: the issuer cannot be reached.", town.Explanation);
        town.Host.Issuers.SetAll(IssuerStanding.SignedOff);
        Assert.AreEqual("91", town.SendForCode(town.Terminal.Sale(100, town.Credit)));
        Assert.AreEqual("Declined: the issuer has signed off.", town.Explanation);
        Assert.AreEqual(0, town.Host.IssuerAdvices().Count);
    }

    [TestMethod]
    public void A_stand_in_knows_the_card_and_its_limit()
    {
        using var town = new Town(Seed.DefaultText.Replace(Town.Record("card TEST CARD 09"), Town.Record("card TEST CARD 09").Replace("300.00", "40.00")));
        var card = town.Card("Savings card");
        town.Host.Issuers.Set(Savings, IssuerStanding.Unreachable);
        Assert.AreEqual("51", town.SendForCode(town.Terminal.Sale(4002, card)));
        Assert.AreEqual("54", town.SendForCode(town.Terminal.KeyedSale(1000, card).With(14, "3611")));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(4000, card)));
        Assert.AreEqual("51", town.SendForCode(town.Terminal.Sale(2, card)));
    }

    [TestMethod]
    public void Cents_91_play_an_issuer_that_cannot_be_reached()
    {
        using var town = new Town();
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(1291, town.Card("Savings card"))));
        Assert.AreEqual("1003", town.Host.IssuerAdvices().Single().Reason);
        Assert.AreEqual("91", town.SendForCode(town.Terminal.Sale(5091, town.Card("Savings card"))));
        Assert.AreEqual("91", town.SendForCode(town.Terminal.Sale(1291, town.Credit)));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(1291, town.Card("Travel card"))), "its centre needs no issuer");
    }

    [TestMethod]
    public void A_centre_that_is_away_leaves_the_issuer_and_then_the_stand_in()
    {
        var line = new WatchedIssuerLine();
        using var town = new Town(issuers: line);
        var card = town.Card("Travel card");
        line.Away[Processing] = true;
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(5000, card)));
        Assert.AreEqual($"{Processing} {Travel}", string.Join(' ', line.Asked));
        Assert.AreEqual(0, town.Host.IssuerAdvices().Count);
        line.Away[Travel] = true;
        Assert.AreEqual("91", town.SendForCode(town.Terminal.Sale(5000, card)));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(2000, card)));
        Assert.AreEqual("1003", town.Host.IssuerAdvices().Single().Reason);
    }

    [TestMethod]
    public void A_delegated_centre_whose_limits_do_not_suffice_stands_in_only_when_the_issuer_is_away()
    {
        var line = new WatchedIssuerLine();
        using var town = new Town(issuers: line);
        var card = town.Card("Acquirer-decided card");
        line.Away[Travel] = true;
        Assert.AreEqual("91", town.SendForCode(town.Terminal.Sale(3100, card)), "over 30.00 of the centre and over 20.00 of the stand-in");
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(3000, card)));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(2900, card)));
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(1000, card)), "60.00 of the centre are spent, the stand-in has 30.00");
        CollectionAssert.AreEqual(new[] { "1007", "1007", "1003" }, town.Host.IssuerAdvices().Select(advice => advice.Reason).ToArray());
    }

    [TestMethod]
    public async Task An_issuer_that_is_back_is_told_once_what_was_approved_in_its_place()
    {
        var line = new WatchedIssuerLine();
        using var town = new Town(issuers: line);
        line.Away[Savings] = true;
        var first = town.Terminal.Sale(1000, town.Card("Savings card"));
        town.Send(first);
        town.Send(town.Terminal.Sale(2000, town.Card("Savings card")));
        town.Send(town.Terminal.Sale(2500, town.Card("Acquirer-decided card")));
        Assert.AreEqual((1, 2), await town.Host.TellIssuersAsync(), "the other one is there");
        town.Restart();
        line.Away.Clear();
        Assert.AreEqual((2, 0), await town.Host.TellIssuersAsync());
        Assert.AreEqual((0, 0), await town.Host.TellIssuersAsync());
        CollectionAssert.AreEqual(new[] { 2500L, 1000, 2000 }, line.Told.TakeLast(3).Select(advice => advice.Amount).ToArray());
        Assert.AreEqual((Savings, first.Fields[37], "978", "1003"), (line.Told.ToArray()[^2].Issuer, line.Told.ToArray()[^2].Number, line.Told.ToArray()[^2].Currency, line.Told.ToArray()[^2].Reason));
        Assert.IsTrue(town.Host.IssuerAdvices().All(advice => advice.Told == "2026-11-22T12:00:00.000Z"));
    }

    [TestMethod]
    public async Task The_host_tells_an_issuer_that_is_back_by_itself()
    {
        var line = new WatchedIssuerLine();
        using var town = new Town(issuers: line);
        line.Away[Savings] = true;
        town.Send(town.Terminal.Sale(1000, town.Card("Savings card")));
        line.Away.Clear();
        town.Host.Dispose();
        var clock = new HandClock();
        using (var host = new PaymentSwitch(town.Database.Where, town.Seed, clock, line))
        {
            clock.Strike(TimeSpan.FromMinutes(5));
            for (int looks = 0; looks < 1000 && host.IssuerAdvices().Single().Told is null; looks++)
                await Task.Delay(10);
            Assert.IsNotNull(host.IssuerAdvices().Single().Told);
        }
        Assert.AreEqual("1003", line.Told.Single().Reason);
        town.Restart();
    }

    [TestMethod]
    public async Task A_reversal_takes_back_the_right_and_the_advice()
    {
        var line = new WatchedIssuerLine();
        using var town = new Town(issuers: line);
        var card = town.Card("Acquirer-decided card");
        var sale = town.Terminal.Sale(3000, card);
        town.Send(sale);
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Reversal(sale)));
        Assert.AreEqual(90000, town.Remaining(card));
        await town.Host.TellIssuersAsync();
        CollectionAssert.AreEqual(new[] { 3000L, -3000 }, line.Told.Select(advice => advice.Amount).ToArray(), "in this order");

        var told = town.Terminal.Sale(3000, card);
        town.Send(told);
        await town.Host.TellIssuersAsync();
        town.Send(town.Terminal.Reversal(told));
        await town.Host.TellIssuersAsync();
        CollectionAssert.AreEqual(new[] { 3000L, -3000, 3000, -3000 }, line.Told.Select(advice => advice.Amount).ToArray());
        foreach (int amount in new[] { 3000, 2900 })
            town.Send(town.Terminal.Sale(amount, card));
        Assert.AreEqual(0, line.Asked.Count, "its rights are whole again");
    }

    // The rights count for 24 hours: what is reversed within them, and was approved before, gives nothing back.
    [TestMethod]
    public void A_late_reversal_gives_back_no_right_of_the_day_after()
    {
        var line = new WatchedIssuerLine();
        using var town = new Town(issuers: line);
        var card = town.Card("Acquirer-decided card");
        var first = town.Terminal.Sale(3000, card);
        Assert.AreEqual("00", town.SendForCode(first));
        town.Clock.Now += TimeSpan.FromHours(23);
        town.Terminal.Time = "1123110000";
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Reversal(first)));
        town.Clock.Now += TimeSpan.FromHours(1);
        town.Terminal.Time = "1123120000";
        for (int sale = 0; sale < 3; sale++)
            Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(100, card)));
        Assert.IsEmpty(line.Asked);
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(100, card)));
        Assert.HasCount(1, line.Asked, "three times are over");
    }

    [TestMethod]
    public void Pre_authorisations_and_the_voice_desk_are_decided_by_the_same_table()
    {
        var line = new WatchedIssuerLine();
        using var town = new Town(issuers: line);
        var card = town.Card("Acquirer-decided card");
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Hold(3000, card)));
        var answer = town.Call(2900, card);
        Assert.IsTrue(answer.IsApproved);
        StringAssert.Contains(answer.Text, "TEST ACQUIRER decides in the issuer's place; the issuer gets advice 1007.");
        Assert.AreEqual(90000 - 5900, town.Remaining(card));
        Assert.AreEqual(0, line.Asked.Count);
        line.Away[Travel] = true;
        Assert.AreEqual("Declined: the issuer cannot be reached, and nobody may stand in for so much (31.00 EUR, after 0 times and 0.00 EUR).", town.Call(3100, card).Text);
        Assert.IsTrue(town.Call(1000, card).IsApproved);
        CollectionAssert.AreEqual(new[] { "1007", "1007", "1003" }, town.Host.IssuerAdvices().Select(advice => advice.Reason).ToArray());
        string code = answer.Code;
        Assert.AreEqual("25", town.SendForCode(town.Terminal.Reversal(town.Terminal.VoiceAdvice(2900, card, code), "4351")));
        CollectionAssert.AreEqual(new[] { 3000L, 2900, 1000, -2900 }, town.Host.IssuerAdvices().Select(advice => advice.Amount).ToArray(), "voided before its advice");
    }

    [TestMethod]
    public async Task However_many_ask_at_once_no_right_is_passed()
    {
        using var town = new Town();
        using var second = town.Open();
        PaymentSwitch[] hosts = [town.Host, second];
        foreach (var host in hosts)
            host.Issuers.SetAll(IssuerStanding.Unreachable);
        var card = town.Card("Savings card");
        var sales = Enumerable.Range(0, 24).Select(_ => town.Terminal.Sale(4000, card)).ToArray();
        var answers = await Task.WhenAll(sales.Select((sale, i) => Task.Run(() => hosts[i % 2].HandleAsync(sale.Seal(town.Terminal.MacKey)))));
        Assert.AreEqual(2, sales.Where((sale, i) => Town.Code(town.Fitting(sale, answers[i])) == "00").Count(), "80.00 of 100.00");
        Assert.AreEqual(30000 - 8000, town.Remaining(card));
    }

    [TestMethod]
    public async Task A_reversal_that_overtakes_its_request_undoes_what_a_stand_in_approved()
    {
        var line = new HeldIssuerLine();
        using var town = new Town(issuers: line);
        var card = town.Card("Savings card");
        var sale = town.Terminal.Sale(1291, card);
        var running = Task.Run(() => town.SendAsync(sale));
        await line.Arrived;
        town.Send(town.Terminal.Reversal(sale));
        line.Release();
        Assert.AreEqual("94", Town.Code(town.Fitting(sale, await running)));
        Assert.AreEqual(0, town.Host.IssuerAdvices().Count);
        Assert.AreEqual(30000, town.Remaining(card));
    }

    /// <summary>A clock whose timers strike when they are told to.</summary>
    private sealed class HandClock : TimeProvider
    {
        private readonly List<(TimerCallback Callback, object? State, TimeSpan Period)> _timers = [];

        public override DateTimeOffset GetUtcNow() => new(2026, 11, 22, 12, 5, 0, TimeSpan.Zero);

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            _timers.Add((callback, state, period));
            return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }

        /// <summary>Lets those of a period strike once.</summary>
        public void Strike(TimeSpan period)
        {
            foreach (var timer in _timers.Where(timer => timer.Period == period).ToArray())
                timer.Callback(timer.State);
        }
    }
}
