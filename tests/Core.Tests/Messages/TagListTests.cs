using System;
using Terminal.Core.Messages;

namespace Terminal.Tests.Messages;

[TestClass]
public class TagListTests
{
    [TestMethod]
    public void Tags_are_written_one_behind_the_other()
    {
        TagList tags = new(100);
        tags.PutNumber(Tag.Cardholder, 1);
        tags.PutText(Tag.OriginalNumber, "A10000000007");
        byte[] text = Sample.Bytes("--CALL US--");
        tags.Put(Tag.MerchantText, text, 2, 7);

        Expect.Bytes(Sample.Bytes("04011" + "0812A10000000007" + "1607CALL US"), tags.Bytes, 0, tags.Length);
        Assert.AreEqual(-1, TagList.Misfit(tags.Bytes, 0, tags.Length));
    }

    [TestMethod]
    public void A_list_begins_anew()
    {
        TagList tags = new(20);
        tags.PutNumber(Tag.MacKeyVersion, 1);
        tags.Clear();
        tags.PutNumber(Tag.Cardholder, 2);

        Expect.Bytes(Sample.Bytes("04012"), tags.Bytes, 0, 5);
        Assert.IsTrue(tags.Bytes[5] == 0);
        Assert.AreEqual(5, tags.Length);
    }

    [TestMethod]
    public void A_tag_is_found_or_not()
    {
        byte[] list = Sample.Bytes("..01020710142026112210300011020199");

        Assert.IsTrue(TagList.Find(Tag.HostTime, list, 2, 30, out int offset, out int length));
        Assert.AreEqual(12, offset);
        Assert.AreEqual(14, length);
        Assert.IsFalse(TagList.Find(Tag.ListVersion, list, 2, 30, out offset, out length));
        Assert.AreEqual(0, offset);
        Assert.AreEqual(0, length);
        Assert.IsFalse(TagList.Find(Tag.ListVersion, list, 0, 0, out offset, out length));
    }

    [DataRow(1, 2, 2, "0", "A")]
    [DataRow(2, 10, 10, "0", "A")]
    [DataRow(3, 6, 6, "0", "A")]
    [DataRow(4, 1, 1, "0", "A")]
    [DataRow(5, 4, 4, "0", "A")]
    [DataRow(6, 4, 4, "0", "A")]
    [DataRow(7, 12, 12, "A", " ")]
    [DataRow(8, 12, 12, "A", " ")]
    [DataRow(10, 14, 14, "0", "A")]
    [DataRow(11, 2, 2, "0", "A")]
    [DataRow(12, 10, 10, "0", "A")]
    [DataRow(13, 6, 6, "0", "A")]
    [DataRow(14, 18, 18, "A", " ")]
    [DataRow(15, 1, 99, " ", "\n")]
    [DataRow(16, 1, 40, " ", "\n")]
    [DataRow(17, 1, 20, " ", "\n")]
    [DataRow(18, 1, 99, "=", "\n")]
    [TestMethod]
    public void A_tag_has_its_lengths_and_its_characters(int tag, int shortest, int longest, string right, string wrong)
    {
        Assert.AreEqual(-1, Misfit(tag, shortest, right));
        Assert.AreEqual(-1, Misfit(tag, longest, right));
        Assert.AreEqual(2, Misfit(tag, shortest - 1, right));
        if (longest < 99)
            Assert.AreEqual(2, Misfit(tag, longest + 1, right));
        Assert.AreEqual(4, Misfit(tag, longest, wrong));
    }

    [DataRow(0)]
    [DataRow(9)]
    [DataRow(20)]
    [DataRow(99)]
    [TestMethod]
    public void A_tag_not_in_use_may_hold_any_text(int tag)
    {
        Assert.IsFalse(Tag.IsKnown(tag));
        Assert.AreEqual(-1, Misfit(tag, 0, ""));
        Assert.AreEqual(-1, Misfit(tag, 99, "~"));
        Assert.AreEqual(4, Misfit(tag, 1, "\n"));
    }

    [TestMethod]
    public void What_the_table_forbids_is_not_put()
    {
        Refuses(t => t.PutNumber(Tag.Cardholder, 10));
        Refuses(t => t.PutNumber(Tag.Cardholder, -1));
        Refuses(t => t.PutNumber(Tag.MerchantText, 1));
        Refuses(t => t.PutNumber(9, 1));
        Refuses(t => t.PutNumber(Tag.DecisionReason, 1));
        Refuses(t => t.PutNumber(Tag.ListVersion, 1));
        Refuses(t => t.PutText(Tag.OriginalNumber, "A1000000000"));
        Refuses(t => t.PutText(Tag.OriginalNumber, "A1000000000 "));
        Refuses(t => t.PutText(Tag.MerchantText, ""));
        Refuses(t => t.PutText(Tag.MerchantText, "12345678901234567890123456789012345678901"));
        Refuses(t => t.PutText(Tag.TerminalState, "12345678901234567890123456789012345678901"));
    }

    private static int Misfit(int tag, int length, string filler)
    {
        byte[] list = new byte[4 + length];
        Digits.Write(tag, list, 0, 2);
        Digits.Write(length, list, 2, 2);
        for (int i = 4; i < list.Length; i++)
            list[i] = Sample.Bytes(filler)[0];
        return TagList.Misfit(list, 0, list.Length);
    }

    private static void Refuses(PutSomething put)
    {
        TagList tags = new(44);
        tags.PutNumber(Tag.ListVersion, 1);
        Expect.Throws(typeof(ArgumentException), () => put(tags));
    }

    private delegate void PutSomething(TagList tags);
}
