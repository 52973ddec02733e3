using System;
using Terminal.Core.Cards;
using Terminal.Core.Parameters;
using Terminal.Core.Ports;
using Terminal.Core.Texts;

namespace Terminal.Flows;

/// <summary>How a card comes into the terminal: swiped, or keyed where the acquirer allows it; and the merchant's look at it.</summary>
public sealed class CardEntry
{
    private const int LastDigits = 4;
    private const int ExpiryDigits = 4;

    private readonly Till _till;
    private readonly byte[] _typed = new byte[PaymentCard.LongestPan];
    private readonly byte[] _shown = new byte[PaymentCard.LongestPan];

    /// <summary>Takes cards at a till.</summary>
    public CardEntry(Till till)
    {
        _till = till;
    }

    /// <summary>Asks for a card until one conforms, or the merchant gives up.</summary>
    /// <param name="amount">What it is to pay, shown meanwhile.</param>
    /// <returns>False when there is none; a refused card has been explained.</returns>
    public bool Take(long amount)
    {
        Dialogue dialogue = _till.Dialogue;
        dialogue.Discard();
        Text prompt = Text.SwipeCard;
        bool mayKey = _till.Parameters.AllowsKeying;
        while (true)
        {
            dialogue.Say(_till.Title, prompt, mayKey ? Text.KeysCardOrNumber : Text.KeysCancel).Amount(5, amount).Show();
            Swipe swipe = dialogue.AwaitCard(Dialogue.Patience, out Key key);
            if (swipe == Swipe.None && (key == Key.Cancel || key == Key.None))
            {
                return false;
            }

            if (swipe == Swipe.Card && _till.Card.Take(dialogue.Stripe) == CardFault.None)
            {
                return Conforms() && MerchantAgrees();
            }

            if (swipe != Swipe.None)
            {
                dialogue.Sound(Sound.Bad);
                prompt = Text.SwipeAgain;
            }
            else if (mayKey && key >= Key.Digit0 && key <= Key.Digit9)
            {
                return TakeKeyed(key) && Conforms();
            }
        }
    }

    private bool Conforms()
    {
        CardFault fault = _till.Card.Conforms(_till.Parameters.Products, _till.LocalNow);
        return fault == CardFault.None || _till.Refuse(Wording.Of(fault));
    }

    // The stripe may be a copy on another card: what is embossed must be what was read.
    private bool MerchantAgrees()
    {
        switch (_till.Parameters.CardLook)
        {
            case CardLook.Confirm:
                Mask(_till.Card.Pan, _till.Card.PanLength);
                _till.Dialogue.Say(Text.LookTitle, Text.LookConfirm, Text.KeysYesNo).Centre(5, _shown, _till.Card.PanLength).Show();
                Key key = _till.Dialogue.AwaitChoice(Dialogue.Patience, Key.Enter, Key.Cancel);
                return key == Key.Enter || (key == Key.Cancel && _till.Refuse(Text.LookDiffers));
            case CardLook.TypeLastDigits:
                return MerchantTypesLastDigits();
            default:
                return true;
        }
    }

    // A finger slips once; only the second difference is the card's.
    private bool MerchantTypesLastDigits()
    {
        for (int attempt = 0; attempt < 2; attempt++)
        {
            if (Type(Text.LookTitle, Text.LookType, Key.None, LastDigits, LastDigits, false) == 0)
            {
                return false;
            }

            if (EndsAsTyped())
            {
                return true;
            }

            _till.Dialogue.Sound(Sound.Bad);
        }

        return _till.Refuse(Text.LookDiffers);
    }

    private bool EndsAsTyped()
    {
        int difference = 0;
        for (int i = 0; i < LastDigits; i++)
        {
            difference |= _typed[i] ^ _till.Card.Pan[_till.Card.PanLength - LastDigits + i];
        }

        return difference == 0;
    }

    private bool TakeKeyed(Key first)
    {
        int length = Type(Text.KeyedTitle, Text.KeyNumber, first, PaymentCard.ShortestPan, PaymentCard.LongestPan, true);
        if (length == 0)
        {
            return false;
        }

        byte[] pan = new byte[length];
        Array.Copy(_typed, pan, length);
        bool taken = false;
        while (!taken && Type(Text.KeyedTitle, Text.KeyExpiry, Key.None, ExpiryDigits, ExpiryDigits, false) > 0)
        {
            // The card shows month and year; the message wants year and month.
            taken = _till.Card.TakeKeyed(pan, length, _typed);
        }

        Array.Clear(pan, 0, length);
        Array.Clear(_typed, 0, _typed.Length);
        return taken;
    }

    // Digits into _typed, until Enter with enough of them. A card number shows stars for all but its last four digits.
    private int Type(Text title, Text prompt, Key first, int fewest, int most, bool isMasked)
    {
        Dialogue dialogue = _till.Dialogue;
        int length = 0;
        Key key = first;
        while (true)
        {
            if (key >= Key.Digit0 && key <= Key.Digit9 && length < most)
            {
                _typed[length++] = (byte)key;
            }
            else if (key == Key.Clear && length > 0)
            {
                _typed[--length] = 0;
            }
            else if (key == Key.Enter && length >= fewest)
            {
                return length;
            }
            else if (key == Key.Cancel)
            {
                Array.Clear(_typed, 0, _typed.Length);
                return 0;
            }

            Array.Copy(_typed, _shown, length);
            if (isMasked)
            {
                Mask(_typed, length);
            }

            dialogue.Say(title, prompt, Text.KeysAmount).Centre(5, _shown, length).Show();
            key = dialogue.AwaitKey(Dialogue.Patience);
            if (key == Key.None)
            {
                key = Key.Cancel;
            }
        }
    }

    private void Mask(byte[] digits, int length)
    {
        for (int i = 0; i < length; i++)
        {
            _shown[i] = i < length - LastDigits ? (byte)'*' : digits[i];
        }
    }
}
