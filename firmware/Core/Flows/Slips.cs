using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Core.Ports;
using Terminal.Core.Receipts;
using Terminal.Core.Texts;

namespace Terminal.Core.Flows;

/// <summary>Prints the slips of the sale at hand and minds the printer. What it says never changes what was decided.</summary>
public sealed class Slips
{
    private readonly Till _till;

    /// <summary>Prints at a till.</summary>
    public Slips(Till till)
    {
        _till = till;
    }

    /// <summary>Prints a slip, again and again until it came out whole or the merchant puts it off; what is put off stays owed in the journal.</summary>
    /// <param name="slip">Which.</param>
    /// <param name="isDuplicate">Whether it may have been printed before. A second attempt always says DUPLICATE.</param>
    public void Print(Slip slip, bool isDuplicate)
    {
        SaleRecord sale = _till.Record;
        PrinterState state = _till.Printer.Ask();
        while (true)
        {
            if (state == PrinterState.Ready)
            {
                state = _till.Receipt.Print(slip, sale, isDuplicate);
                isDuplicate = true;
                if (state == PrinterState.Ready)
                {
                    Note(slip, sale);
                    return;
                }
            }

            _till.Dialogue.Say(Text.PrinterTitle, Wording.Of(state), Text.KeysPrintLater).Show();
            _till.Dialogue.Sound(Sound.Attention);
            if (_till.Dialogue.AwaitChoice(Dialogue.Forever, Key.Enter, Key.Cancel) == Key.Cancel)
            {
                return;
            }

            state = _till.Printer.Ask();
        }
    }

    /// <summary>Prints what the sale at hand still owes, as a duplicate.</summary>
    public void PrintOwed()
    {
        if (_till.Record.State == SaleState.Completed && (_till.Record.Prints & Prints.Merchant) == 0)
        {
            Print(Slip.MerchantCopy, true);
        }

        if (_till.Record.State != SaleState.Completed || (_till.Record.Prints & Prints.Cardholder) == 0)
        {
            Print(LastOf(_till.Record), true);
        }
    }

    /// <summary>Notes in the journal that a sale's slips are not wanted.</summary>
    public void Waive()
    {
        _till.Record.Prints |= Prints.Both | Prints.NotMade;
        _till.Journal.Write(_till.Record);
    }

    /// <summary>The slip that ends a sale in its present state.</summary>
    private static Slip LastOf(SaleRecord sale)
    {
        if (sale.State == SaleState.Completed)
        {
            return Slip.CardholderCopy;
        }

        if (sale.State == SaleState.Refused)
        {
            return Slip.ReversalRefused;
        }

        return sale.ReversalReason is ReversalReason.Customer or ReversalReason.Signature ? Slip.Voided : Slip.NotMade;
    }

    private void Note(Slip slip, SaleRecord sale)
    {
        // In a sale the merchant's copy is noted with the next step; every other slip at once.
        sale.Prints |= slip switch
        {
            Slip.MerchantCopy => Prints.Merchant,
            Slip.CardholderCopy => Prints.Cardholder,
            _ => Prints.NotMade,
        };
        if (slip != Slip.MerchantCopy || sale.State == SaleState.Completed)
        {
            _till.Journal.Write(sale);
        }
    }
}
