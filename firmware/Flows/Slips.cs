using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Core.Ports;
using Terminal.Core.Receipts;
using Terminal.Core.Texts;

namespace Terminal.Flows;

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
    /// <returns>Whether it came out.</returns>
    public bool Print(Slip slip, bool isDuplicate)
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
                    return true;
                }
            }

            _till.Dialogue.Say(Text.PrinterTitle, Wording.Of(state), Text.KeysPrintLater).Show();
            _till.Dialogue.Sound(Sound.Attention);
            if (_till.Dialogue.AwaitChoice(Dialogue.Forever, Key.Enter, Key.Cancel) == Key.Cancel)
            {
                return false;
            }

            state = _till.Printer.Ask();
        }
    }

    /// <summary>Prints both copies of the sale at hand; whoever puts the first off is not asked about the second as well.</summary>
    public void PrintCopies(bool isDuplicate)
    {
        if (Print(Slip.MerchantCopy, isDuplicate))
        {
            Print(Slip.CardholderCopy, isDuplicate);
        }
    }

    /// <summary>Prints what the sale at hand still owes, as duplicates.</summary>
    public void PrintOwed()
    {
        SaleRecord sale = _till.Record;
        Prints owed = sale.PaperOwed;
        if ((owed & Prints.Both) == Prints.Both)
        {
            PrintCopies(true);
        }
        else if ((owed & Prints.Both) != 0)
        {
            Print((owed & Prints.Merchant) != 0 ? Slip.MerchantCopy : Slip.CardholderCopy, true);
        }

        if ((owed & (Prints.NotMade | Prints.Refusal)) != 0)
        {
            Print(OutcomeOf(sale), true);
        }
    }

    /// <summary>Prints a slip of the sale at hand once more. Nothing waits for it: after a minute without an answer about the printer it is given up.</summary>
    public void PrintAgain(Slip slip)
    {
        SaleRecord sale = _till.Record;
        while (true)
        {
            PrinterState state = _till.Printer.Ask();
            if (state == PrinterState.Ready)
            {
                state = _till.Receipt.Print(slip, sale, true);
            }

            if (state == PrinterState.Ready)
            {
                _till.Dialogue.Sound(Sound.Good);
                Note(slip, sale);
                return;
            }

            _till.Dialogue.Say(Text.PrinterTitle, Wording.Of(state), Text.KeysRetry).Show();
            _till.Dialogue.Sound(Sound.Attention);
            if (_till.Dialogue.AwaitChoice(Dialogue.Patience, Key.Enter, Key.Cancel) != Key.Enter)
            {
                return;
            }
        }
    }

    /// <summary>Whether a sale has come to where there is a slip of it.</summary>
    public static bool HasSlip(SaleRecord sale) => sale.IsMade || sale.State is SaleState.ReversalOwed or SaleState.VoidOwed or SaleState.Acknowledged or SaleState.Refused;

    /// <summary>The slip that says how a sale ended which has more than its two copies, or none of them.</summary>
    public static Slip OutcomeOf(SaleRecord sale) => sale.State switch
    {
        SaleState.AdviceRefused => Slip.AdviceRefused,
        SaleState.Refused => Slip.ReversalRefused,
        SaleState.Completed => Slip.NotTaken,
        _ => sale.ReversalReason is ReversalReason.Customer or ReversalReason.Signature ? Slip.Voided : Slip.NotMade,
    };

    /// <summary>Notes in the journal that a sale's slips are not wanted.</summary>
    public void Waive()
    {
        _till.Record.Prints |= _till.Record.PaperOwed;
        _till.Journal.Write(_till.Record);
    }

    private void Note(Slip slip, SaleRecord sale)
    {
        Prints before = sale.Prints;
        sale.Prints |= slip switch
        {
            Slip.MerchantCopy => Prints.Merchant,
            Slip.CardholderCopy => Prints.Cardholder,
            Slip.ReversalRefused or Slip.AdviceRefused or Slip.NotTaken => Prints.Refusal,
            _ => Prints.NotMade,
        };

        // In a sale the merchant's copy is noted with the next step; every other slip at once, unless it was before.
        if (sale.Prints != before && (slip != Slip.MerchantCopy || sale.IsMade))
        {
            _till.Keep();
        }
    }
}
