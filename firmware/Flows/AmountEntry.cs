using Terminal.Core.Ports;
using Terminal.Core.Texts;

namespace Terminal.Flows;

/// <summary>An amount on the keypad.</summary>
public sealed class AmountEntry
{
    private readonly Till _till;

    /// <summary>Takes amounts at a till.</summary>
    public AmountEntry(Till till)
    {
        _till = till;
    }

    /// <summary>The amount taken, minor units, 1 to 999,999,999,999 (field 4).</summary>
    public long Amount { get; private set; }

    /// <summary>Takes an amount for what is under way.</summary>
    /// <param name="first">The key that began it: a digit, or <see cref="Key.Clear"/>.</param>
    /// <param name="most">The largest amount, minor units.</param>
    /// <param name="overMost">What to say of a larger one.</param>
    /// <param name="isMostShown">Whether the merchant is to see the largest amount.</param>
    /// <returns>False when there is none; one that is too large has been explained.</returns>
    public bool Take(Key first, long most, Text overMost, bool isMostShown)
    {
        Key key = first;
        Amount = 0;
        Dialogue dialogue = _till.Dialogue.Say(_till.Title, isMostShown ? Text.EnterAmountUpTo : Text.EnterAmount, Text.KeysAmount);
        if (isMostShown)
        {
            dialogue.Amount(3, most);
        }

        while (true)
        {
            if (key >= Key.Digit0 && key <= Key.Digit9)
            {
                Amount = Core.Money.Amount.Append(Amount, key - Key.Digit0);
            }
            else if (key == Key.DoubleZero)
            {
                Amount = Core.Money.Amount.Append(Core.Money.Amount.Append(Amount, 0), 0);
            }
            else if (key == Key.Clear)
            {
                Amount /= 10;
            }
            else if (key == Key.Cancel || key == Key.None)
            {
                return false;
            }
            else if (key == Key.Enter && Amount > 0)
            {
                return Amount <= most || _till.Refuse(overMost);
            }

            // An amount that cannot be seen is not sold.
            if (!dialogue.Amount(isMostShown ? 5 : 4, Amount).Show().IsShown)
            {
                return false;
            }

            key = dialogue.AwaitKey(Dialogue.Patience);
        }
    }
}
