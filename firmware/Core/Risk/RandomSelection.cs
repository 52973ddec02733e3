using System;
using Terminal.Core.Cards;
using Terminal.Core.Journal;
using Terminal.Core.Keys;
using Terminal.Core.Ports;

namespace Terminal.Core.Risk;

/// <summary>
/// Random transaction selection (EMV Book 3, 10.6.2): some sales under the floor limit go to the acquirer all the same, more of them the larger they are.
/// The draw is a keyed digest of card, amount and day, so nobody can foresee it and a second swipe draws the same again.
/// </summary>
public static class RandomSelection
{
    private const int DrawnLength = CardDigest.Length + 8 + 4;

    /// <summary>Draws for a sale.</summary>
    /// <param name="crypto">Computes the HMAC.</param>
    /// <param name="keys">The terminal's keys.</param>
    /// <param name="cardDigest">A <see cref="CardDigest"/>.</param>
    /// <param name="amount">Minor units.</param>
    /// <param name="day">The day, as any number that changes with it.</param>
    /// <returns>1 to 99.</returns>
    public static int Draw(ICrypto crypto, KeyRing keys, byte[] cardDigest, long amount, int day)
    {
        byte[] drawn = new byte[DrawnLength];
        Array.Copy(cardDigest, 0, drawn, 0, CardDigest.Length);
        BigEndian.Write(drawn, CardDigest.Length, 8, amount);
        BigEndian.Write(drawn, CardDigest.Length + 8, 4, day);
        return 1 + (int)(BigEndian.Read(crypto.Hmac(keys.Selection, drawn, 0, DrawnLength), 0, 4) % 99);
    }

    /// <summary>
    /// Whether a draw takes the sale: below the product's threshold when it is no more than the target percentage, from there to the floor limit when it is no
    /// more than a percentage that rises to the maximum. Compared as whole numbers, nothing is rounded.
    /// </summary>
    /// <param name="product">With its percentages.</param>
    /// <param name="amount">Minor units, up to the floor limit.</param>
    /// <param name="draw">1 to 99.</param>
    public static bool Takes(CardProduct product, long amount, int draw)
    {
        long beyond = amount - product.SelectionThreshold;
        if (beyond <= 0)
        {
            return draw <= product.SelectionTarget;
        }

        long range = product.FloorLimit - product.SelectionThreshold;
        return (draw - product.SelectionTarget) * range <= (product.SelectionMaximum - product.SelectionTarget) * beyond;
    }
}
