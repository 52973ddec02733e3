using Terminal.Core.Cards;
using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Core.Ports;
using Terminal.Core.Texts;

namespace Terminal.Flows;

/// <summary>How the merchant says which sale is meant: the number on its receipt, without the two characters of the epoch, or the card.</summary>
internal sealed class ReceiptEntry
{
    private readonly Till _till;
    private readonly byte[] _shown = new byte[10];

    /// <summary>Asks at a till.</summary>
    public ReceiptEntry(Till till)
    {
        _till = till;
    }

    /// <summary>The number keyed, 1 to 9999999999; 0 when none was.</summary>
    public long Number { get; private set; }

    /// <summary>Asks for a number, or a card where that is taken too; without one, and in training, Enter alone counts.</summary>
    /// <param name="prompt">What to ask.</param>
    /// <param name="isCardTaken">Whether a card, then in the till, is an answer.</param>
    /// <returns>False when the merchant gave up.</returns>
    public bool Take(Text prompt, bool isCardTaken)
    {
        Dialogue dialogue = _till.Dialogue;
        dialogue.DiscardCards();
        Number = 0;
        while (true)
        {
            dialogue.Say(isCardTaken ? Text.VoidTitle : _till.Title, prompt, Text.KeysAmount);
            if (Number > 0)
            {
                int length = DigitsOf(Number);
                Digits.Write(Number, _shown, 0, length);
                dialogue.Centre(5, _shown, length);
            }

            dialogue.Show();
            Swipe swipe = Swipe.None;
            Key key = Key.None;
            if (isCardTaken)
            {
                swipe = dialogue.AwaitCard(Dialogue.Patience, out key);
            }
            else
            {
                key = dialogue.AwaitKey(Dialogue.Patience);
            }

            if (swipe == Swipe.Card && _till.Card.Take(dialogue.Stripe) == CardFault.None)
            {
                Number = 0;
                return true;
            }

            if (swipe != Swipe.None)
            {
                dialogue.Sound(Sound.Bad);
                prompt = Text.SwipeAgain;
            }
            else if (key >= Key.Digit0 && key <= Key.Digit9 && Number <= SaleRecord.LastNumber / 10)
            {
                Number = Number * 10 + (key - Key.Digit0);
            }
            else if (key == Key.Clear)
            {
                Number /= 10;
            }
            else if (key == Key.Enter && (Number > 0 || !isCardTaken || _till.IsTraining))
            {
                return true;
            }
            else if (key == Key.Cancel || key == Key.None)
            {
                return false;
            }
        }
    }

    private static int DigitsOf(long number)
    {
        int digits = 1;
        for (; number >= 10; number /= 10)
        {
            digits++;
        }

        return digits;
    }
}
