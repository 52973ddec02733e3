using System;
using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Core.Texts;

namespace Terminal.Flows.Menus;

/// <summary>A record of the journal on the screen: number, time, what it is, card, amount, and how far it has come in words.</summary>
internal sealed class ReceiptScreen
{
    private const int LastDigits = 4;
    private const int StateRow = 5;

    private readonly Till _till;
    private readonly byte[] _text = new byte[Screen.Columns];

    public ReceiptScreen(Till till)
    {
        _till = till;
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
            Describe(_till.Record);
        }

        int length = WriteCount(place, 0);
        _text[length++] = (byte)'/';
        length = WriteCount(count, length);
        dialogue.Screen.Right(0, _text, length);
        dialogue.Show();
    }

    private void Describe(SaleRecord sale)
    {
        Dialogue dialogue = _till.Dialogue.Offer(Text.ReceiptsTitle, Text.NumberLabel, Text.KeysReceipts);
        Array.Copy(sale.Epoch, _text, 2);
        Digits.Write(sale.Number, _text, 2, 10);
        dialogue.Screen.Right(1, _text, 12);
        LocalTime.WriteDay(sale.LocalTime, _text, 0);
        Array.Copy(_text, 0, dialogue.Screen.Cells, 2 * Screen.Columns, LocalTime.DayLength);
        LocalTime.WriteTime(sale.LocalTime, _text, 0);
        dialogue.Screen.Right(2, _text, LocalTime.TimeLength);
        dialogue.Add(3, Text.SaleLine);
        for (int i = 0; i < LastDigits; i++)
        {
            _text[i] = (byte)'*';
            _text[LastDigits + i] = sale.Pan[sale.PanLength - LastDigits + i];
        }

        dialogue.Screen.Right(3, _text, 2 * LastDigits);
        dialogue.Amount(4, sale.Amount).Add(StateRow, StateOf(sale));
    }

    private static Text StateOf(SaleRecord sale)
    {
        bool isVoid = Slips.OutcomeOf(sale) == Core.Receipts.Slip.Voided;
        return sale.State switch
        {
            SaleState.Declined => Text.StateDeclined,
            SaleState.ReversalOwed => Text.StateReversalOwed,
            SaleState.Completed => Text.StateMade,
            SaleState.VoidOwed => Text.StateVoidOwed,
            SaleState.Acknowledged => isVoid ? Text.StateVoided : Text.StateReversed,
            SaleState.Refused => Text.StateReversalRefused,
            SaleState.AdviceOwed => Text.StateAdviceOwed,
            SaleState.AdviceRefused => Text.StateAdviceRefused,
            SaleState.Referred => Text.StateReferred,
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
