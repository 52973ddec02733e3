using System;
using Terminal.Core.Keys;
using Terminal.Core.Ports;
using Terminal.Core.StopList;
using Terminal.Tests.Keys;
using Terminal.Tests.Messages;

namespace Terminal.Tests.StopList;

[TestClass]
public class ManifestTests
{
    private const int MacOffset = 130;

    [TestMethod]
    public void A_manifest_made_by_another_program_is_read()
    {
        Manifest manifest = ListSample.Read();

        Assert.AreEqual(1, manifest.List);
        Assert.AreEqual(42L, manifest.Version);
        Assert.AreEqual(5, manifest.Cards);
        Assert.AreEqual(12, manifest.ResultBits);
        Assert.AreEqual(1, manifest.Pages);
        Assert.AreEqual(1_795_257_000L, manifest.Created);
        Assert.AreEqual(1_795_861_800L, manifest.ValidUntil);
        Expect.Bytes(Sample.Key(), manifest.ListKey);
        Expect.Bytes(Hex.Bytes("42ecfa72d75bd86ae7cab0e0520db84aa2c0b7624e8512fc5943c082e9fb89ed"), manifest.PageKey);
    }

    [TestMethod]
    public void The_root_is_that_of_the_page()
    {
        Manifest manifest = ListSample.Read();

        byte[] root = manifest.RootStart(Sample.Crypto());
        Expect.Bytes(Hex.Bytes("c257bbf4c227c5a4b94992885e407b972e2e8554305a9512cdc2af6761760fe1"), root);
        Expect.Bytes(manifest.Root, manifest.RootNext(Sample.Crypto(), root, ListSample.Page()));
    }

    [TestMethod]
    public void What_is_written_is_read()
    {
        Manifest manifest = ListSample.Read();
        byte[] file = new byte[Manifest.Length];

        manifest.Write(Sample.Crypto(), ListSample.Keys(), file);

        // The vector of the wrapped key is chance: all before it is as published.
        Expect.Bytes(Sub(Hex.Bytes(ListSample.Manifest), 0, 74), file, 0, 74);
        Manifest read = new Manifest();
        Assert.IsTrue(read.Read(Sample.Crypto(), ListSample.Keys(), file, file.Length));
        Expect.Bytes(manifest.Root, read.Root);
        Expect.Bytes(manifest.PageKey, read.PageKey);
        Assert.AreEqual(manifest.ValidUntil, read.ValidUntil);
    }

    [TestMethod]
    public void Every_changed_bit_is_refused()
    {
        byte[] file = Hex.Bytes(ListSample.Manifest);
        for (int bit = 0; bit < 8 * file.Length; bit++)
        {
            file[bit >> 3] ^= (byte)(1 << (bit & 7));
            Refused(file, file.Length, ListSample.Keys());
            file[bit >> 3] ^= (byte)(1 << (bit & 7));
        }
    }

    [TestMethod]
    public void Another_length_is_refused()
    {
        byte[] file = new byte[Manifest.Length + 1];
        Array.Copy(Hex.Bytes(ListSample.Manifest), file, Manifest.Length);

        Refused(file, Manifest.Length - 1, ListSample.Keys());
        Refused(file, Manifest.Length + 1, ListSample.Keys());
        Refused(file, 0, ListSample.Keys());
        Refused(file, FileStatus.Missing, ListSample.Keys());
    }

    [TestMethod]
    public void Another_terminals_manifest_is_refused()
    {
        byte[] master = Sample.Key();
        master[31] ^= 1;

        Refused(Hex.Bytes(ListSample.Manifest), Manifest.Length, new KeyRing(Sample.Crypto(), master));
    }

    [DataRow(0, 0x55)]   // magic
    [DataRow(4, 2)]      // format
    [DataRow(5, 0)]      // result bits
    [DataRow(5, 13)]
    [DataRow(6, 0x3C)]   // list
    [DataRow(6, 0x80)]
    [DataRow(13, 3)]     // version
    [DataRow(10, 0x80)]
    [DataRow(18, 0x80)]  // cards
    [DataRow(25, 0)]     // pages
    [DataRow(23, 1)]
    [DataRow(22, 0x80)]
    [DataRow(58, 0x80)]  // made
    [DataRow(62, 0x6C)]  // made after it expires
    [DataRow(66, 0x80)]  // valid until
    [DataRow(68, 1)]
    [DataRow(74, 0)]     // wrapped key
    [DataRow(90, 0)]
    [DataRow(122, 0)]
    [TestMethod]
    public void What_the_publisher_got_wrong_is_refused(int offset, int value)
    {
        byte[] file = Hex.Bytes(ListSample.Manifest);
        file[offset] = (byte)value;
        Array.Copy(Sample.Crypto().Hmac(ListSample.Keys().ListMac, file, 0, MacOffset), 0, file, MacOffset, Mac.Length);

        Refused(file, file.Length, ListSample.Keys());
    }

    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(3)]
    [DataRow(4)]
    [DataRow(5)]
    [DataRow(6)]
    [TestMethod]
    public void What_is_out_of_range_is_not_written(int which)
    {
        Manifest manifest = ListSample.Read();
        if (which == 0)
            manifest.List = 1_000_000_000;
        else if (which == 1)
            manifest.Version = Manifest.HighestVersion + 1;
        else if (which == 2)
            manifest.Cards = -1;
        else if (which == 3)
            manifest.ResultBits = 10;
        else if (which == 4)
            manifest.Pages = 0;
        else if (which == 5)
            manifest.Pages = Manifest.MostPages + 1;
        else
            manifest.Created = manifest.ValidUntil + 1;

        Expect.Throws(typeof(ArgumentException), () => manifest.Write(Sample.Crypto(), ListSample.Keys(), new byte[Manifest.Length]));
    }

    [TestMethod]
    public void Clear_wipes_the_keys()
    {
        Manifest manifest = ListSample.Read();

        manifest.Clear();

        Expect.Bytes(new byte[32], manifest.ListKey);
        Expect.Bytes(new byte[32], manifest.PageKey);
    }

    // Of another list that was read before, nothing changes.
    private static void Refused(byte[] file, int length, KeyRing keys)
    {
        Manifest manifest = new Manifest { List = 7, Version = 8, Cards = 9, ResultBits = 16, Pages = 10, Created = 11, ValidUntil = 12 };

        Assert.IsFalse(manifest.Read(Sample.Crypto(), keys, file, length));

        Assert.AreEqual(7, manifest.List);
        Assert.AreEqual(8L, manifest.Version);
        Assert.AreEqual(9, manifest.Cards);
        Assert.AreEqual(16, manifest.ResultBits);
        Assert.AreEqual(10, manifest.Pages);
        Assert.AreEqual(11L, manifest.Created);
        Assert.AreEqual(12L, manifest.ValidUntil);
        Expect.Bytes(new byte[Manifest.RootLength], manifest.Root);
        Expect.Bytes(new byte[32], manifest.ListKey);
        Expect.Bytes(new byte[32], manifest.PageKey);
    }

    private static byte[] Sub(byte[] from, int offset, int length)
    {
        byte[] part = new byte[length];
        Array.Copy(from, offset, part, 0, length);
        return part;
    }
}
