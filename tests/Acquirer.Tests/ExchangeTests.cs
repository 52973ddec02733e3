using System.Collections.Generic;
using System.Linq;
using System.Text;
using Terminal.Acquirer.Exchanges;
using Terminal.Core.Messages;
using Terminal.Core.Risk;
using Terminal.Tests.Support;

namespace Terminal.Tests;

[TestClass]
public class ExchangeTests
{
    [TestMethod]
    public void An_exchange_tells_request_answer_and_why()
    {
        using var town = new Town();
        List<Exchange> seen = [];
        town.Host.Exchanges.Published += seen.Add;
        town.Send(town.Terminal.Sale(1250, town.Credit).WithTag(15, "IDLE").WithTag(77, "12345"));
        var exchange = seen.Single();
        Assert.AreSame(exchange, town.Host.Exchanges.Last[^1]);
        Assert.AreEqual("TERM0001", exchange.Terminal);
        Assert.AreEqual("", exchange.NoAnswer);
        Line(exchange.Request, "MTI", "0200", "Online sale or refund request");
        Line(exchange.Request, "3", "000000", "sale");
        Line(exchange.Request, "4", "000000001250", "12.50 EUR");
        Line(exchange.Request, "7", "1122120000", "day 22 of month 11, 12:00:00 UTC");
        Line(exchange.Request, "22", "022", "swiped");
        Line(exchange.Request, "35", "999000******1019=*****************", "masked");
        Line(exchange.Request, "37", "010000000001", "epoch 01, counter 0000000001");
        Line(exchange.Request, "49", "978", "EUR");
        Line(exchange.Request, "48.02", "0000000000", "none");
        Line(exchange.Request, "48.77", "*****", "ignored");
        Line(exchange.Response, "MTI", "0210", "Answer to an online sale or refund");
        Line(exchange.Response, "39", "00", "approved");
        Line(exchange.Response, "48.10", "20261122120000", "2026-11-22 12:00:00 UTC");
        Line(exchange.Response, "48.17", "TEST CREDIT BANK", "");
    }

    [TestMethod]
    public void Keyed_cards_reversals_and_settlements_are_described_and_masked()
    {
        using var town = new Town();
        var sale = town.Terminal.KeyedSale(1250, town.Credit);
        sale.Tags[1] = "10";
        var request = Describe(town, sale);
        Line(request, "2", "999000******1019", "masked");
        Line(request, "14", "****", "masked");
        Line(request, "22", "012", "keyed by hand");
        Line(request, "48.01", "10", "over the floor limit, so online");
        var reversal = Describe(town, town.Terminal.Reversal(sale));
        Line(reversal, "90", $"0200{sale.Fields[11]}11221200000000000000000000000000", $"type 0200, STAN {sale.Fields[11]}, sent day 22 of month 11, 12:00:00 UTC");
        Line(reversal, "48.05", "4021", "no answer came");
        Line(Describe(town, town.Terminal.Settlement()), "63", new string('0', 44), "000000 sales, 0000000000000000 minor units; 000000 refunds, 0000000000000000 minor units");
        Line(Describe(town, town.Terminal.SignOn("LOST")), "48.15", "LOST", "the terminal has no files");
    }

    [TestMethod]
    public void An_advice_and_its_answer_are_described_and_masked()
    {
        using var town = new Town();
        town.Send(town.Terminal.Advice(1250, town.Credit, "1004").WithTag(1, "60").WithTag(7, "010000000009").WithMti("0221"));
        var exchange = town.Host.Exchanges.Last[^1];
        Line(exchange.Request, "MTI", "0221", "Advice, sent again");
        Line(exchange.Request, "2", "999000******1019", "masked");
        Line(exchange.Request, "14", "****", "masked");
        Line(exchange.Request, "38", "F00001", "the terminal's own");
        Line(exchange.Request, "39", "00", "approved");
        Line(exchange.Request, "48.01", "60", "selected at random, so online");
        Line(exchange.Request, "48.04", "1", "signed");
        Line(exchange.Request, "48.06", "1004", "the host could not be reached");
        Line(exchange.Request, "48.07", "010000000009", "epoch 01, counter 0000000009");
        Line(exchange.Response, "MTI", "0230", "Answer to an advice");
        Line(exchange.Response, "39", "00", "done");
        Line(exchange.Response, "48.13", "000001", "");
        Line(Describe(town, town.Terminal.VoiceAdvice(1250, town.Credit, "000123")), "48.06", "1376", "approved by voice");
    }

    [TestMethod]
    public void Every_reason_of_the_terminal_has_words()
    {
        using var town = new Town();
        foreach (var (tag, reasons) in new[] { (1, typeof(DecisionReason)), (5, typeof(ReversalReason)), (6, typeof(AdviceReason)) })
        {
            foreach (var reason in reasons.GetFields())
            {
                string value = Convert.ToInt32(reason.GetValue(null)).ToString(tag == 1 ? "D2" : "D4");
                var line = Describe(town, town.Terminal.Sale(1250, town.Credit).WithTag(tag, value)).Single(line => line.Label == $"48.{tag:D2}");
                Assert.AreNotEqual("", line.Meaning, $"{reasons.Name}.{reason.Name}");
            }
        }
    }

    [TestMethod]
    public void Every_field_and_tag_in_use_has_a_name()
    {
        using var town = new Town();
        var draft = town.Terminal.Network("001");
        for (int i = 0; i < FieldTable.Count; i++)
        {
            int field = FieldTable.NumberAt(i);
            if (field is not (Field.PrivateData or Field.Mac))
                draft.Fields[field] = new string('1', FieldTable.Shortest(field));
        }
        for (int tag = 1; tag < 99; tag++)
        {
            if (Tag.IsKnown(tag))
                draft.Tags[tag] = new string('1', Tag.Shortest(tag));
        }
        var lines = Describe(town, draft);
        Assert.AreEqual(1 + FieldTable.Count - 1 + draft.Tags.Count, lines.Count);
        foreach (var line in lines)
            Assert.IsTrue(line.Name.Length > 0 && line.Name != "Unknown tag", line.Label);
    }

    [TestMethod]
    public void A_message_that_is_not_genuine_shows_no_values()
    {
        using var town = new Town();
        byte[] good = town.Terminal.KeyedSale(1250, town.Credit).Seal(town.Terminal.MacKey);
        for (int bit = 0; bit < 128; bit++)
        {
            byte[] bad = [.. good];
            byte[] bitmap = Convert.FromHexString(Encoding.ASCII.GetString(bad, 4, 32));
            bitmap[bit / 8] ^= (byte)(0x80 >> bit % 8);
            Encoding.ASCII.GetBytes(Convert.ToHexString(bitmap)).CopyTo(bad, 4);
            town.Host.HandleAsync(bad).GetAwaiter().GetResult();
            var exchange = town.Host.Exchanges.Last[^1];
            Assert.AreEqual("", exchange.Terminal);
            Assert.IsTrue(exchange.NoAnswer.Length > 0);
            foreach (var line in exchange.Request.Where(line => line.Label != "MTI"))
                Assert.AreEqual("", line.Value);
        }
    }

    [TestMethod]
    public void A_broken_message_is_described_up_to_the_fault()
    {
        using var town = new Town();
        byte[] good = town.Terminal.Sale(1250, town.Credit).Seal(town.Terminal.MacKey);
        var lines = MessageDescription.Of(good, 60, false);
        CollectionAssert.AreEqual(new[] { "MTI", "3", "4", "" }, lines.Select(line => line.Label).ToArray());
        StringAssert.StartsWith(lines[^1].Meaning, "DE7, byte 54: the message ends");
    }

    [TestMethod]
    public void The_log_keeps_the_last_ones_and_survives_a_throwing_watcher()
    {
        using var town = new Town();
        town.Host.Exchanges.Published += _ => throw new InvalidOperationException();
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(1250, town.Credit)));
        for (int i = 0; i < ExchangeLog.Capacity + 10; i++)
            town.Host.HandleAsync(new byte[i]).GetAwaiter().GetResult();
        Assert.AreEqual(ExchangeLog.Capacity, town.Host.Exchanges.Last.Count);
        StringAssert.Contains(town.Explanation, "message type is not four digits");
    }

    private static IReadOnlyList<DescribedField> Describe(Town town, Draft draft)
    {
        byte[] bytes = draft.Seal(town.Terminal.MacKey);
        return MessageDescription.Of(bytes, bytes.Length, true);
    }

    private static void Line(IReadOnlyList<DescribedField> lines, string label, string value, string meaning)
    {
        var line = lines.Single(candidate => candidate.Label == label);
        Assert.AreEqual(value, line.Value, label);
        Assert.AreEqual(meaning, line.Meaning, label);
    }
}
