using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Core.Texts;

namespace Terminal.Flows.Menus;

/// <summary>A record of the journal on the screen: its particulars, and how far it has come in words.</summary>
internal sealed class ReceiptScreen
{
    private const int StateRow = 5;

    private readonly Till _till;
    private readonly Particulars _particulars;
    private readonly byte[] _text = new byte[Screen.Columns];

    public ReceiptScreen(Till till)
    {
        _till = till;
        _particulars = new Particulars(till);
    }

    /// <summary>Shows the till's record.</summary>
    /// <param name="isRead">Whether the flash gave it whole.</param>
    /// <param name="place">Which it is, from 1.</param>
    /// <param name="count">Of how many.</param>
    public void Show(bool isRead, int place, int count)
    {
        Dialogue dialogue = _till.Dialogue;
        if (!isRead)
        {
            dialogue.Say(Text.ReceiptsTitle, Text.ReceiptUnreadable, Text.KeysReceipts);
        }
        else
        {
            _particulars.Compose(Text.ReceiptsTitle, Text.KeysReceipts).Add(StateRow, StateOf(_till.Record));
        }

        int length = WriteCount(place, 0);
        _text[length++] = (byte)'/';
        length = WriteCount(count, length);
        dialogue.Screen.Right(0, _text, length);
        dialogue.Show();
    }

    private static Text StateOf(SaleRecord sale)
    {
        bool isVoid = Slips.OutcomeOf(sale) == Core.Receipts.Slip.Voided;
        return sale.State switch
        {
            SaleState.Declined => Text.StateDeclined,
            SaleState.ReversalOwed => Text.StateReversalOwed,
            SaleState.Completed => sale.Kind == SaleKind.PreAuthorisation ? Text.StateHeld : sale.IsNotTaken ? Text.StateAdviceRefused : Text.StateMade,
            SaleState.VoidOwed => Text.StateVoidOwed,
            SaleState.Acknowledged => isVoid ? Text.StateVoided : Text.StateReversed,
            SaleState.Refused => Text.StateReversalRefused,
            SaleState.AdviceOwed => Text.StateAdviceOwed,
            SaleState.AdviceRefused => Text.StateAdviceRefused,
            SaleState.Referred => Text.StateReferred,
            SaleState.Ended => Text.StateEnded,
            _ => Text.StateUnfinished,
        };
    }

    private int WriteCount(int count, int at)
    {
        int digits = 1;
        for (int rest = count; rest >= 10; rest /= 10)
        {
            digits++;
        }

        Digits.Write(count, _text, at, digits);
        return at + digits;
    }
}
