using System;
using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Core.Texts;

namespace Terminal.Flows;

/// <summary>What tells the merchant which record of the journal it is, in the second to the fifth row: number, local time, what it is, card, amount.</summary>
internal sealed class Particulars
{
    private const int LastDigits = 4;

    private readonly Till _till;
    private readonly byte[] _text = new byte[12];

    public Particulars(Till till)
    {
        _till = till;
    }

    /// <summary>Composes a screen of the till's record.</summary>
    public Dialogue Compose(Text title, Text keys)
    {
        SaleRecord sale = _till.Record;
        Dialogue dialogue = _till.Dialogue.Offer(title, Text.NumberLabel, keys);
        Array.Copy(sale.Epoch, _text, 2);
        Digits.Write(sale.Number, _text, 2, 10);
        dialogue.Screen.Right(1, _text, 12);
        LocalTime.WriteDay(sale.LocalTime, _text, 0);
        Array.Copy(_text, 0, dialogue.Screen.Cells, 2 * Screen.Columns, LocalTime.DayLength);
        LocalTime.WriteTime(sale.LocalTime, _text, 0);
        dialogue.Screen.Right(2, _text, LocalTime.TimeLength);
        dialogue.Add(3, Wording.TitleOf(sale.Kind));
        for (int i = 0; i < LastDigits; i++)
        {
            _text[i] = (byte)'*';
            _text[LastDigits + i] = sale.Pan[sale.PanLength - LastDigits + i];
        }

        dialogue.Screen.Right(3, _text, 2 * LastDigits);
        return dialogue.Amount(4, sale.Amount);
    }
}
