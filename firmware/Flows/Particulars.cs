using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Core.Texts;

namespace Terminal.Flows;

/// <summary>What tells the merchant which sale of the journal it is: kind, number, amount, the card's last four digits, local date and time.</summary>
public sealed class Particulars
{
    private const int LastDigits = 4;
    private const int StampLength = 16;

    private readonly Till _till;
    private readonly byte[] _line = new byte[Screen.Columns];

    /// <summary>Shows records of a till.</summary>
    public Particulars(Till till)
    {
        _till = till;
    }

    /// <summary>Shows the till's record under a question.</summary>
    public void Show(Text title, Text question, Text keys)
    {
        SaleRecord sale = _till.Record;
        Dialogue dialogue = _till.Dialogue.Say(title, question, keys);
        dialogue.Screen.Write(3, 0, _till.Dialogue.Phrases.Of(Wording.TitleOf(sale.Kind), dialogue.Language));
        dialogue.Amount(4, sale.Amount);
        Digits.Write(sale.Number, _line, 0, 10);
        for (int i = 0; i < LastDigits; i++)
        {
            _line[10 + i] = (byte)(i == 0 ? ' ' : '*');
            _line[13 + i] = sale.Pan[sale.PanLength - LastDigits + i];
        }

        dialogue.Centre(5, _line, 10 + 3 + LastDigits);
        Stamp(sale);
        dialogue.Centre(6, _line, StampLength).Show();
    }

    // Year-month-day hours:minutes, as on the receipt.
    private void Stamp(SaleRecord sale)
    {
        Digits.Write(sale.LocalTime.Year, _line, 0, 4);
        _line[4] = (byte)'-';
        Digits.Write(sale.LocalTime.Month, _line, 5, 2);
        _line[7] = (byte)'-';
        Digits.Write(sale.LocalTime.Day, _line, 8, 2);
        _line[10] = (byte)' ';
        Digits.Write(sale.LocalTime.Hour, _line, 11, 2);
        _line[13] = (byte)':';
        Digits.Write(sale.LocalTime.Minute, _line, 14, 2);
    }
}
