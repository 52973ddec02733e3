using Terminal.Core.Messages;

namespace Terminal.Core.Cards;

/// <summary>A row of the BIN table: a range of card numbers that the acquirer accepts, and on which terms.</summary>
public sealed class CardProduct
{
    /// <summary>First six digits of the lowest card number.</summary>
    public int From { get; set; }

    /// <summary>First six digits of the highest card number.</summary>
    public int To { get; set; }

    /// <summary>Whether the card pays from an account at once (debit) rather than from a credit line.</summary>
    public bool IsDebit { get; set; }

    /// <summary>Fewest digits of a card number, 12 to 19 (ISO/IEC 7812-1).</summary>
    public int ShortestPan { get; set; }

    /// <summary>Most digits of a card number.</summary>
    public int LongestPan { get; set; }

    /// <summary>Up to this sum, in minor units, the merchant may decide alone; 0: never.</summary>
    public long FloorLimit { get; set; }

    /// <summary>What screen and receipt call it, in code page 866.</summary>
    public byte[] Name { get; set; } = new byte[0];

    /// <summary>Finds the first product that covers a card number.</summary>
    /// <param name="products">The BIN table.</param>
    /// <param name="pan">ASCII digits, at least 6.</param>
    /// <param name="length">How many digits.</param>
    public static CardProduct? Find(CardProduct[] products, byte[] pan, int length)
    {
        long prefix = Digits.Read(pan, 0, 6);
        foreach (CardProduct product in products)
        {
            if (prefix >= product.From && prefix <= product.To && length >= product.ShortestPan && length <= product.LongestPan)
            {
                return product;
            }
        }

        return null;
    }
}
