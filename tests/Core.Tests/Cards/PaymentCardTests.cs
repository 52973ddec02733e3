using System;
using System.Text;
using Terminal.Core.Cards;

namespace Terminal.Tests.Cards;

[TestClass]
public sealed class PaymentCardTests
{
    [TestMethod]
    public void ATrackIsTakenApartAndTheSwipeWiped()
    {
        MagneticStripe stripe = Swiped("9990000000000011=28121011234567890");
        PaymentCard card = new PaymentCard();

        Assert.AreEqual(CardFault.None, card.Take(stripe));
        Assert.AreEqual(16, card.PanLength);
        Assert.AreEqual("9990000000000011", Encoding.UTF8.GetString(card.Pan, 0, card.PanLength));
        Assert.AreEqual(2812, card.Expiry);
        Assert.AreEqual(101, card.ServiceCode);
        Assert.AreEqual("9990000000000011=28121011234567890", Encoding.UTF8.GetString(card.Track2, 0, card.Track2Length));
        Assert.IsTrue(IsZero(stripe.Track2) && stripe.Track2Length == 0);
    }

    [TestMethod]
    [DataRow("")]
    [DataRow("9990000000000011")]
    [DataRow("9990000000000011=")]
    [DataRow("9990000000000011=281210")]
    [DataRow("9990000000000011D2812101123")]
    [DataRow("9990000000000011=2813101123")]
    [DataRow("9990000000000011=2800101123")]
    [DataRow("99900000000=28121011234")]
    [DataRow("99900000000000000011=2812101123")]
    [DataRow("999000000000001A=2812101123")]
    [DataRow("9990000000000011=28121011=3")]
    public void ATrackThatIsNoTrackIsRefusedAndNothingKept(string track2)
    {
        PaymentCard card = new PaymentCard();
        Assert.AreEqual(CardFault.BadTrack, card.Take(Swiped(track2)));
        Assert.IsTrue(IsZero(card.Pan) && IsZero(card.Track2));
        Assert.AreEqual(0, card.PanLength);
    }

    [TestMethod]
    [DataRow("9990000000000011=2611101", CardFault.None)]
    [DataRow("9990000000000011=2610101", CardFault.Expired)]
    [DataRow("9990000000000011=2511101", CardFault.Expired)]
    [DataRow("9990000000000012=2812101", CardFault.BadCheckDigit)]
    [DataRow("9999000000000004=2812101", CardFault.UnknownProduct)]
    [DataRow("9990000000000011=2812103", CardFault.CashOnly)]
    [DataRow("9990000000000011=2812104", CardFault.CashOnly)]
    public void ACardIsJudgedByNumberProductExpiryAndServiceCode(string track2, CardFault expected)
    {
        PaymentCard card = new PaymentCard();
        Assert.AreEqual(CardFault.None, card.Take(Swiped(track2)));
        Assert.AreEqual(expected, card.Conforms(Products(), new DateTime(2026, 11, 30)));
    }

    [TestMethod]
    public void EachSingleWrongDigitSpoilsTheCheckDigit()
    {
        byte[] pan = Encoding.UTF8.GetBytes("9990000000000011");
        Assert.IsTrue(Luhn.IsValid(pan, pan.Length));
        for (int i = 0; i < pan.Length; i++)
        {
            byte right = pan[i];
            for (byte wrong = (byte)'0'; wrong <= '9'; wrong++)
            {
                pan[i] = wrong;
                Assert.AreEqual(wrong == right, Luhn.IsValid(pan, pan.Length));
            }

            pan[i] = right;
        }
    }

    [TestMethod]
    public void AClearedCardHoldsNothing()
    {
        PaymentCard card = new PaymentCard();
        card.Take(Swiped("9990000000000011=28121011234567890"));
        card.Clear();
        Assert.IsTrue(IsZero(card.Pan) && IsZero(card.Track2));
        Assert.AreEqual(0, card.Expiry + card.ServiceCode + card.PanLength + card.Track2Length);
    }

    private static MagneticStripe Swiped(string track2)
    {
        MagneticStripe stripe = new MagneticStripe();
        byte[] bytes = Encoding.UTF8.GetBytes(track2);
        Array.Copy(bytes, 0, stripe.Track2, 0, bytes.Length);
        stripe.Track2Length = bytes.Length;
        return stripe;
    }

    private static CardProduct[] Products() => new CardProduct[]
    {
        new CardProduct { From = 999000, To = 999099, ShortestPan = 16, LongestPan = 16 },
        new CardProduct { From = 999100, To = 999199, ShortestPan = 16, LongestPan = 19, IsDebit = true },
    };

    private static bool IsZero(byte[] bytes)
    {
        foreach (byte value in bytes)
        {
            if (value != 0)
            {
                return false;
            }
        }

        return true;
    }
}
