using System;
using Terminal.Core.Messages;

namespace Terminal.Tests.Messages;

[TestClass]
public class MessageBuildTests
{
    [TestMethod]
    public void A_sale_is_built_byte_for_byte()
    {
        TagList tags = new(100);
        tags.PutNumber(Tag.DecisionReason, 7);
        tags.PutNumber(Tag.ListVersion, 42);
        tags.PutNumber(Tag.Parameters, 1);
        tags.PutNumber(Tag.MacKeyVersion, 1);

        Message message = new(Message.TerminalCapacity);
        message.Begin(Mti.Financial);
        message.PutNumber(Field.ProcessingCode, ProcessingCode.Sale);
        message.PutNumber(Field.Amount, 1250);
        message.PutNumber(Field.TransmissionTime, 1122103000);
        message.PutNumber(Field.Stan, 123);
        message.PutNumber(Field.LocalTime, 113000);
        message.PutNumber(Field.LocalDate, 1122);
        message.PutNumber(Field.EntryMode, 22);
        message.PutNumber(Field.ConditionCode, 0);
        byte[] track = Sample.Bytes("??9990000000000011=29121010000000001??");
        message.Put(Field.Track2, track, 2, track.Length - 4);
        message.PutText(Field.RetrievalReference, "A10000000007");
        message.PutText(Field.Terminal, "TERM0001");
        message.PutText(Field.Merchant, "MERCHANT0000001");
        message.PutTags(tags);
        message.PutNumber(Field.Currency, 978);
        message.PutNumber(Field.Batch, 42);
        message.Seal(Sample.Crypto(), Sample.Key());

        Expect.Bytes(Sample.Bytes(Sample.Sale), message.Bytes, 0, message.Length);
    }

    [TestMethod]
    public void A_built_message_can_be_read_at_once()
    {
        Message message = Sample.Build(Mti.Network, "7 11 41 42 48 70", 0, 0);

        Assert.AreEqual(Mti.Network, message.Mti);
        Assert.AreEqual(301L, message.Number(Field.NetworkCode));
        Assert.AreEqual(1L, message.TagNumber(Tag.MacKeyVersion));
        Assert.IsFalse(message.Has(Field.Pan));
        Assert.IsTrue(message.IsGenuine(Sample.Crypto(), Sample.Key()));
    }

    [TestMethod]
    public void A_short_terminal_or_merchant_is_padded_with_spaces()
    {
        Message message = new(100);
        message.Begin(Mti.Network);
        message.PutText(Field.Terminal, "T1");
        message.PutText(Field.Merchant, "");

        Expect.Bytes(Sample.Bytes("T1      " + "               "), message.Bytes, 36, message.Length - 36);
    }

    [TestMethod]
    public void Every_field_of_the_table_survives_the_way_there_and_back()
    {
        string all = "2 3 4 7 11 12 13 14 22 25 35 37 38 39 41 42 48 49 50 60 63 66 70 71 72 90";
        Message sent = Sample.Build(Mti.Financial, all, 0, 0);
        Message got = new(Message.TerminalCapacity);
        sent.Bytes.CopyTo(got.Bytes, 0);

        Assert.AreEqual((int)ParseResult.Ok, (int)got.Parse(sent.Length));
        int[] fields = Sample.Fields(all);
        Assert.AreEqual(FieldTable.Count, fields.Length + 1);
        for (int i = 0; i < fields.Length; i++)
        {
            Expect.Bytes(Sample.Bytes(Sample.Text(fields[i])), got.Bytes, got.Offset(fields[i]), got.LengthOf(fields[i]));
            Assert.IsTrue(got.SameField(sent, fields[i]));
        }
    }

    [TestMethod]
    public void A_field_is_taken_over_from_another_message()
    {
        Message request = Sample.ParsedSale();
        Message answer = new(100);
        answer.Begin(Mti.FinancialAnswer);
        answer.PutSame(Field.Amount, request);

        Assert.IsTrue(answer.SameField(request, Field.Amount));
        Expect.Throws(typeof(ArgumentException), () => answer.PutSame(Field.Batch, answer));
    }

    [TestMethod]
    public void What_the_table_forbids_is_not_put()
    {
        Refuses(m => m.PutNumber(Field.ProcessingCode, 1000000));
        Refuses(m => m.PutNumber(Field.Amount, -1));
        Refuses(m => m.PutNumber(Field.Pan, 1));
        Refuses(m => m.PutNumber(5, 1));
        Refuses(m => m.PutText(Field.Stan, "12345"));
        Refuses(m => m.PutText(Field.Stan, "1234567"));
        Refuses(m => m.PutText(Field.Stan, "12345A"));
        Refuses(m => m.PutText(Field.Pan, ""));
        Refuses(m => m.PutText(Field.Pan, "12345678901234567890"));
        Refuses(m => m.PutText(Field.ApprovalCode, "12 456"));
        Refuses(m => m.PutText(Field.Terminal, "TERM00012"));
        Refuses(m => m.PutText(Field.Terminal, "TERM\n"));
        Refuses(m => m.PutText(Field.PrivateData, "1101"));
        Refuses(m => m.PutText(64, "1"));
        Refuses(m => m.PutText(0, ""));
    }

    [TestMethod]
    public void Fields_come_in_ascending_order_and_once()
    {
        Message message = new(200);
        message.Begin(Mti.Financial);
        message.PutNumber(Field.Amount, 1);

        Expect.Throws(typeof(ArgumentException), () => message.PutNumber(Field.Amount, 1));
        Expect.Throws(typeof(ArgumentException), () => message.PutNumber(Field.ProcessingCode, 0));
        message.Seal(Sample.Crypto(), Sample.Key());
        Expect.Throws(typeof(ArgumentException), () => message.PutNumber(Field.Currency, 978));
    }

    [TestMethod]
    public void Nothing_is_put_before_the_beginning()
    {
        Expect.Throws(typeof(ArgumentException), () => new Message(200).PutNumber(Field.Amount, 1));
    }

    [TestMethod]
    public void A_full_buffer_is_refused()
    {
        Message message = new(52);
        message.Begin(Mti.Network);
        message.PutNumber(Field.Amount, 1);

        Expect.Throws(typeof(ArgumentException), () => message.Seal(Sample.Crypto(), Sample.Key()));
        Expect.Throws(typeof(ArgumentException), () => new Message(51));
    }

    [TestMethod]
    public void Clear_leaves_nothing_behind()
    {
        Message message = Sample.ParsedSale();

        message.Clear();

        Expect.Bytes(new byte[Message.TerminalCapacity], message.Bytes);
        Assert.AreEqual(0, message.Length);
        Assert.IsFalse(message.Has(Field.Track2));
    }

    [TestMethod]
    public void Begin_wipes_what_was_there()
    {
        Message message = Sample.ParsedSale();

        message.Begin(Mti.Network);

        for (int i = message.Length; i < message.Bytes.Length; i++)
            Assert.AreEqual(0, (int)message.Bytes[i]);
    }

    [TestMethod]
    public void A_repeat_has_the_content_of_its_original()
    {
        string list = "2 3 4 7 11 12 13 22 25 37 41 42 48 49 60 90";
        Message first = Sample.Build(Mti.Reversal, list, 0, 0);

        Assert.IsTrue(first.SameContent(Sample.Build(Mti.ReversalRepeat, list, 0, 0)));
        Assert.IsFalse(first.SameContent(Sample.Build(Mti.Advice, list, 0, 0)));
        Assert.IsFalse(first.SameContent(Sample.Build(Mti.ReversalRepeat, list, 0, Field.ApprovalCode)));
        Message other = Sample.Build(Mti.ReversalRepeat, list, 0, 0);
        other.Bytes[other.Offset(Field.Amount)]++;
        Assert.IsFalse(first.SameContent(other));
    }

    private static void Refuses(PutSomething put)
    {
        Message message = new(Message.TerminalCapacity);
        message.Begin(Mti.Financial);
        Expect.Throws(typeof(ArgumentException), () => put(message));
    }

    private delegate void PutSomething(Message message);
}
