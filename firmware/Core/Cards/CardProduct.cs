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

    /// <summary>Country of issue, numeric code of ISO 3166-1.</summary>
    public int Country { get; set; }

    /// <summary>Up to and including this sum, in minor units, the terminal may decide alone; 0: never (EMV Book 3, 10.6.1).</summary>
    public long FloorLimit { get; set; }

    /// <summary>From this amount on, in minor units, more sales are selected the larger they are; below the floor limit (EMV Book 3, 10.6.2).</summary>
    public long SelectionThreshold { get; set; }

    /// <summary>Share of the sales below <see cref="SelectionThreshold"/> that the acquirer is asked about all the same, 0 to 99 percent.</summary>
    public int SelectionTarget { get; set; }

    /// <summary>That share at the floor limit, <see cref="SelectionTarget"/> to 99 percent.</summary>
    public int SelectionMaximum { get; set; }

    /// <summary>Most sales in a row that one card may make without the acquirer, the one at hand included (EMV Book 3, 10.6.3).</summary>
    public int CardSalesCap { get; set; }

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
