using System;
using Terminal.Core.StopList;
using Terminal.Tests.Messages;

namespace Terminal.Tests.StopList;

[TestClass]
public class ListSelectorTests
{
    [TestMethod]
    public void Nothing_is_selected_at_first() => Assert.IsFalse(Read(new MemoryFiles()).IsSet);

    [TestMethod]
    public void What_was_written_is_selected()
    {
        MemoryFiles files = Written();

        ListSelector selector = Read(files);

        Assert.AreEqual('b', selector.Base);
        Assert.AreEqual('a', selector.Overlay);
        Assert.AreEqual(2, selector.Blocks);
        Assert.AreEqual(1, selector.Sequence);
        Assert.AreEqual(12L, selector.Edition.Version);
        Expect.Bytes(files.Contents("list/selector.a"), files.Contents("list/selector.b"));
    }

    [TestMethod]
    public void Each_card_has_the_block_that_begins_before_it()
    {
        ListSelector selector = Read(Written());

        Assert.AreEqual(0, selector.BlockOf(Digest(0)));
        Assert.AreEqual(0, selector.BlockOf(Digest(1)));
        Assert.AreEqual(0, selector.BlockOf(Digest(19)));
        Assert.AreEqual(1, selector.BlockOf(Digest(20)));
        Assert.AreEqual(1, selector.BlockOf(Digest(255)));
    }

    [TestMethod]
    public void Every_changed_bit_of_either_file_is_noticed_and_made_good()
    {
        for (int bit = 0; bit < 16 * ListSelector.Length; bit += 5)
        {
            MemoryFiles files = Written();
            string damaged = bit < 8 * ListSelector.Length ? "list/selector.a" : "list/selector.b";
            string sound = bit < 8 * ListSelector.Length ? "list/selector.b" : "list/selector.a";
            files.Contents(damaged)[(bit >> 3) % ListSelector.Length] ^= (byte)(1 << (bit & 7));

            Assert.AreEqual(12L, Read(files).Edition.Version);
            Expect.Bytes(files.Contents(sound), files.Contents(damaged));
        }
    }

    [TestMethod]
    public void A_selector_cut_anywhere_is_not_one()
    {
        byte[] whole = Written().Contents("list/selector.a");
        for (int length = 0; length < ListSelector.Length; length++)
        {
            MemoryFiles files = new MemoryFiles();
            files.Write("list/selector.b", whole, length);

            Assert.IsFalse(Read(files).IsSet);
        }
    }

    [DataRow("list/selector.a", "list/selector.b")]
    [DataRow("list/selector.b", "list/selector.a")]
    [TestMethod]
    public void The_later_selector_counts(string older, string newer)
    {
        MemoryFiles files = Written();
        byte[] first = files.Contents(older);
        ListSelector next = new ListSelector();
        next.Follow(Read(files));
        next.Base = 'a';
        Assert.IsTrue(next.Write(files, Sample.Crypto(), Sample.Key()));
        byte[] second = files.Contents(newer);
        files.Write(older, first, first.Length);

        Assert.AreEqual('a', Read(files).Base);
        Expect.Bytes(second, files.Contents(older));
    }

    [DataRow(5, 99)]
    [DataRow(6, 99)]
    [DataRow(6, 0)]
    [DataRow(7, 0)]
    [DataRow(7, 33)]
    [DataRow(8, 255)]
    [DataRow(48, 255)]
    [TestMethod]
    public void A_value_out_of_its_range_is_refused_though_mac_and_crc_are_right(int at, int value)
    {
        MemoryFiles files = Written();
        byte[] bytes = files.Contents("list/selector.a");
        bytes[at] = (byte)value;
        Array.Copy(Sample.Crypto().Hmac(Sample.Key(), bytes, 0, 308), 0, bytes, 308, 8);
        uint crc = Sample.Crypto().Crc32(bytes, 0, 316);
        for (int i = 0; i < 4; i++)
            bytes[316 + i] = (byte)(crc >> (24 - 8 * i));
        files.Delete("list/selector.b");

        Assert.IsFalse(Read(files).IsSet);
    }

    private static ListSelector Read(MemoryFiles files)
    {
        ListSelector selector = new ListSelector();
        Assert.AreEqual(selector.Recover(files, Sample.Crypto(), Sample.Key()), selector.IsSet);
        return selector;
    }

    private static MemoryFiles Written()
    {
        ListSelector selector = new ListSelector();
        selector.Follow(new ListSelector());
        selector.Base = 'b';
        selector.Lead(DeltaBlockTests.Edition());
        selector.BeginOverlay('a');
        selector.AddBlock(BlockFrom(1));
        selector.AddBlock(BlockFrom(20));
        MemoryFiles files = new MemoryFiles();
        Assert.IsTrue(selector.Write(files, Sample.Crypto(), Sample.Key()));
        return files;
    }

    private static DeltaBlock BlockFrom(int first)
    {
        DeltaBlock block = new DeltaBlock(new byte[DeltaBlock.Length]);
        block.Begin(DeltaBlockTests.Edition(), 10, 0);
        block.Put(Digest(first), 0, false);
        return block;
    }

    private static byte[] Digest(int first) => new byte[] { (byte)first, 0, 0, 0, 0, 0, 0, 0 };
}
