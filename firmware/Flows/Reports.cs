using System;
using Terminal.Core.Journal;
using Terminal.Core.Ports;
using Terminal.Core.Receipts;
using Terminal.Core.Texts;

namespace Terminal.Flows;

/// <summary>The reports of a batch: as it stands now, which changes nothing, and as it was settled.</summary>
public sealed class Reports
{
    private readonly Till _till;
    private readonly BatchReceipt _paper;

    /// <summary>Reports at a till.</summary>
    public Reports(Till till)
    {
        _till = till;
        _paper = new BatchReceipt(till.Receipt, till.Parameters);
    }

    /// <summary>Whether the report of the last settlement is still to be printed.</summary>
    public bool IsOwed => _till.Journal.Closing.Phase == ClosingPhase.Settled && !_till.Journal.Closing.IsPrinted;

    /// <summary>The merchant's choice.</summary>
    public void Run()
    {
        switch (_till.Dialogue.Choose(Text.ReportsTitle, Text.ReportsMenu))
        {
            case Key.Digit1:
                PrintOpen();
                break;
            case Key.Digit2:
                PrintSettledAgain();
                break;
        }
    }

    /// <summary>Counts the open batch, and notes what the terminal holds.</summary>
    /// <param name="summary">A new one.</param>
    /// <returns>False when a record could not be read.</returns>
    public bool Count(BatchSummary summary)
    {
        summary.Time = _till.Clock.UtcNow;
        summary.UtcOffset = _till.Parameters.UtcOffset;
        summary.ListVersion = _till.StopList.Version;
        summary.ListCards = _till.StopList.Cards;
        summary.Parameters = _till.Parameters.Number;
        return _till.Journal.Summarise(summary, _till.Record, _till.Parameters.Products);
    }

    /// <summary>Prints the report of the batch just settled, again and again until it came out whole or the merchant puts it off; what is put off stays owed.</summary>
    /// <returns>Whether it came out.</returns>
    public bool PrintSettled()
    {
        bool isPrinted = Print(_till.Journal.Closing.Ours, _till.Journal.Closing, false);
        if (isPrinted)
        {
            _till.Journal.Closing.NoteReportPrinted();
        }

        return isPrinted;
    }

    /// <summary>Prints the report that is owed if the printer is ready, and asks nobody.</summary>
    /// <param name="isDuplicate">Whether it may have been printed before.</param>
    /// <returns>Whether it came out whole.</returns>
    public bool PrintOwed(bool isDuplicate)
    {
        bool isPrinted = _till.Printer.Ask() == PrinterState.Ready
            && _paper.Print(_till.Journal.Closing.Ours, _till.Journal.Closing, isDuplicate) == PrinterState.Ready;
        if (isPrinted)
        {
            _till.Journal.Closing.NoteReportPrinted();
        }

        return isPrinted;
    }

    private void PrintOpen()
    {
        BatchSummary summary = new BatchSummary();
        _till.Dialogue.Say(Text.ReportsTitle, Text.Counting, Text.NoKeys).Show();
        if (Count(summary))
        {
            Print(summary, null, false);
        }
        else
        {
            _till.Dialogue.Say(Text.MemoryTitle, Text.RecordUnreadable, Text.KeysOk).Tell(Sound.Bad);
        }
    }

    private void PrintSettledAgain()
    {
        BatchClosing closing = _till.Journal.Closing;
        if (closing.Phase != ClosingPhase.Settled)
        {
            _till.Dialogue.Say(Text.ReportsTitle, closing.IsUnderWay ? Text.SettlementUnderWay : Text.NothingSettled, Text.KeysOk).Tell(Sound.Attention);
        }
        else if (closing.IsPrinted)
        {
            Print(closing.Ours, closing, true);
        }
        else
        {
            PrintSettled();
        }
    }

    private bool Print(BatchSummary summary, BatchClosing? closing, bool isDuplicate)
    {
        PrinterState state = _till.Printer.Ask();
        while (true)
        {
            if (state == PrinterState.Ready)
            {
                state = _paper.Print(summary, closing, isDuplicate);
                isDuplicate = true;
                if (state == PrinterState.Ready)
                {
                    return true;
                }
            }

            _till.Dialogue.Say(Text.PrinterTitle, Wording.Of(state), Text.KeysPrintLater).Show();
            _till.Dialogue.Sound(Sound.Attention);
            if (_till.Dialogue.AwaitChoice(Dialogue.Patience, Key.Enter, Key.Cancel) != Key.Enter)
            {
                return false;
            }

            state = _till.Printer.Ask();
        }
    }
}
