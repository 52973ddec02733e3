using System;
using Terminal.Core.Cards;
using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Core.Money;
using Terminal.Core.Parameters;
using Terminal.Core.Ports;
using Terminal.Core.Texts;

namespace Terminal.Core.Receipts;

/// <summary>
/// Prints the slips of a sale, 32 columns, line by line. The card number is cut to its first six and last four digits on what the merchant keeps, to the last
/// four on what the cardholder keeps (PCI DSS 3.4.1); the expiry date is never printed.
/// </summary>
public sealed class SaleReceipt
{
    /// <summary>Characters on a line.</summary>
    public const int Columns = 32;

    private const byte Space = 0x20;

    private readonly IPrinter _printer;
    private readonly TerminalParameters _parameters;
    private readonly Phrasebook _phrases;
    private readonly byte[] _blank = new byte[Columns];
    private readonly byte[] _line = new byte[Columns];
    private readonly byte[] _value = new byte[Columns];

    /// <summary>Prints for a terminal with these parameters, with the words of a book.</summary>
    public SaleReceipt(IPrinter printer, TerminalParameters parameters, Phrasebook phrases)
    {
        _phrases = phrases;
        _printer = printer;
        _parameters = parameters;
        CodePage.Fill(_blank, Space);
    }

    /// <summary>Prints one slip.</summary>
    /// <returns>The printer's state at the end: <see cref="PrinterState.Ready"/> when the slip came out whole.</returns>
    public PrinterState Print(Slip slip, SaleRecord sale, bool isDuplicate)
    {
        bool isForCardholder = slip == Slip.CardholderCopy;
        Head(sale);
        Line(TitleOf(slip, sale.Kind), LineStyle.Centred | LineStyle.Bold | LineStyle.DoubleHeight);
        if (sale.Number == 0)
        {
            Line(Text.TrainingLine, LineStyle.Centred | LineStyle.Bold | LineStyle.DoubleHeight);
        }

        if (isDuplicate)
        {
            Line(Text.Duplicate, LineStyle.Centred | LineStyle.Bold);
        }

        Card(sale, isForCardholder);
        Pair(Text.AmountLabel, WriteAmount(sale.Amount), LineStyle.Bold | LineStyle.DoubleHeight);
        Outcome(slip, sale, isForCardholder);
        Signature(slip, sale.Kind);
        Foot(slip, sale);
        return _printer.Finish();
    }

    /// <summary>Prints a slip that belongs to no sale: a title, a paragraph, and the acquirer's telephone number.</summary>
    /// <returns>As for <see cref="Print"/>.</returns>
    public PrinterState PrintNotice(Text title, Text paragraph)
    {
        Line(title, LineStyle.Centred | LineStyle.Bold | LineStyle.DoubleHeight);
        Paragraph(paragraph);
        Wrapped(_parameters.Phone, LineStyle.Centred);
        return _printer.Finish();
    }

    /// <summary>Merchant, terminal and time: the beginning of every receipt.</summary>
    internal void Shop(DateTime local)
    {
        Wrapped(_parameters.MerchantName, LineStyle.Centred | LineStyle.Bold);
        Wrapped(_parameters.MerchantPlace, LineStyle.Centred);
        Pair(Text.MerchantLabel, Copy(_parameters.MerchantId, 0, _parameters.MerchantId.Length), LineStyle.Plain);
        Pair(Text.TerminalLabel, Copy(_parameters.TerminalId, 0, _parameters.TerminalId.Length), LineStyle.Plain);
        DateAndTime(local);
    }

    /// <summary>Ends the paper.</summary>
    internal PrinterState Finish() => _printer.Finish();

    /// <summary>A label and a number with leading zeros.</summary>
    internal void Number(Text label, long value, int digits)
    {
        Digits.Write(value, _value, 0, digits);
        Pair(label, digits, LineStyle.Plain);
    }

    /// <summary>A label and a number as people count.</summary>
    internal void Count(Text label, int count, LineStyle style) => Pair(label, Amount.Write(count, 0, _value, 0), style);

    /// <summary>An amount at the right.</summary>
    internal void Sum(long amount, LineStyle style) => Pair(Text.NoKeys, WriteAmount(amount), style);

    private void Head(SaleRecord sale)
    {
        Shop(sale.LocalTime);
        Array.Copy(sale.Epoch, 0, _value, 0, 2);
        Digits.Write(sale.Number, _value, 2, 10);
        Pair(Text.NumberLabel, 12, LineStyle.Plain);
        if (sale.Kind != SaleKind.PreAuthorisation)
        {
            // A hold stands outside every batch.
            Digits.Write(sale.Batch, _value, 0, 6);
            Pair(Text.BatchLabel, 6, LineStyle.Plain);
        }

        if (sale.OriginalNumber != 0)
        {
            Array.Copy(sale.OriginalEpoch, 0, _value, 0, 2);
            Digits.Write(sale.OriginalNumber, _value, 2, 10);
            Pair(sale.Kind == SaleKind.Completion ? Text.CompletesLabel : Text.OriginalLabel, 12, LineStyle.Plain);
        }

        Rule((byte)'-');
    }

    private void Card(SaleRecord sale, bool isForCardholder)
    {
        Product(sale);
        int length = sale.PanLength;
        byte[] value = _value;
        Array.Copy(sale.Pan, value, length);
        for (int i = isForCardholder ? 0 : 6; i < length - 4; i++)
        {
            value[i] = (byte)'*';
        }

        Pair(Text.CardLabel, length, LineStyle.Plain);
    }

    // The product, and how the card was read: on one line where both fit.
    private void Product(SaleRecord sale)
    {
        byte[] read = _phrases.Of(sale.EntryMode == SaleRecord.Keyed ? Text.KeyedLabel : Text.SwipedLabel, _parameters.Language);
        CardProduct? product = CardProduct.Find(_parameters.Products, sale.Pan, sale.PanLength);
        Blank();
        if (product is not null && product.Name.Length + 1 + read.Length <= Columns)
        {
            Array.Copy(product.Name, _line, product.Name.Length);
        }
        else if (product is not null)
        {
            Wrapped(product.Name, LineStyle.Plain);
        }

        Array.Copy(read, 0, _line, Columns - read.Length, read.Length);
        _printer.Line(_line, 0, Columns, LineStyle.Plain);
    }

    private void Outcome(Slip slip, SaleRecord sale, bool isForCardholder)
    {
        bool isCopy = slip == Slip.MerchantCopy || slip == Slip.CardholderCopy;
        if (isCopy || slip is Slip.AdviceRefused or Slip.NotTaken)
        {
            if (sale.ApprovalCode[0] != 0)
            {
                Pair(Text.ApprovalLabel, Copy(sale.ApprovalCode, 0, sale.ApprovalCode.Length), LineStyle.Plain);
            }

            if (sale.IsAdvised)
            {
                Line(HowApproved(sale.AdviceReason), LineStyle.Plain);
            }
        }
        else if (sale.ReversalReason > 0)
        {
            Digits.Write(sale.ReversalReason, _value, 0, 4);
            Pair(Text.ReversalLabel, 4, LineStyle.Plain);
        }

        // What the acquirer said later, to the advice or when its batch was sent again, is no matter of the copies.
        if (sale.ResponseCode >= 0 && !(isCopy && (sale.IsAdvised || sale.IsNotTaken)))
        {
            Digits.Write(sale.ResponseCode, _value, 0, 2);
            Pair(Text.ResponseLabel, 2, LineStyle.Plain);
            if (isCopy || (slip != Slip.NotTaken && !ResponseCode.IsApproval(sale.ResponseCode)))
            {
                // A slip that says the sale was not made does not say "approved" as well; of what was not taken the words would advise to sell it again.
                Paragraph(Wording.OfResponse(sale.ResponseCode, sale.Kind));
            }
        }

        if (!isForCardholder)
        {
            Digits.Write(sale.DecisionReason, _value, 0, 2);
            Pair(Text.DecisionLabel, 2, LineStyle.Plain);
            if (sale.ListVersion > 0)
            {
                Digits.Write(sale.ListVersion, _value, 0, 10);
                Pair(Text.ListLabel, 10, LineStyle.Plain);
            }
        }

        Rule((byte)'-');
    }

    // Whoever gives the money signs: the cardholder for a sale or a hold, the merchant for a refund. A completion was signed for with its hold.
    private void Signature(Slip slip, SaleKind kind)
    {
        bool isOfMerchant = kind == SaleKind.Refund;
        if ((slip == Slip.MerchantCopy && kind != SaleKind.Completion) || (slip == Slip.CardholderCopy && isOfMerchant))
        {
            Line(isOfMerchant ? Text.MerchantSignatureLabel : Text.SignatureLabel, LineStyle.Plain);
            Feed();
            Feed();
            Rule((byte)'.');
        }
    }

    private static Text HowApproved(int adviceReason) => adviceReason switch
    {
        AdviceReason.Voice => Text.ApprovedByPhoneLine,
        AdviceReason.Completion => Text.SignedBeforeLine,
        _ => Text.ApprovedHereLine,
    };

    private void Foot(Slip slip, SaleRecord sale)
    {
        if (sale.Kind == SaleKind.PreAuthorisation && (slip == Slip.MerchantCopy || slip == Slip.CardholderCopy))
        {
            LocalTime.WriteDay(sale.LocalTime.AddTicks(_parameters.HoldDays * TimeSpan.TicksPerDay), _value, 0);
            Pair(Text.HeldUntilLabel, LocalTime.DayLength, LineStyle.Plain);
            Paragraph(Text.HoldLines);
        }

        switch (slip)
        {
            case Slip.MerchantCopy:
                Line(Text.MerchantCopyLine, LineStyle.Centred);
                break;
            case Slip.CardholderCopy:
                Line(Text.CardholderCopyLine, LineStyle.Centred);
                break;
            case Slip.ReversalRefused:
                Paragraph(Text.ReversalRefusedLines);
                Wrapped(_parameters.Phone, LineStyle.Centred);
                break;
            case Slip.AdviceRefused:
            case Slip.NotTaken:
                Paragraph(slip == Slip.NotTaken ? Text.NotTakenLines : Text.AdviceRefusedLines);
                Wrapped(_parameters.Phone, LineStyle.Centred);
                break;
            default:
                Paragraph(NothingIsDue(sale.Kind));
                break;
        }
    }

    private static Text NothingIsDue(SaleKind kind) => kind switch
    {
        SaleKind.Refund => Text.RefundNotDueLines,
        SaleKind.PreAuthorisation => Text.HoldNotDueLines,
        _ => Text.NothingIsDueLines,
    };

    private static Text TitleOf(Slip slip, SaleKind kind) => slip switch
    {
        Slip.NotMade => Wording.NotMadeTitleOf(kind),
        Slip.Voided => Wording.VoidedTitleOf(kind),
        Slip.ReversalRefused => Text.ReversalRefusedLine,
        Slip.AdviceRefused => Text.AdviceRefusedLine,
        Slip.NotTaken => Text.NotTakenLine,
        _ => Wording.TitleOf(kind),
    };

    private void DateAndTime(DateTime local)
    {
        Blank();
        LocalTime.WriteDay(local, _line, 0);
        LocalTime.WriteTime(local, _line, Columns - LocalTime.TimeLength);
        _printer.Line(_line, 0, Columns, LineStyle.Plain);
    }

    private int WriteAmount(long amount)
    {
        int length = Amount.Write(amount, _parameters.Currency.Exponent, _value, 0);
        _value[length++] = Space;
        byte[] letters = _parameters.Currency.Letters;
        Array.Copy(letters, 0, _value, length, letters.Length);
        return length + letters.Length;
    }

    private int Copy(byte[] value, int offset, int length)
    {
        Array.Copy(value, offset, _value, 0, length);
        return length;
    }

    // A label at the left, the first characters of _value at the right.
    private void Pair(Text label, int length, LineStyle style)
    {
        Blank();
        byte[] words = _phrases.Of(label, _parameters.Language);
        Array.Copy(words, _line, words.Length < Columns ? words.Length : Columns);
        Array.Copy(_value, 0, _line, Columns - length, length);
        _printer.Line(_line, 0, Columns, style);
    }

    internal void Line(Text text, LineStyle style)
    {
        byte[] words = _phrases.Of(text, _parameters.Language);
        _printer.Line(words, 0, words.Length, style);
    }

    internal void Paragraph(Text text)
    {
        byte[] words = _phrases.Of(text, _parameters.Language);
        int end;
        for (int start = 0; start < words.Length; start = end + 1)
        {
            end = CodePage.LineEnd(words, start);
            Wrapped(words, start, end, LineStyle.Plain);
        }
    }

    internal void Wrapped(byte[] text, LineStyle style) => Wrapped(text, 0, text.Length, style);

    // Breaks at spaces; a word longer than the line is broken where the line ends.
    private void Wrapped(byte[] text, int start, int stop, LineStyle style)
    {
        while (start < stop)
        {
            int end = start + Columns < stop ? start + Columns : stop;
            int next = end;
            if (end < stop)
            {
                int space = end;
                while (space > start && text[space] != Space)
                {
                    space--;
                }

                end = space > start ? space : end;
                next = space > start ? space + 1 : end;
            }

            _printer.Line(text, start, end - start, style);
            start = next;
        }
    }

    internal void Rule() => Rule((byte)'-');

    private void Rule(byte character)
    {
        CodePage.Fill(_line, character);
        _printer.Line(_line, 0, Columns, LineStyle.Plain);
    }

    private void Feed() => _printer.Line(_line, 0, 0, LineStyle.Plain);

    private void Blank() => Array.Copy(_blank, _line, Columns);
}
