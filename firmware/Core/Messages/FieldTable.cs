namespace Terminal.Core.Messages;

/// <summary>The one table of fields: which there are and how each is written (ISO 8583:1987, with this protocol's narrower widths).</summary>
public static class FieldTable
{
    /// <summary>Columns of <see cref="Rows"/>: number, digits of the length in front (0 for fixed), shortest, longest, content.</summary>
    internal const int Columns = 5;

    private const byte Fixed = 0;
    private const byte LL = 2;
    private const byte LLL = 3;

    /// <summary>In the column of the longest: as many as the length can say.</summary>
    private const byte Open = 0;

    /// <summary>Ascending. A field's place here is its index in a message, so there is room for 31 fields.</summary>
    internal static readonly byte[] Rows =
    {
        Field.Pan, LL, 1, 19, Content.Numeric,
        Field.ProcessingCode, Fixed, 6, 6, Content.Numeric,
        Field.Amount, Fixed, 12, 12, Content.Numeric,
        Field.TransmissionTime, Fixed, 10, 10, Content.Numeric,
        Field.Stan, Fixed, 6, 6, Content.Numeric,
        Field.LocalTime, Fixed, 6, 6, Content.Numeric,
        Field.LocalDate, Fixed, 4, 4, Content.Numeric,
        Field.Expiry, Fixed, 4, 4, Content.Numeric,
        Field.EntryMode, Fixed, 3, 3, Content.Numeric,
        Field.ConditionCode, Fixed, 2, 2, Content.Numeric,
        Field.Track2, LL, 1, 37, Content.Track,
        Field.RetrievalReference, Fixed, 12, 12, Content.Alphanumeric,
        Field.ApprovalCode, Fixed, 6, 6, Content.Alphanumeric,
        Field.ResponseCode, Fixed, 2, 2, Content.Alphanumeric,
        Field.Terminal, Fixed, 8, 8, Content.Text,
        Field.Merchant, Fixed, 15, 15, Content.Text,
        Field.PrivateData, LLL, 4, Open, Content.Tags,
        Field.Currency, Fixed, 3, 3, Content.Numeric,
        Field.SettlementCurrency, Fixed, 3, 3, Content.Numeric,
        Field.Batch, LLL, 6, 6, Content.Numeric,
        Field.Totals, LLL, 44, 44, Content.Numeric,
        Field.SettlementCode, Fixed, 1, 1, Content.Numeric,
        Field.NetworkCode, Fixed, 3, 3, Content.Numeric,
        Field.MessageNumber, Fixed, 4, 4, Content.Numeric,
        Field.LastMessage, Fixed, 4, 4, Content.Numeric,
        Field.OriginalElements, Fixed, 42, 42, Content.Numeric,
        Field.Mac, Fixed, 16, 16, Content.Hexadecimal,
    };

    /// <summary>How many fields there are.</summary>
    public static int Count => Rows.Length / Columns;

    /// <summary>The number of the field at a place of the table, from 0 on.</summary>
    public static int NumberAt(int index) => Rows[index * Columns];

    /// <summary>Digits of the length in front of a field: 0 (fixed), 2 or 3; -1 for a field that is not in use.</summary>
    public static int LengthDigits(int field)
    {
        int index = IndexOf(field);
        return index < 0 ? -1 : Rows[index * Columns + 1];
    }

    /// <summary>The fewest characters a field may have; -1 for a field that is not in use.</summary>
    public static int Shortest(int field)
    {
        int index = IndexOf(field);
        return index < 0 ? -1 : Rows[index * Columns + 2];
    }

    /// <summary>The most characters a field may have; -1 for a field that is not in use.</summary>
    public static int Longest(int field)
    {
        int index = IndexOf(field);
        return index < 0 ? -1 : LongestAt(index);
    }

    /// <summary>What a field may hold, one of <see cref="Messages.Content"/>; -1 for a field that is not in use.</summary>
    public static int ContentOf(int field)
    {
        int index = IndexOf(field);
        return index < 0 ? -1 : Rows[index * Columns + 4];
    }

    /// <summary>A field's place in the table, or -1.</summary>
    internal static int IndexOf(int field)
    {
        int low = 0, high = Rows.Length / Columns - 1;
        while (low <= high)
        {
            int middle = (low + high) >> 1;
            int number = Rows[middle * Columns];
            if (number == field)
                return middle;
            if (number < field)
                low = middle + 1;
            else
                high = middle - 1;
        }

        return -1;
    }

    /// <summary>The most characters of the field at a place of the table.</summary>
    internal static int LongestAt(int index)
    {
        int longest = Rows[index * Columns + 3];
        return longest == Open ? 999 : longest;
    }
}
