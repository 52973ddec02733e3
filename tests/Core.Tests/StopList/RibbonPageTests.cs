using System;
using Terminal.Core.StopList;
using Terminal.Tests.Keys;
using Terminal.Tests.Messages;

namespace Terminal.Tests.StopList;

[TestClass]
public class RibbonPageTests
{
    [TestMethod]
    public void A_card_is_digested_as_published()
    {
        Manifest manifest = ListSample.Read();

        Expect.Bytes(Hex.Bytes("b689bfc5a288e5f1625847a727141ba03bee39b6358e6bc3aa769b299308c02e"), ListSample.Digest(manifest, "9990000000001019"));
    }

    [TestMethod]
    public void The_cards_of_a_page_made_by_another_program_are_listed()
    {
        Manifest manifest = ListSample.Read();
        byte[] page = ListSample.Page();

        Assert.IsTrue(RibbonPage.IsGenuine(Sample.Crypto(), manifest, page, 0));
        string[] listed = ListSample.Listed();
        for (int i = 0; i < listed.Length; i++)
            Assert.AreEqual((int)Listing.Listed, (int)RibbonPage.Look(page, ListSample.Digest(manifest, ListSample.Prefix + listed[i])));
    }

    [TestMethod]
    public void Other_cards_are_absent()
    {
        Manifest manifest = ListSample.Read();
        byte[] page = ListSample.Page();

        // None of them is one of the few that look listed, so the other program found too.
        for (int i = 0; i < 1000; i++)
        {
            byte[] digits = Sample.Bytes("9991000000000000");
            digits[13] = (byte)('0' + i / 100);
            digits[14] = (byte)('0' + i / 10 % 10);
            digits[15] = (byte)('0' + i % 10);
            byte[] digest = RibbonPage.Digest(Sample.Crypto(), manifest, digits, digits.Length);
            Assert.AreEqual((int)Listing.Absent, (int)RibbonPage.Look(page, digest));
        }
    }

    [DataRow("9990000000001027", true)]
    [DataRow("9990000000001019", false)]
    [TestMethod]
    public void A_window_that_the_page_cuts_off_is_not_asked(string pan, bool isAsked)
    {
        byte[] digest = ListSample.Digest(ListSample.Read(), pan);

        // The thirteenth bit of the result: of the thirteenth column the page holds the first of its two windows.
        digest[17] ^= 0x10;

        Assert.AreEqual((int)(isAsked ? Listing.Absent : Listing.Listed), (int)RibbonPage.Look(ListSample.Page(), digest));
    }

    [TestMethod]
    public void Every_changed_bit_of_a_page_is_noticed()
    {
        Manifest manifest = ListSample.Read();
        byte[] sound = ListSample.Page();
        byte[] page = new byte[RibbonPage.Length];
        for (int bit = 0; bit < 8 * RibbonPage.Length; bit++)
        {
            Array.Copy(sound, page, page.Length);
            page[bit >> 3] ^= (byte)(1 << (bit & 7));
            if (RibbonPage.IsGenuine(Sample.Crypto(), manifest, page, 0))
                Expect.Fail("bit " + bit.ToString());
        }
    }

    [TestMethod]
    public void A_check_leaves_the_page_as_it_was()
    {
        byte[] page = ListSample.Page();

        Assert.IsTrue(RibbonPage.IsGenuine(Sample.Crypto(), ListSample.Read(), page, 0));

        Expect.Bytes(ListSample.Page(), page);
    }

    [DataRow(1)]
    [DataRow(256)]
    [DataRow(65_534)]
    [TestMethod]
    public void A_page_in_the_place_of_another_is_not_genuine(int number) =>
        Assert.IsFalse(RibbonPage.IsGenuine(Sample.Crypto(), ListSample.Read(), ListSample.Page(), number));

    [TestMethod]
    public void A_page_of_another_list_version_or_key_is_not_genuine()
    {
        Manifest manifest = ListSample.Read();

        manifest.List = 2;
        manifest.SetKey(Sample.Crypto(), manifest.ListKey);
        Assert.IsFalse(RibbonPage.IsGenuine(Sample.Crypto(), manifest, ListSample.Page(), 0));

        manifest.List = 1;
        manifest.Version = 43;
        manifest.SetKey(Sample.Crypto(), manifest.ListKey);
        Assert.IsFalse(RibbonPage.IsGenuine(Sample.Crypto(), manifest, ListSample.Page(), 0));

        manifest.Version = 42;
        manifest.SetKey(Sample.Crypto(), new byte[32]);
        Assert.IsFalse(RibbonPage.IsGenuine(Sample.Crypto(), manifest, ListSample.Page(), 0));

        manifest.SetKey(Sample.Crypto(), Sample.Key());
        Assert.IsTrue(RibbonPage.IsGenuine(Sample.Crypto(), manifest, ListSample.Page(), 0));
    }

    [DataRow(7, 116)]
    [DataRow(0, 116)]
    [DataRow(117, 116)]
    [DataRow(9, 4081)]
    [DataRow(9, 65_535)]
    [DataRow(65_535, 65_535)]
    [TestMethod]
    public void Of_a_page_that_contradicts_itself_nothing_is_known(int column, int used)
    {
        byte[] page = ListSample.Page();
        page[RibbonPage.ColumnOffset] = (byte)column;
        page[RibbonPage.ColumnOffset + 1] = (byte)(column >> 8);
        page[RibbonPage.UsedOffset] = (byte)used;
        page[RibbonPage.UsedOffset + 1] = (byte)(used >> 8);

        Assert.AreEqual((int)Listing.Unknown, (int)RibbonPage.Look(page, ListSample.Digest(ListSample.Read(), "9990000000001019")));
    }

    [TestMethod]
    public void The_last_window_ends_where_the_page_does()
    {
        byte[] page = new byte[RibbonPage.Length];
        page[RibbonPage.SaltOffset] = 1;
        page[RibbonPage.ColumnOffset] = page[RibbonPage.UsedOffset] = 0xF0;
        page[RibbonPage.ColumnOffset + 1] = page[RibbonPage.UsedOffset + 1] = 0x0F;
        page[RibbonPage.Length - 1] = 0x80;
        byte[] digest = new byte[RibbonPage.DigestLength];
        for (int i = 4; i < 16; i++)
            digest[i] = 0xFF;

        Assert.AreEqual((int)Listing.Absent, (int)RibbonPage.Look(page, digest));
        digest[16] = 1;
        Assert.AreEqual((int)Listing.Listed, (int)RibbonPage.Look(page, digest));
    }

    [DataRow("00000000", 10, 0)]
    [DataRow("19999999", 10, 0)]
    [DataRow("1999999a", 10, 1)]
    [DataRow("7fffffff", 2, 0)]
    [DataRow("80000000", 2, 1)]
    [DataRow("ffffffff", 1, 0)]
    [DataRow("ffffffff", 790, 789)]
    [DataRow("ffffffff", 65_535, 65_534)]
    [TestMethod]
    public void The_digests_order_is_the_pages_order(string head, int pages, int number) => Assert.AreEqual(number, RibbonPage.NumberOf(Hex.Bytes(head), pages));
}
