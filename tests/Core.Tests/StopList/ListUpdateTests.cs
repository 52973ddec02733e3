using System;
using Terminal.Core.StopList;

namespace Terminal.Tests.StopList;

[TestClass]
public class ListUpdateTests
{
    private const int Absent = (int)Listing.Absent;
    private const int Listed = (int)Listing.Listed;

    [TestMethod]
    public void A_base_comes_page_by_page()
    {
        HeldSample sample = new HeldSample().Restart();

        sample.Bring();

        Assert.AreEqual(42L, sample.List.Version);
        Assert.AreEqual(Listed, sample.Find(HeldSample.Listed));
        Assert.AreEqual(Absent, sample.Find(HeldSample.Unlisted));
        Assert.AreEqual(Listed, sample.Restart().Find(HeldSample.Listed));
    }

    [TestMethod]
    public void A_delta_changes_the_list()
    {
        HeldSample sample = new HeldSample().Hold(null);
        sample.Delta = HeldSample.Change(42, 43, HeldSample.Unlisted, HeldSample.Listed).Bytes;

        sample.Bring();

        Assert.AreEqual(43L, sample.List.Version);
        Assert.AreEqual(Listed, sample.Find(HeldSample.Unlisted));
        Assert.AreEqual(Absent, sample.Find(HeldSample.Listed));
    }

    [TestMethod]
    public void A_later_delta_undoes_an_earlier_one()
    {
        HeldSample sample = new HeldSample().Hold(HeldSample.Change(42, 43, HeldSample.Unlisted, HeldSample.Listed));
        sample.Delta = HeldSample.Change(43, 44, HeldSample.Listed, HeldSample.Unlisted).Bytes;

        sample.Bring();

        Assert.AreEqual(44L, sample.List.Version);
        Assert.AreEqual(Listed, sample.Find(HeldSample.Listed));
        Assert.AreEqual(Absent, sample.Find(HeldSample.Unlisted));
        Assert.AreEqual(DeltaBlock.Length, sample.Files.Contents("list/overlay.b").Length);
    }

    [DataRow(42L, 44L)]
    [DataRow(44L, 45L)]
    [DataRow(43L, 43L)]
    [TestMethod]
    public void A_delta_that_does_not_follow_is_refused(long from, long to)
    {
        HeldSample sample = new HeldSample().Hold(HeldSample.Change(42, 43, HeldSample.Unlisted, HeldSample.Listed));
        sample.Delta = HeldSample.Change(from, to, HeldSample.Listed, HeldSample.Unlisted).Bytes;

        sample.Bring();

        Assert.AreEqual(43L, sample.List.Version);
        Assert.AreEqual(Listed, sample.Find(HeldSample.Unlisted));
    }

    [TestMethod]
    public void A_line_that_is_down_leaves_the_list_as_it_is()
    {
        HeldSample sample = new HeldSample().Hold(null);
        sample.IsLineUp = false;

        sample.Bring();

        Assert.AreEqual(1, sample.Requests);
        Assert.AreEqual(Listed, sample.Find(HeldSample.Listed));
    }
}
