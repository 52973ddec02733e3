using System;
using Terminal.Core.StopList;
using Terminal.Tests.Keys;

namespace Terminal.Tests.StopList;

[TestClass]
public class HeldListTests
{
    private const int Unknown = (int)Listing.Unknown;
    private const int Absent = (int)Listing.Absent;
    private const int Listed = (int)Listing.Listed;

    [TestMethod]
    public void Without_a_list_nothing_is_known()
    {
        HeldSample sample = new HeldSample().Restart();

        Assert.IsFalse(sample.List.IsHeld);
        Assert.AreEqual(0L, sample.List.Version);
        Assert.AreEqual(Unknown, sample.Find(HeldSample.Listed));
        Assert.AreEqual(Unknown, sample.Find(HeldSample.Unlisted));
    }

    [TestMethod]
    public void The_list_that_is_held_is_asked()
    {
        HeldSample sample = new HeldSample().Hold(null);

        Assert.AreEqual(42L, sample.List.Version);
        Assert.AreEqual(5, sample.List.Cards);
        string[] listed = ListSample.Listed();
        for (int i = 0; i < listed.Length; i++)
            Assert.AreEqual(Listed, sample.Find(ListSample.Prefix + listed[i]));
        Assert.AreEqual(Absent, sample.Find(HeldSample.Unlisted));
    }

    [TestMethod]
    public void The_overlay_goes_before_the_base()
    {
        HeldSample sample = new HeldSample().Hold(HeldSample.Change(42, 43, HeldSample.Unlisted, HeldSample.Listed));

        Assert.AreEqual(43L, sample.List.Version);
        Assert.AreEqual(Listed, sample.Find(HeldSample.Unlisted));
        Assert.AreEqual(Absent, sample.Find(HeldSample.Listed));
        string[] listed = ListSample.Listed();
        for (int i = 1; i < listed.Length; i++)
            Assert.AreEqual(Listed, sample.Find(ListSample.Prefix + listed[i]));
        Assert.AreEqual(Absent, sample.Find("9991000000000001"));
    }

    [TestMethod]
    public void An_expired_list_knows_nothing()
    {
        HeldSample sample = new HeldSample().Hold(null);
        sample.UtcNow = new DateTime(2026, 11, 28, 10, 29, 59);
        Assert.AreEqual(Listed, sample.Find(HeldSample.Listed));

        sample.UtcNow = new DateTime(2026, 11, 28, 10, 30, 0);

        Assert.AreEqual(Unknown, sample.Find(HeldSample.Listed));
        Assert.AreEqual(Unknown, sample.Find(HeldSample.Unlisted));
        Assert.AreEqual(42L, sample.List.Version);
    }

    [DataRow("list/base.a", 4096)]
    [DataRow("list/manifest.a", 138)]
    [DataRow("list/overlay.a", 1024)]
    [TestMethod]
    public void Every_changed_byte_is_noticed(string name, int length)
    {
        HeldSample sample = new HeldSample().Hold(HeldSample.Change(42, 43, HeldSample.Unlisted, "9990000000001027"));
        byte[] file = sample.Files.Contents(name);
        Assert.AreEqual(length, file.Length);
        for (int i = 0; i < length; i++)
        {
            file[i] ^= (byte)(1 << (i & 7));
            sample.Restart();
            if (sample.Find(HeldSample.Listed) != Unknown || !sample.List.IsDamaged)
                Expect.Fail(name + ", byte " + i.ToString());
            file[i] ^= (byte)(1 << (i & 7));
        }

        Assert.AreEqual(Listed, sample.Restart().Find(HeldSample.Listed));
    }

    [DataRow("list/base.a")]
    [DataRow("list/manifest.a")]
    [DataRow("list/overlay.a")]
    [TestMethod]
    public void A_file_that_is_missing_or_short_or_long_is_noticed(string name)
    {
        for (int change = -2; change <= 1; change++)
        {
            if (change == 0)
                continue;
            HeldSample sample = new HeldSample().Hold(HeldSample.Change(42, 43, HeldSample.Unlisted, "9990000000001027"));
            byte[] file = sample.Files.Contents(name);
            byte[] other = new byte[file.Length + change];
            Array.Copy(file, other, change < 0 ? other.Length : file.Length);
            sample.Files.Delete(name);
            if (change > -2)
                sample.Files.Write(name, other, other.Length);

            sample.Restart();

            Assert.IsFalse(sample.List.IsHeld);
            Assert.IsTrue(sample.List.IsDamaged);
            Assert.AreEqual(Unknown, sample.Find(HeldSample.Listed));
            Assert.AreEqual(Unknown, sample.Find(HeldSample.Unlisted));
        }
    }

    [TestMethod]
    public void A_file_that_is_lost_while_the_terminal_runs_is_noticed()
    {
        HeldSample sample = new HeldSample().Hold(null);

        sample.Files.Delete("list/base.a");

        Assert.AreEqual(Unknown, sample.Find(HeldSample.Unlisted));
        Assert.IsTrue(sample.List.IsDamaged);
    }

    [TestMethod]
    public void A_manifest_that_is_not_of_the_version_selected_makes_no_list()
    {
        HeldSample sample = new HeldSample().Hold(null);
        Manifest newer = ListSample.Read();
        newer.Version = 43;
        byte[] file = new byte[Manifest.Length];
        newer.Write(Messages.Sample.Crypto(), ListSample.Keys(), file);
        sample.Files.Write("list/manifest.a", file, file.Length);

        sample.Restart();

        Assert.IsFalse(sample.List.IsHeld);
        Assert.AreEqual(Unknown, sample.Find(HeldSample.Unlisted));
    }
}
