using Terminal.Core.Messages;

namespace Terminal.Tests.Messages;

[TestClass]
public class MessageParseTests
{
    [TestMethod]
    public void A_sale_is_read_field_by_field()
    {
        Message message = Sample.ParsedSale();

        Assert.AreEqual(Mti.Financial, message.Mti);
        Assert.AreEqual(Sample.Sale.Length, message.Length);
        Assert.AreEqual(1250L, message.Number(Field.Amount));
        Assert.AreEqual(1122103000L, message.Number(Field.TransmissionTime));
        Assert.AreEqual(87, message.Offset(Field.Track2));
        Assert.AreEqual(34, message.LengthOf(Field.Track2));
        Assert.AreEqual(133, message.Offset(Field.Terminal));
        Assert.AreEqual(42L, message.Number(Field.Batch));
        Assert.AreEqual(42L, message.TagNumber(Tag.ListVersion));
        Assert.IsTrue(message.IsGenuine(Sample.Crypto(), Sample.Key()));
        Assert.AreEqual(0, message.FaultField);
        Assert.AreEqual(0, message.FaultOffset);
    }

    [TestMethod]
    public void What_is_missing_reads_as_nothing()
    {
        Message message = Sample.ParsedSale();

        Assert.IsFalse(message.Has(Field.Pan));
        Assert.IsFalse(message.Has(5));
        Assert.IsFalse(message.Has(200));
        Assert.AreEqual(0, message.Offset(Field.Pan));
        Assert.AreEqual(0, message.LengthOf(Field.Pan));
        Assert.AreEqual(-1L, message.Number(Field.Pan));
        Assert.AreEqual(-1L, message.Number(Field.RetrievalReference));
        Assert.AreEqual(-1L, message.TagNumber(Tag.HostTime));
        Assert.IsFalse(message.SameField(message, Field.Pan));
    }

    [TestMethod]
    public void Each_fault_is_named_with_its_place()
    {
        string sale = Sample.Sale;
        Refused(sale.Substring(0, 51), ParseResult.BadSize, 0, 0);
        Refused("", ParseResult.BadSize, 0, 0);
        Refused(Sample.With(sale, 2, "x"), ParseResult.BadType, 0, 0);
        Refused(Sample.With(sale, 4, "b"), ParseResult.BadBitmap, 0, 4);
        Refused(Sample.With(sale, 20, "G"), ParseResult.BadBitmap, 0, 20);
        Refused(Sample.With(sale, 4, "3"), ParseResult.MissingBit, 0, 4);
        Refused(Sample.With(sale, 35, "0"), ParseResult.MissingBit, 0, 35);
        Refused(Sample.With(sale, 19, "1"), ParseResult.ForbiddenBit, 64, 19);
        Refused(Sample.With(sale, 20, "8"), ParseResult.ForbiddenBit, 65, 20);
        Refused(Sample.With(sale, 5, "A"), ParseResult.UnknownField, 5, 5);
        Refused(Sample.With(sale, 35, "3"), ParseResult.UnknownField, 127, 35);
        Refused(sale.Substring(0, 100), ParseResult.Truncated, Field.Track2, 85);
        Refused(sale.Substring(0, 86), ParseResult.Truncated, Field.Track2, 85);
        Refused(sale.Substring(0, 222), ParseResult.Truncated, Field.Mac, 207);
        Refused(Sample.With(sale, 85, "38"), ParseResult.BadLength, Field.Track2, 85);
        Refused(Sample.With(sale, 85, "00"), ParseResult.BadLength, Field.Track2, 85);
        Refused(Sample.With(sale, 85, "3A"), ParseResult.BadLength, Field.Track2, 85);
        Refused(Sample.With(sale, 198, "005"), ParseResult.BadLength, Field.Batch, 198);
        Refused(Sample.With(sale, 198, "007"), ParseResult.BadLength, Field.Batch, 198);
        Refused(Sample.With(sale, 156, "003"), ParseResult.BadLength, Field.PrivateData, 156);
        Refused(Sample.With(sale, 45, " "), ParseResult.BadContent, Field.Amount, 45);
        Refused(Sample.With(sale, 45, "/"), ParseResult.BadContent, Field.Amount, 45);
        Refused(Sample.With(sale, 45, ":"), ParseResult.BadContent, Field.Amount, 45);
        Refused(Sample.With(sale, 90, "D"), ParseResult.BadContent, Field.Track2, 90);
        Refused(Sample.With(sale, 121, " "), ParseResult.BadContent, Field.RetrievalReference, 121);
        Refused(Sample.With(sale, 133, "\u007F"), ParseResult.BadContent, Field.Terminal, 133);
        Refused(Sample.With(sale, 133, "\u001F"), ParseResult.BadContent, Field.Terminal, 133);
        Refused(Sample.With(sale, 207, "a"), ParseResult.BadContent, Field.Mac, 207);
        Refused(Sample.With(sale, 207, "G"), ParseResult.BadContent, Field.Mac, 207);
        Refused(sale + "0", ParseResult.TrailingBytes, 0, 223);
    }

    [TestMethod]
    public void Each_fault_in_the_list_of_tags_is_named_with_its_place()
    {
        string sale = Sample.Sale;
        Refused(Sample.With(sale, 159, "0x"), ParseResult.BadContent, Field.PrivateData, 159);
        Refused(Sample.With(sale, 161, "0x"), ParseResult.BadContent, Field.PrivateData, 161);
        Refused(Sample.With(sale, 161, "03"), ParseResult.BadContent, Field.PrivateData, 161);
        Refused(Sample.With(sale, 163, "0x"), ParseResult.BadContent, Field.PrivateData, 164);
        Refused(Sample.With(sale, 165, "01"), ParseResult.BadContent, Field.PrivateData, 165);
        Refused(Sample.With(sale, 165, "00"), ParseResult.BadContent, Field.PrivateData, 165);
        Refused(Sample.With(sale, 189, "2003"), ParseResult.BadContent, Field.PrivateData, 191);
        Refused(Sample.With(sale, 189, "2001"), ParseResult.BadContent, Field.PrivateData, 194);
    }

    [TestMethod]
    public void An_unknown_tag_is_passed_over()
    {
        Message message = Sample.Received(Sample.With(Sample.Sale, 179, "0406"));
        Assert.AreEqual((int)ParseResult.BadContent, (int)message.Parse(Sample.Sale.Length));

        message = Sample.Received(Sample.With(Sample.Sale, 179, "0906"));
        Assert.AreEqual((int)ParseResult.Ok, (int)message.Parse(Sample.Sale.Length));
        Assert.AreEqual(-1L, message.TagNumber(Tag.Parameters));
        Assert.AreEqual(1L, message.TagNumber(Tag.MacKeyVersion));
    }

    [TestMethod]
    public void A_refused_message_has_no_fields()
    {
        Message message = Sample.ParsedSale();

        Assert.AreEqual((int)ParseResult.TrailingBytes, (int)message.Parse(Sample.Sale.Length + 1));

        Assert.AreEqual(0, message.Mti);
        Assert.AreEqual(0, message.Length);
        Assert.IsFalse(message.Has(Field.Amount));
        Assert.IsFalse(message.IsGenuine(Sample.Crypto(), Sample.Key()));
    }

    [TestMethod]
    public void A_length_beyond_the_buffer_is_refused()
    {
        Message message = Sample.Received(Sample.Sale);

        Assert.AreEqual((int)ParseResult.BadSize, (int)message.Parse(Message.TerminalCapacity + 1));
        Assert.AreEqual((int)ParseResult.BadSize, (int)message.Parse(-1));
    }

    [TestMethod]
    public void Every_truncation_is_refused()
    {
        Message message = Sample.Received(Sample.Sale);
        for (int length = 0; length < Sample.Sale.Length; length++)
            Assert.AreNotEqual((int)ParseResult.Ok, (int)message.Parse(length));
    }

    [TestMethod]
    public void Every_flipped_bit_is_refused_or_found_by_the_mac()
    {
        Message message = Sample.Received(Sample.Sale);
        for (int i = 0; i < Sample.Sale.Length; i++)
        {
            for (int bit = 1; bit < 256; bit <<= 1)
            {
                message.Bytes[i] ^= (byte)bit;
                ParseResult result = message.Parse(Sample.Sale.Length);
                Assert.IsFalse(result == ParseResult.Ok && message.IsGenuine(Sample.Crypto(), Sample.Key()));
                Assert.IsTrue(message.FaultOffset >= 0 && message.FaultOffset <= Sample.Sale.Length);
                message.Bytes[i] ^= (byte)bit;
            }
        }

        Assert.AreEqual((int)ParseResult.Ok, (int)message.Parse(Sample.Sale.Length));
    }

    [TestMethod]
    public void Any_bytes_are_answered_and_what_is_read_lies_within_the_message()
    {
        uint seed = 1;
        int read = 0;
        for (int run = 0; run < 5000; run++)
        {
            Message message = Sample.Received(Sample.Sale);
            int length = Sample.Sale.Length;
            for (int change = 0; change < 3; change++)
            {
                seed = seed * 1664525 + 1013904223;
                message.Bytes[(int)((seed >> 8) % (uint)length)] = (byte)(run % 2 == 0 ? seed >> 24 : '0' + (seed >> 24) % 10);
            }

            if (message.Parse(length) != ParseResult.Ok)
                continue;
            read++;
            for (int index = 0; index < FieldTable.Count; index++)
            {
                int field = FieldTable.NumberAt(index);
                if (message.Has(field))
                    Assert.IsTrue(message.Offset(field) >= 36 && message.Offset(field) + message.LengthOf(field) <= length);
            }
        }

        Assert.IsTrue(read > 100);
    }

    [TestMethod]
    public void Private_data_of_999_characters_is_read()
    {
        TagList tags = new(10);
        tags.PutNumber(Tag.MacKeyVersion, 3);
        string filler = "".PadLeft(99, '~');
        string list = "110203";
        for (int tag = 20; tag < 29; tag++)
            list += tag.ToString() + "99" + filler;
        list += "2962" + filler.Substring(0, 62);
        Assert.AreEqual(999, list.Length);

        Message message = new(1200);
        message.Begin(Mti.NetworkAnswer);
        message.PutText(Field.PrivateData, list);
        message.Seal(Sample.Crypto(), Sample.Key());

        Assert.AreEqual((int)ParseResult.Ok, (int)message.Parse(message.Length));
        Assert.AreEqual(999, message.LengthOf(Field.PrivateData));
        Assert.IsTrue(message.FindTag(29, out int offset, out int length));
        Assert.AreEqual(62, length);
        Assert.AreEqual(message.Offset(Field.Mac), offset + length);
    }

    private static void Refused(string text, ParseResult why, int field, int offset)
    {
        Message message = Sample.Received(text);
        Assert.AreEqual((int)why, (int)message.Parse(text.Length));
        Assert.AreEqual(field, message.FaultField);
        Assert.AreEqual(offset, message.FaultOffset);
    }
}
