using System.Text;
using Terminal.Core.Messages;
using Terminal.Tests.Support;

namespace Terminal.Tests;

[TestClass]
public class FormatTests
{
    [TestMethod]
    [DataRow(3, null, "DE3 is missing")]
    [DataRow(4, "00000000A250", "DE4, byte ")]
    [DataRow(7, "1322120000", "DE7 is no time")]
    [DataRow(12, null, "DE12 is missing")]
    [DataRow(14, "3512", "DE14 is missing, or must not be")]
    [DataRow(22, "012", "DE22 does not say")]
    [DataRow(25, "07", "DE25 is not")]
    [DataRow(35, null, "DE35 is missing")]
    [DataRow(35, "9990000000001019", "expiry is no year and month")]
    [DataRow(35, "9990000000001019=3513101", "expiry is no year and month")]
    [DataRow(35, "99900=3512101", "not 12 to 19 digits")]
    [DataRow(37, "01000000001A", "DE37 is not an epoch")]
    [DataRow(60, null, "DE60 is missing")]
    [DataRow(90, "020000000111221200000000000000000000000000", "DE90 is missing, or must not be")]
    public void A_genuine_message_of_wrong_form_is_answered_30(int field, string? text, string explanation)
    {
        using var town = new Town();
        var reply = town.Post(town.Terminal.Sale(1250, town.Credit).With(field, text));
        Assert.AreEqual(200, reply.Status);
        var answer = new Message(2048);
        reply.Message.CopyTo(answer.Bytes, 0);
        Assert.AreEqual(ParseResult.Ok, answer.Parse(reply.Message.Length));
        Assert.IsTrue(answer.IsGenuine(Acquirer.HostCrypto.Instance, town.Terminal.MacKey));
        Assert.AreEqual(Mti.FinancialAnswer, answer.Mti);
        Assert.AreEqual("30", Town.Code(answer));
        StringAssert.Contains(town.Explanation, explanation);
        Assert.AreEqual(0, town.Host.Sales().Count);
    }

    [TestMethod]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    public void A_missing_tag_is_answered_30(int tag)
    {
        using var town = new Town();
        Assert.AreEqual("30", town.SendForCode(town.Terminal.Sale(1250, town.Credit).WithTag(tag, null)));
        Assert.AreEqual($"Format error: Tag {tag:D2} of DE48 is missing.", town.Explanation);
    }

    [TestMethod]
    public void A_missing_key_version_is_answered_30_under_the_terminals_key()
    {
        using var town = new Town();
        Assert.AreEqual("30", town.SendForCode(town.Terminal.Sale(1250, town.Credit).WithTag(11, null)));
    }

    [TestMethod]
    public void A_reversal_gives_its_reason()
    {
        using var town = new Town();
        Assert.AreEqual("30", town.SendForCode(town.Terminal.Reversal(town.Terminal.Sale(1250, town.Credit)).WithTag(5, null)));
    }

    [TestMethod]
    public void Unknown_tags_are_ignored()
    {
        using var town = new Town();
        Assert.AreEqual("00", town.SendForCode(town.Terminal.Sale(1250, town.Credit).WithTag(77, "SOMETHING NEW")));
    }

    [TestMethod]
    public void What_proves_nothing_is_refused_with_one_text_and_posts_nothing()
    {
        using var town = new Town();
        var sale = town.Terminal.Sale(1250, town.Credit);
        byte[] wrongMac = sale.Seal(new byte[32]);
        byte[] unknownTerminal = sale.With(41, "TERM9999").Seal(town.Terminal.MacKey);
        byte[] unknownVersion = sale.WithTag(11, "02").Seal(town.Terminal.MacKey);
        foreach (var (bytes, reason) in new[]
        {
            (wrongMac, "The MAC is wrong."), (unknownTerminal, "DE41 names no terminal of this host."), (unknownVersion, "Tag 11 names a MAC key version that this terminal does not have."),
        })
        {
            var reply = town.Host.HandleAsync(bytes).GetAwaiter().GetResult();
            Assert.AreEqual(403, reply.Status);
            Assert.AreEqual("The message was not accepted.", reply.Text);
            Assert.AreEqual(0, reply.Message.Length);
            Assert.AreEqual(reason, town.Explanation);
        }
        Assert.AreEqual(0, town.Host.Sales().Count);
        Assert.AreEqual("00", town.SendForCode(sale));
    }

    [TestMethod]
    [DataRow("", "The message has 0 bytes")]
    [DataRow("0200", "The message has 4 bytes")]
    [DataRow("GET / HTTP/1.1 is not a message of this protocol at all, sorry", "The message type is not four digits.")]
    [DataRow("0200z0000000000000000000000000000001AAAAAAAAAAAAAAAAAAAAAA", "the bitmap is not upper-case hexadecimal")]
    [DataRow("020000000000000000000000000000000001AAAAAAAAAAAAAAAA", "Bit 1 of the bitmap must be set.")]
    [DataRow("020080000000000000000000000000000000AAAAAAAAAAAAAAAA", "Bit 128 of the bitmap must be set.")]
    [DataRow("020080000000000000010000000000000001AAAAAAAAAAAAAAAA", "Bit 64 is set, but DE64 is not in use.")]
    [DataRow("0200C0000000000000000000000000000001AAAAAAAAAAAAAAAA", "DE2, byte 36: the length")]
    [DataRow("020080000000000000000000000000000001AAAAAAAAAAAAAAAAA", "Byte 52: something follows DE128.")]
    public void Bytes_that_are_no_message_are_refused_with_the_place(string bytes, string text)
    {
        using var town = new Town();
        var reply = town.Host.HandleAsync(Encoding.ASCII.GetBytes(bytes)).GetAwaiter().GetResult();
        Assert.AreEqual(400, reply.Status);
        StringAssert.Contains(reply.Text, text);
    }

    [TestMethod]
    [DataRow("0210")]
    [DataRow("0201")]
    [DataRow("0600")]
    public void Types_that_no_terminal_sends_are_refused(string mti)
    {
        using var town = new Town();
        Assert.AreEqual(400, town.Post(town.Terminal.Sale(1250, town.Credit).WithMti(mti)).Status);
        Assert.AreEqual(0, town.Host.Sales().Count);
    }

    [TestMethod]
    public void Truncated_and_mutated_messages_never_get_more_than_a_refusal()
    {
        using var town = new Town();
        var sale = town.Terminal.Sale(1250, town.Credit);
        byte[] good = sale.Seal(town.Terminal.MacKey);
        var random = new Random(8583);
        for (int length = 0; length < good.Length; length++)
            Refused(town, good[..length]);
        for (int i = 0; i < 4000; i++)
        {
            byte[] bad = [.. good];
            int changes = random.Next(1, 4);
            for (int change = 0; change < changes; change++)
                bad[random.Next(bad.Length)] ^= (byte)random.Next(1, 256);
            if (!bad.AsSpan().SequenceEqual(good))
                Refused(town, bad);
        }
        for (int i = 0; i < 500; i++)
        {
            byte[] noise = new byte[random.Next(3000)];
            random.NextBytes(noise);
            Refused(town, noise);
        }
        Assert.AreEqual(0, town.Host.Sales().Count);
        Assert.AreEqual("00", town.SendForCode(sale));
    }

    [TestMethod]
    public void Genuine_messages_with_any_field_changed_are_always_answered()
    {
        using var town = new Town();
        var random = new Random(1987);
        int approved = 0, formatErrors = 0;
        for (int i = 0; i < 400; i++)
        {
            var draft = i % 2 == 0 ? town.Terminal.Sale(1250, town.Credit) : town.Terminal.KeyedSale(random.Next(2000), town.Card("Good debit card"));
            if (i % 5 == 0)
                draft = town.Terminal.Reversal(draft);
            int[] fields = [.. draft.Fields.Keys];
            int field = fields[random.Next(fields.Length)];
            if (field == 41)
                continue;
            char[] text = draft.Fields[field].ToCharArray();
            text[random.Next(text.Length)] = (char)random.Next(0x20, 0x7F);
            var reply = town.Post(draft.With(field, new string(text)));
            Assert.AreEqual(200, reply.Status, $"round {i}, field {field}");
            var answer = new Message(2048);
            reply.Message.CopyTo(answer.Bytes, 0);
            Assert.AreEqual(ParseResult.Ok, answer.Parse(reply.Message.Length));
            Assert.IsTrue(answer.IsGenuine(Acquirer.HostCrypto.Instance, town.Terminal.MacKey));
            approved += Town.Code(answer) == "00" ? 1 : 0;
            formatErrors += Town.Code(answer) == "30" ? 1 : 0;
        }
        Assert.IsTrue(approved > 0 && formatErrors > 0, $"{approved} approved, {formatErrors} format errors");
        long held = 0, spent = 0;
        foreach (var sale in town.Host.Sales())
            held += sale.Held;
        foreach (var card in town.Seed.Cards)
            spent += card.IsKnown ? card.Limit - town.Remaining(town.Card(card.Role)) : 0;
        Assert.AreEqual(held, spent);
    }

    private static void Refused(Town town, byte[] bytes)
    {
        var reply = town.Host.HandleAsync(bytes).GetAwaiter().GetResult();
        Assert.IsTrue(reply.Status is 400 or 403, $"{reply.Status}");
        Assert.IsTrue(reply.Text.Length > 0 && reply.Message.Length == 0);
        Assert.IsFalse(reply.Text.Contains(town.Credit.Number[6..]));
    }
}
