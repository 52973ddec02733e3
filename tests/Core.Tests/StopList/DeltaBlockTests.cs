using System;
using Terminal.Core.StopList;
using Terminal.Tests.Keys;
using Terminal.Tests.Messages;

namespace Terminal.Tests.StopList;

[TestClass]
public class DeltaBlockTests
{
    // Written by a Python program from docs/stop-list.md alone: what comes before the zeros, and the MAC under the key of the samples.
    private const string Start =
        "54534c44" + "01" + "01" + "0003" + "00000007" + "000000000000000a" + "000000000000000c" + "000000006ab13b80" + "000000006acfc000" + "000061a8" +
        "000000000000000b" + "03" + "020000000000000000000000000000" + "0102030405060708" + "1112131415161718" + "f1f2f3f4f5f6f7f8";

    private const string End = "0b3268d74acbf965";

    [TestMethod]
    public void A_block_is_written_byte_for_byte()
    {
        byte[] expected = new byte[DeltaBlock.Length];
        byte[] start = Hex.Bytes(Start);
        Array.Copy(start, expected, start.Length);
        Array.Copy(Hex.Bytes(End), 0, expected, DeltaBlock.Length - 8, 8);

        Expect.Bytes(expected, Block().Bytes);
    }

    [TestMethod]
    public void A_block_is_read()
    {
        DeltaBlock block = Block();
        ListEdition edition = new ListEdition();

        Assert.IsTrue(block.IsGenuine(Sample.Crypto(), Sample.Key()));
        Assert.IsTrue(block.ReadEdition(edition));
        Assert.AreEqual(7, edition.List);
        Assert.AreEqual(10L, edition.Base);
        Assert.AreEqual(12L, edition.Version);
        Assert.AreEqual(25_000, edition.Cards);
        Assert.AreEqual(11L, block.From);
        Assert.AreEqual(3, block.Number);
        Assert.AreEqual(3, block.Changes);
        Assert.IsTrue(block.IsLast);
        Assert.IsFalse(block.IsOff(0));
        Assert.IsTrue(block.IsOff(1));
        Assert.IsFalse(block.IsOff(2));
    }

    [TestMethod]
    public void Every_changed_bit_is_noticed()
    {
        DeltaBlock block = Block();
        for (int bit = 0; bit < 8 * DeltaBlock.Length; bit++)
        {
            block.Bytes[bit >> 3] ^= (byte)(1 << (bit & 7));
            if (block.IsGenuine(Sample.Crypto(), Sample.Key()))
                Expect.Fail("bit " + bit.ToString());
            block.Bytes[bit >> 3] ^= (byte)(1 << (bit & 7));
        }
    }

    [TestMethod]
    public void Every_card_of_a_full_block_is_found_and_no_other()
    {
        DeltaBlock block = new DeltaBlock(new byte[DeltaBlock.Length]);
        block.Begin(Edition(), 11, 0);
        byte[] digest = new byte[DeltaBlock.DigestLength];
        for (int i = 0; i < DeltaBlock.Capacity; i++)
        {
            digest[1] = (byte)(2 * i);
            block.Put(digest, 0, i % 3 == 0);
        }

        Expect.Throws(typeof(ArgumentException), () => block.Put(new byte[DeltaBlock.DigestLength], 0, false));
        for (int i = 0; i < DeltaBlock.Capacity; i++)
        {
            digest[1] = (byte)(2 * i);
            Assert.AreEqual(i, block.Find(digest));
            Assert.AreEqual(i % 3 == 0, block.IsOff(i));
            digest[1] = (byte)(2 * i + 1);
            Assert.AreEqual(-1, block.Find(digest));
        }

        digest[0] = 255;
        Assert.AreEqual(-1, block.Find(digest));
    }

    [TestMethod]
    public void Nothing_is_found_in_a_block_without_changes()
    {
        DeltaBlock block = new DeltaBlock(new byte[DeltaBlock.Length]);
        block.Begin(Edition(), 11, 0);
        block.Seal(Sample.Crypto(), Sample.Key(), true);

        Assert.IsTrue(block.IsGenuine(Sample.Crypto(), Sample.Key()));
        Assert.AreEqual(-1, block.Find(new byte[DeltaBlock.DigestLength]));
    }

    [DataRow(4, 9)]
    [DataRow(8, 128)]
    [DataRow(12, 255)]
    [DataRow(20, 255)]
    [DataRow(28, 255)]
    [DataRow(36, 255)]
    [DataRow(44, 255)]
    [TestMethod]
    public void A_value_out_of_its_range_is_refused_though_the_mac_is_right(int at, int value)
    {
        DeltaBlock block = Block();
        block.Bytes[at] = (byte)value;
        block.Seal(Sample.Crypto(), Sample.Key(), true);

        Assert.IsFalse(block.IsGenuine(Sample.Crypto(), Sample.Key()) && block.ReadEdition(new ListEdition()));
    }

    /// <summary>List 7, from version 10 to 12, made on 2026-09-21.</summary>
    internal static ListEdition Edition() => new ListEdition { List = 7, Base = 10, Version = 12, Created = 1_790_000_000, ValidUntil = 1_792_000_000, Cards = 25_000 };

    private static DeltaBlock Block()
    {
        DeltaBlock block = new DeltaBlock(new byte[DeltaBlock.Length]);
        block.Begin(Edition(), 11, 3);
        byte[] digests = Hex.Bytes("01020304050607081112131415161718f1f2f3f4f5f6f7f8");
        block.Put(digests, 0, false);
        block.Put(digests, 8, true);
        block.Put(digests, 16, false);
        block.Seal(Sample.Crypto(), Sample.Key(), true);
        return block;
    }
}
