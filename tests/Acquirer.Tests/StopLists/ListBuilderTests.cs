using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using Terminal.Acquirer;
using Terminal.Acquirer.StopLists;
using Terminal.Core.Keys;
using Terminal.Core.StopList;

namespace Terminal.Tests.StopLists;

/// <summary>What the acquirer builds, read as the terminal reads it.</summary>
[TestClass]
public sealed class ListBuilderTests
{
    // Set to 1 for the lists that take longer than the others together.
    private const string LargeLists = "TERMINAL_LARGE_LISTS";

    public TestContext TestContext { get; set; } = null!;

    [TestMethod]
    [DataRow(0)]
    [DataRow(1)]
    [DataRow(2)]
    [DataRow(64)]
    [DataRow(100)]
    [DataRow(1_000)]
    [DataRow(2_679)]
    [DataRow(2_680)]
    [DataRow(100_000)]
    public void Every_card_is_listed(int cards) => ProveNoFalseNegative(cards);

    [TestMethod]
    [DataRow(1_000_000)]
    [DataRow(4_000_000)]
    public void Every_card_of_a_large_list_is_listed(int cards)
    {
        OnlyIfAskedFor();
        ProveNoFalseNegative(cards);
    }

    [TestMethod]
    [DataRow(1_000, 8)]
    [DataRow(100_000, 8)]
    [DataRow(100_000, 12)]
    public void Of_other_cards_one_in_two_to_the_r_looks_listed(int cards, int resultBits) => ProveRate(cards, resultBits);

    [TestMethod]
    [DataRow(100_000, 16)]
    [DataRow(1_000_000, 12)]
    public void Of_other_cards_one_in_two_to_the_r_looks_listed_also_where_that_takes_long_to_prove(int cards, int resultBits)
    {
        OnlyIfAskedFor();
        ProveRate(cards, resultBits);
    }

    [TestMethod]
    [DataRow(100_000, 8, 1.07)]
    [DataRow(100_000, 12, 1.05)]
    [DataRow(100_000, 16, 1.05)]
    [DataRow(250_000, 8, 1.04)]
    [DataRow(250_000, 12, 1.03)]
    public void A_card_takes_hardly_more_bits_than_it_must(int cards, int resultBits, double most)
    {
        var list = SyntheticCards.Builder(cards).Build(1, 42, SyntheticCards.Key, resultBits);
        double share = list.BitsPerCard / -Math.Log2(list.FalsePositives);
        TestContext.WriteLine($"{list.BitsPerCard:F3} bits a card, {share:F4} times the least");
        Assert.IsLessThanOrEqualTo(most, share);
    }

    [TestMethod]
    public void The_same_cards_in_any_order_and_number_give_the_same_list()
    {
        var list = SyntheticCards.Builder(10_000).Build(1, 42, SyntheticCards.Key);

        var keys = SyntheticCards.Keys();
        byte[][] digests = [.. SyntheticCards.Numbers(10_000).Select(digits => RibbonPage.Digest(HostCrypto.Instance, keys, digits, digits.Length))];
        var again = new ListBuilder();
        foreach (byte[] digest in digests.Reverse().Concat(digests.Where((_, i) => i % 7 == 0)))
            again.Add(digest);
        var repeated = again.Build(1, 42, SyntheticCards.Key);

        Assert.AreEqual(10_000, repeated.Manifest.Cards);
        CollectionAssert.AreEqual(list.Manifest.Root, repeated.Manifest.Root);
        for (int i = 0; i < list.Pages.Count; i++)
            CollectionAssert.AreEqual(list.Pages[i], repeated.Pages[i]);
    }

    [TestMethod]
    public void A_card_added_after_a_build_is_in_the_next()
    {
        var builder = SyntheticCards.Builder(1_000);
        builder.Build(1, 42, SyntheticCards.Key);
        byte[] digest = RandomNumberGenerator.GetBytes(32);
        builder.Add(digest);

        var list = builder.Build(1, 42, SyntheticCards.Key);

        Assert.AreEqual(1_001, list.Manifest.Cards);
        Assert.AreEqual(Listing.Listed, RibbonPage.Look(list.Pages[0], digest));
    }

    [TestMethod]
    public void Progress_is_told_page_by_page()
    {
        List<(int, int)> told = [];

        var list = SyntheticCards.Builder(10_000).Build(1, 42, SyntheticCards.Key, progress: (done, all) => told.Add((done, all)));

        CollectionAssert.AreEqual(Enumerable.Range(1, list.Pages.Count).Select(done => (done, list.Pages.Count)).ToArray(), told);
    }

    [TestMethod]
    [DataRow(50_000)]
    [DataRow(200_000)]
    public void Memory_grows_no_faster_than_the_list(int cards)
    {
        var random = new Random(1);
        byte[] digest = new byte[32];
        long before = GC.GetAllocatedBytesForCurrentThread();

        var builder = new ListBuilder();
        for (int i = 0; i < cards; i++)
        {
            random.NextBytes(digest);
            builder.Add(digest);
        }
        builder.Build(1, 42, SyntheticCards.Key);

        // 24 bytes a card in an array up to half too long, as much again twice over for its shorter forerunners, the pages, and the work on one of them.
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        TestContext.WriteLine($"{(double)allocated / cards:F1} bytes a card");
        Assert.IsLessThanOrEqualTo(115L * cards + 1_000_000, allocated);
    }

    [TestMethod]
    public void Cards_that_contradict_each_other_are_no_list()
    {
        byte[] digest = new byte[RibbonPage.DigestLength];
        var builder = new ListBuilder();
        for (byte result = 0; result < 2; result++)
        {
            digest[16] = result;
            builder.Add(digest);
        }

        Assert.ThrowsExactly<InvalidOperationException>(() => builder.Build(1, 42, SyntheticCards.Key));
    }

    private static void OnlyIfAskedFor()
    {
        if (Environment.GetEnvironmentVariable(LargeLists) != "1")
            Assert.Inconclusive(LargeLists + "=1 runs it.");
    }

    private void ProveRate(int cards, int resultBits)
    {
        var list = SyntheticCards.Builder(cards).Build(1, 42, SyntheticCards.Key, resultBits);
        Assert.AreEqual(1, list.FalsePositives * (1 << resultBits), 0.001);

        // Twelve hundred are expected.
        int looks = 1200 << resultBits;
        int found = Found(list, looks);
        double expected = looks * Math.ScaleB(1, -resultBits);
        TestContext.WriteLine($"{found} of {looks} where {expected} are expected");
        Assert.AreEqual(expected, found, 4 * Math.Sqrt(expected));
    }

    private void ProveNoFalseNegative(int cards)
    {
        var list = SyntheticCards.Builder(cards).Build(1, 42, SyntheticCards.Key);
        Assert.AreEqual(cards, list.Manifest.Cards);
        TestContext.WriteLine($"{list.Pages.Count} pages, {list.BitsPerCard:F3} bits a card, {list.FalsePositives * 4096:F4} x 2^-12");

        var manifest = Received(list.Manifest);
        byte[] root = manifest.RootStart(HostCrypto.Instance);
        for (int i = 0; i < manifest.Pages; i++)
        {
            Assert.IsTrue(RibbonPage.IsGenuine(HostCrypto.Instance, manifest, list.Pages[i], i));
            root = manifest.RootNext(HostCrypto.Instance, root, list.Pages[i]);
        }
        CollectionAssert.AreEqual(manifest.Root, root);

        int missed = 0;
        foreach (byte[] digits in SyntheticCards.Numbers(cards))
        {
            byte[] digest = RibbonPage.Digest(HostCrypto.Instance, manifest, digits, digits.Length);
            if (RibbonPage.Look(list.Pages[RibbonPage.NumberOf(digest, manifest.Pages)], digest) != Listing.Listed)
                missed++;
        }
        Assert.AreEqual(0, missed);
    }

    // By way of the bytes that a terminal gets.
    private static Manifest Received(Manifest manifest)
    {
        var keys = new KeyRing(HostCrypto.Instance, new byte[KeyRing.KeyLength]);
        byte[] file = new byte[Manifest.Length];
        manifest.Created = manifest.ValidUntil = 1_795_257_000;
        manifest.Write(HostCrypto.Instance, keys, file);
        var received = new Manifest();
        Assert.IsTrue(received.Read(HostCrypto.Instance, keys, file, file.Length));
        return received;
    }

    private static int Found(BaseList list, int looks)
    {
        var random = new Random(7);
        byte[] digests = new byte[64 * 1024];
        byte[] digest = new byte[RibbonPage.DigestLength];
        int found = 0;
        for (int at = digests.Length; looks > 0; looks--, at += digest.Length)
        {
            if (at + digest.Length > digests.Length)
            {
                random.NextBytes(digests);
                at = 0;
            }
            Array.Copy(digests, at, digest, 0, digest.Length);
            if (RibbonPage.Look(list.Pages[RibbonPage.NumberOf(digest, list.Pages.Count)], digest) == Listing.Listed)
                found++;
        }
        return found;
    }
}
