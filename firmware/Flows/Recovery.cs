using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Core.Ports;
using Terminal.Core.Receipts;
using Terminal.Core.Texts;

namespace Terminal.Flows;

/// <summary>
/// What a power cut, or a flash that refused a step, left behind: settled before any other sale. An open intent is reversed, for the acquirer may have approved it;
/// an approval that was not finished is finished or voided by the merchant; a slip that is owed is offered, and so is a call to the voice desk.
/// </summary>
public sealed class Recovery
{
    // What the flash does not give for a moment it gives a little later.
    private const int MostReads = 3;
    private const int ReadAgainAfter = 1000;

    private readonly Till _till;
    private readonly Conclusion _conclusion;
    private readonly Referral _referral;
    private readonly Slips _slips;

    /// <summary>Recovers a till.</summary>
    public Recovery(Till till, Conclusion conclusion, Referral referral, Slips slips)
    {
        _till = till;
        _conclusion = conclusion;
        _referral = referral;
        _slips = slips;
    }

    /// <summary>Deals with every sale that is neither closed nor owed.</summary>
    public void SettleUnfinished()
    {
        long number = _till.Journal.Oldest(SaleState.Intent);
        if (number != 0 && _till.Journal.Read(number, _till.Record))
        {
            ReverseIntent();
        }

        number = _till.Journal.Oldest(SaleState.Approved);
        if (number != 0 && _till.Journal.Read(number, _till.Record))
        {
            AskToFinish();
        }

        _till.Forget();
    }

    /// <summary>After a restart: offers the slips that are still to be printed.</summary>
    public void OfferSlips()
    {
        for (long number = _till.Journal.OldestOwingPaper(0); number != 0; number = _till.Journal.OldestOwingPaper(number))
        {
            if (!IsGiven(number))
            {
                continue;
            }

            Show(Text.SlipOwed, Text.KeysPrintNo);
            if (_till.Dialogue.AwaitChoice(Dialogue.Patience, Key.Enter, Key.Cancel) == Key.Cancel)
            {
                _slips.Waive();
            }
            else
            {
                _slips.PrintOwed();
            }
        }

        _till.Forget();
    }

    /// <summary>What differs in a batch just settled: prints a slip of each sale and refund that the acquirer did not take. Those that are put off stay owed.</summary>
    public void PrintNotTaken()
    {
        bool isPrinted = true;
        for (long number = _till.Journal.OldestOwingPaper(0); number != 0 && isPrinted; number = _till.Journal.OldestOwingPaper(number))
        {
            isPrinted = !_till.Journal.Read(number, _till.Record) || !_till.Record.IsNotTaken || _slips.Print(Slip.NotTaken, false);
        }
    }

    /// <summary>After a restart: offers the call to the voice desk that was cut off. Without an answer it stays pending.</summary>
    /// <returns>Whether the merchant goes on with it.</returns>
    public bool IsCallWanted()
    {
        long number = _till.Journal.PendingCall;
        Key key = Key.None;
        if (number != 0 && IsGiven(number))
        {
            Show(Text.CallCutOff, Text.KeysYesNo);
            key = _till.Dialogue.AwaitChoice(Dialogue.Patience, Key.Enter, Key.Cancel);
            if (key == Key.Cancel)
            {
                _referral.Cancel();
            }
        }

        _till.Forget();
        return key == Key.Enter;
    }

    private void ReverseIntent()
    {
        SaleRecord sale = _till.Record;
        sale.State = SaleState.ReversalOwed;
        sale.ReversalReason = ReversalReason.TimeOut;
        bool written = _till.Journal.Write(sale);
        Show(written ? Text.Interrupted : Text.MemoryRefuses, Text.NoKeys);
        _slips.Print(Slip.NotMade, false);
        Show(written ? Text.Interrupted : Text.MemoryRefuses, Text.KeysOk);
        _till.Dialogue.AwaitKey(Dialogue.Notice);
    }

    private void AskToFinish()
    {
        Show(Text.Unfinished, Text.KeysFinishVoid);
        if (_till.Dialogue.AwaitChoice(Dialogue.Forever, Key.Enter, Key.Cancel) == Key.Enter)
        {
            _conclusion.Finish(true);
        }
        else
        {
            _conclusion.Void(ReversalReason.Customer);
        }
    }

    private bool IsGiven(long number)
    {
        int reads = 1;
        while (!_till.Journal.Read(number, _till.Record))
        {
            if (reads++ == MostReads)
            {
                return false;
            }

            _till.Clock.Wait(ReadAgainAfter);
        }

        return true;
    }

    // The amount and the last four digits tell the merchant which sale it is.
    private void Show(Text body, Text keys)
    {
        SaleRecord sale = _till.Record;
        byte[] last = new byte[8];
        for (int i = 0; i < 8; i++)
        {
            last[i] = i < 4 ? (byte)'*' : sale.Pan[sale.PanLength - 8 + i];
        }

        _till.Dialogue.Say(Text.RecoveryTitle, body, keys);
        _till.Dialogue.Screen.Write(1, 0, _till.Dialogue.Phrases.Of(Wording.TitleOf(sale.Kind), _till.Dialogue.Language));
        _till.Dialogue.Amount(5, sale.Amount).Centre(6, last).Show();
        _till.Dialogue.Sound(Sound.Attention);
    }
}
