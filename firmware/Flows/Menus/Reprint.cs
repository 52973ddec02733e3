using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Core.Ports;
using Terminal.Core.Receipts;
using Terminal.Core.Texts;

namespace Terminal.Flows.Menus;

/// <summary>Prints a receipt once more, marked DUPLICATE: the last one, one by its number, or one that the merchant finds among all that the journal keeps.</summary>
internal sealed class Reprint
{
    private const int NumberDigits = 10;

    private readonly Till _till;
    private readonly Slips _slips;

    public Reprint(Till till, Slips slips)
    {
        _till = till;
        _slips = slips;
    }

    /// <summary>Runs until the merchant goes back or is silent.</summary>
    public void Run()
    {
        bool isOpen = true;
        while (isOpen)
        {
            switch (_till.Dialogue.Choose(Text.ReprintTitle, Text.ReprintMenu))
            {
                case Key.Digit1:
                    PrintLast();
                    break;
                case Key.Digit2:
                    PrintByNumber();
                    break;
                case Key.Digit3:
                    Browse();
                    break;
                case Key.Cancel:
                case Key.None:
                    isOpen = false;
                    break;
            }

            _till.Forget();
            isOpen = isOpen && !_till.Dialogue.IsLeft;
        }
    }

    // The last one of which there is a slip.
    private void PrintLast()
    {
        SaleJournal journal = _till.Journal;
        long number = journal.NewestBelow(long.MaxValue);
        while (number != 0 && !(journal.Read(number, _till.Record) && Slips.HasSlip(_till.Record)))
        {
            number = journal.NewestBelow(number);
        }

        if (number == 0)
        {
            Tell(Text.NoReceipts);
        }
        else
        {
            Print();
        }
    }

    private void PrintByNumber()
    {
        DigitEntry entry = new DigitEntry(_till.Dialogue, NumberDigits);
        int length = entry.Take(Text.ReprintTitle, Text.ReprintNumber, 1, false);
        if (length == 0)
        {
            return;
        }

        if (_till.Journal.Read(Digits.Read(entry.Typed, 0, length), _till.Record))
        {
            Print();
        }
        else
        {
            Tell(Text.NoSuchReceipt);
        }
    }

    // Newest first; after the oldest the newest again.
    private void Browse()
    {
        ReceiptScreen screen = new ReceiptScreen(_till);
        SaleJournal journal = _till.Journal;
        long number = journal.NewestBelow(long.MaxValue);
        int place = 1;
        if (number == 0)
        {
            Tell(Text.NoReceipts);
            return;
        }

        while (!_till.Dialogue.IsLeft)
        {
            screen.Show(journal.Read(number, _till.Record), place, journal.Count);
            Key key = _till.Dialogue.AwaitChoice(Dialogue.Patience, Key.Up, Key.Enter, Key.Cancel);
            if (key == Key.Cancel || key == Key.None)
            {
                return;
            }

            if (key == Key.Enter)
            {
                Print();
                continue;
            }

            number = journal.NewestBelow(number);
            place++;
            if (number == 0)
            {
                number = journal.NewestBelow(long.MaxValue);
                place = 1;
            }
        }
    }

    // The copies of a sale made are two; every other one has one slip or none.
    private void Print()
    {
        SaleRecord sale = _till.Record;
        if (!Slips.HasSlip(sale))
        {
            Tell(Text.NothingToPrint);
            return;
        }

        Slip slip = Slips.OutcomeOf(sale);
        if (sale.IsMade)
        {
            Key key = _till.Dialogue.Choose(Text.ReprintTitle, Text.ReprintCopies);
            if (key != Key.Digit1 && key != Key.Digit2)
            {
                return;
            }

            slip = key == Key.Digit1 ? Slip.MerchantCopy : Slip.CardholderCopy;
        }

        _slips.PrintAgain(slip);
    }

    private void Tell(Text why) => _till.Dialogue.Say(Text.ReprintTitle, why, Text.KeysOk).Tell(Sound.Bad);
}
