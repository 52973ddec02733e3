using System;
using Terminal.Core.Keys;
using Terminal.Core.Messages;
using Terminal.Core.Ports;

namespace Terminal.Core.Cards;

/// <summary>
/// The card of the sale in progress, read from track 2 (ISO/IEC 7813) or keyed. One object serves all sales and is wiped at the end of each:
/// the number lives on only encrypted in the journal, the track nowhere (PCI DSS 3.3.1).
/// </summary>
public sealed class PaymentCard
{
    /// <summary>The shortest card number that is accepted (ISO/IEC 7812-1).</summary>
    public const int ShortestPan = 12;

    /// <summary>A card number has at most 19 digits (ISO/IEC 7812-1).</summary>
    public const int LongestPan = 19;

    private byte[]? _digest;

    /// <summary>The card number, ASCII digits.</summary>
    public byte[] Pan { get; } = new byte[LongestPan];

    /// <summary>Digits in <see cref="Pan"/>.</summary>
    public int PanLength { get; private set; }

    /// <summary>Track 2 as read, for ISO 8583 field 35.</summary>
    public byte[] Track2 { get; } = new byte[MagneticStripe.Track2Capacity];

    /// <summary>Characters in <see cref="Track2"/>.</summary>
    public int Track2Length { get; private set; }

    /// <summary>Expiry as YYMM, for example 2812: the card is good until the end of that month.</summary>
    public int Expiry { get; private set; }

    /// <summary>Service code, 0 to 999 (ISO/IEC 7813); 0 for a keyed card.</summary>
    public int ServiceCode { get; private set; }

    /// <summary>The product that covers the number; null before <see cref="Conforms"/> found one.</summary>
    public CardProduct? Product { get; private set; }

    /// <summary>Takes the card from a swipe and wipes the swipe.</summary>
    /// <returns><see cref="CardFault.BadTrack"/> when track 2 is absent or malformed.</returns>
    public CardFault Take(MagneticStripe stripe)
    {
        Clear();
        bool read = Parse(stripe.Track2, stripe.Track2Length);
        stripe.Clear();
        if (!read)
        {
            Clear();
        }

        return read ? CardFault.None : CardFault.BadTrack;
    }

    /// <summary>Takes a card whose number and expiry were keyed.</summary>
    /// <param name="pan">ASCII digits.</param>
    /// <param name="length">How many, <see cref="ShortestPan"/> to <see cref="LongestPan"/>.</param>
    /// <param name="expiry">MMYY, four ASCII digits, as the card shows it.</param>
    /// <returns>False when there is no such month; nothing is kept then.</returns>
    public bool TakeKeyed(byte[] pan, int length, byte[] expiry)
    {
        Clear();
        int month = (int)Digits.Read(expiry, 0, 2);
        if (month < 1 || month > 12)
        {
            return false;
        }

        Array.Copy(pan, 0, Pan, 0, length);
        PanLength = length;
        Expiry = (int)Digits.Read(expiry, 2, 2) * 100 + month;
        return true;
    }

    /// <summary>Whether the card was keyed: there is no track.</summary>
    public bool IsKeyed => Track2Length == 0;

    /// <summary>Judges the card by the acquirer's products and today's date.</summary>
    /// <param name="products">The BIN table.</param>
    /// <param name="today">Local date.</param>
    public CardFault Conforms(CardProduct[] products, DateTime today)
    {
        if (!Luhn.IsValid(Pan, PanLength))
        {
            return CardFault.BadCheckDigit;
        }

        Product = CardProduct.Find(products, Pan, PanLength);
        if (Product is null)
        {
            return CardFault.UnknownProduct;
        }

        if (Expiry < today.Year % 100 * 100 + today.Month)
        {
            return CardFault.Expired;
        }

        int services = ServiceCode % 10;
        return services == 3 || services == 4 ? CardFault.CashOnly : CardFault.None;
    }

    /// <summary>What the card is recognised by: a <see cref="CardDigest"/>, computed once for each card.</summary>
    public byte[] Digest(ICrypto crypto, KeyRing keys)
    {
        if (_digest is null)
        {
            _digest = new byte[CardDigest.Length];
            CardDigest.Write(crypto, keys, Pan, PanLength, _digest);
        }

        return _digest;
    }

    /// <summary>Wipes the card.</summary>
    public void Clear()
    {
        Array.Clear(Pan, 0, Pan.Length);
        Array.Clear(Track2, 0, Track2.Length);
        PanLength = 0;
        Track2Length = 0;
        Expiry = 0;
        ServiceCode = 0;
        Product = null;
        _digest = null;
    }

    // PAN, separator '=', YYMM, service code, discretionary data: digits all.
    private bool Parse(byte[] track, int length)
    {
        int separator = ByteSearch.First(track, 0, length, (byte)'=');
        int behind = separator + 1;
        if (separator < ShortestPan || separator > LongestPan || length < separator + 8
            || Content.Misfit(Content.Numeric, track, 0, separator) >= 0 || Content.Misfit(Content.Numeric, track, behind, length - behind) >= 0)
        {
            return false;
        }

        Expiry = (int)Digits.Read(track, separator + 1, 4);
        int month = Expiry % 100;
        if (month < 1 || month > 12)
        {
            return false;
        }

        ServiceCode = (int)Digits.Read(track, separator + 5, 3);
        Array.Copy(track, 0, Pan, 0, separator);
        PanLength = separator;
        Array.Copy(track, 0, Track2, 0, length);
        Track2Length = length;
        return true;
    }
}
