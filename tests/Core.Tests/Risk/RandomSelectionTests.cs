using Terminal.Core.Cards;
using Terminal.Core.Keys;
using Terminal.Core.Ports;
using Terminal.Core.Risk;
using Terminal.Tests.Messages;

namespace Terminal.Tests.Risk;

[TestClass]
public sealed class RandomSelectionTests
{
    private const int Cards = 4_000;
    private const int Day = 20261122;

    [TestMethod]
    public void The_same_card_amount_and_day_draw_the_same()
    {
        ICrypto crypto = Sample.Crypto();
        KeyRing keys = new KeyRing(crypto, Sample.Key());
        for (int card = 0; card < 100; card++)
        {
            int draw = RandomSelection.Draw(crypto, keys, Digest(crypto, card), 1_250, Day);
            Assert.AreEqual(draw, RandomSelection.Draw(crypto, new KeyRing(crypto, Sample.Key()), Digest(crypto, card), 1_250, Day));
        }
    }

    // Computed with Python's hmac: key HMAC(00 01 ... 1F, "selection"), over 01 02 ... 08, the amount in 8 bytes and the day in 4; 1 + the first 4 bytes modulo 99.
    [TestMethod]
    [DataRow(1_250L, 20261122, 14)]
    [DataRow(1_251L, 20261122, 68)]
    [DataRow(999_999_999_999L, 20991231, 42)]
    public void A_draw_is_as_published(long amount, int day, int draw)
    {
        ICrypto crypto = Sample.Crypto();
        byte[] digest = new byte[] { 1, 2, 3, 4, 5, 6, 7, 8 };

        Assert.AreEqual(draw, RandomSelection.Draw(crypto, new KeyRing(crypto, Sample.Key()), digest, amount, day));
    }

    [TestMethod]
    public void Draws_are_spread_evenly_over_1_to_99()
    {
        ICrypto crypto = Sample.Crypto();
        KeyRing keys = new KeyRing(crypto, Sample.Key());
        int[] upTo = new int[100];
        for (int card = 0; card < Cards; card++)
        {
            int draw = RandomSelection.Draw(crypto, keys, Digest(crypto, card), 1_250, Day);
            Assert.IsTrue(draw >= 1 && draw <= 99);
            for (int i = draw; i < 100; i++)
                upTo[i]++;
        }

        for (int share = 1; share < 99; share++)
            IsWithinFourSigma(upTo[share], Cards, share, 99);
    }

    [TestMethod]
    [DataRow(true, false, false)]
    [DataRow(false, true, false)]
    [DataRow(false, false, true)]
    public void Another_amount_day_or_key_draws_anew(bool amount, bool day, bool key)
    {
        ICrypto crypto = Sample.Crypto();
        byte[] other = Sample.Key();
        other[0] ^= 1;
        KeyRing keys = new KeyRing(crypto, Sample.Key()), others = key ? new KeyRing(crypto, other) : keys;
        int same = 0;
        for (int card = 0; card < Cards; card++)
        {
            byte[] digest = Digest(crypto, card);
            int draw = RandomSelection.Draw(crypto, keys, digest, 1_250, Day);
            if (draw == RandomSelection.Draw(crypto, others, digest, amount ? 1_251 : 1_250, day ? Day + 1 : Day))
                same++;
        }

        IsWithinFourSigma(same, Cards, 1, 99);
    }

    [TestMethod]
    [DataRow(1L, 10, true)]
    [DataRow(1L, 11, false)]
    [DataRow(2_000L, 10, true)]
    [DataRow(2_000L, 11, false)]
    [DataRow(2_074L, 11, false)]
    [DataRow(2_075L, 11, true)]
    [DataRow(3_500L, 30, true)]
    [DataRow(3_500L, 31, false)]
    [DataRow(4_999L, 49, true)]
    [DataRow(4_999L, 50, false)]
    [DataRow(5_000L, 50, true)]
    [DataRow(5_000L, 51, false)]
    public void The_share_rises_from_the_threshold_to_the_floor_limit(long amount, int draw, bool taken) =>
        Assert.AreEqual(taken, RandomSelection.Takes(Terms(5_000, 2_000, 10, 50), amount, draw));

    [TestMethod]
    [DataRow(1L)]
    [DataRow(2_000L)]
    [DataRow(5_000L)]
    public void Nothing_and_everything_can_be_selected(long amount)
    {
        for (int draw = 1; draw < 100; draw++)
        {
            Assert.IsFalse(RandomSelection.Takes(Terms(5_000, 2_000, 0, 0), amount, draw));
            Assert.IsTrue(RandomSelection.Takes(Terms(5_000, 2_000, 99, 99), amount, draw));
        }
    }

    [TestMethod]
    public void The_largest_amounts_do_not_overflow()
    {
        CardProduct product = Terms(999_999_999_999, 0, 0, 99);

        Assert.IsTrue(RandomSelection.Takes(product, 999_999_999_999, 99));
        Assert.IsFalse(RandomSelection.Takes(product, 999_999_999_998, 99));
        Assert.IsTrue(RandomSelection.Takes(product, 10_101_010_102, 1));
        Assert.IsFalse(RandomSelection.Takes(product, 10_101_010_101 - 1, 1));
    }

    [TestMethod]
    [DataRow(1_250L, 10)]
    [DataRow(3_500L, 30)]
    [DataRow(5_000L, 50)]
    public void The_share_selected_is_the_one_that_was_set(long amount, int share)
    {
        ICrypto crypto = Sample.Crypto();
        KeyRing keys = new KeyRing(crypto, Sample.Key());
        CardProduct product = Terms(5_000, 2_000, 10, 50);
        int taken = 0;
        for (int card = 0; card < Cards; card++)
        {
            if (RandomSelection.Takes(product, amount, RandomSelection.Draw(crypto, keys, Digest(crypto, card), amount, Day)))
                taken++;
        }

        IsWithinFourSigma(taken, Cards, share, 99);
    }

    private static CardProduct Terms(long floorLimit, long threshold, int target, int maximum) =>
        new CardProduct { FloorLimit = floorLimit, SelectionThreshold = threshold, SelectionTarget = target, SelectionMaximum = maximum };

    private static byte[] Digest(ICrypto crypto, int card)
    {
        byte[] digest = new byte[CardDigest.Length];
        byte[] number = new byte[] { (byte)(card >> 8), (byte)card };
        System.Array.Copy(crypto.Hmac(number, number, 0, 2), 0, digest, 0, digest.Length);
        return digest;
    }

    // Of a binomial distribution, compared in squares.
    private static void IsWithinFourSigma(int hits, int trials, int share, int whole)
    {
        long difference = (long)hits * whole - (long)trials * share;
        Assert.IsTrue(difference * difference <= 16L * trials * share * (whole - share));
    }
}
