using System.Data.Common;

namespace Terminal.Acquirer.Storage;

/// <summary>A terminal with its point of service and its merchant, as the database has them, and with what it can have: the newest parameters, and the newest version of the stop list (0 for none).</summary>
internal sealed record TerminalRow(
    string Id, string Merchant, long Active, long MerchantActive, long MerchantFee, long Discount, long DiscountOver, string Currency, string CurrencyLetters, long CurrencyExponent, long Maximum, long RefundLimit, long HoldDays, string Country, string Mcc, long UtcOffset, string Parameters, string Epoch, string Offered, long OfferedBatch, long Batch, long NewestList)
{
    public Currency Money => new(Currency, CurrencyLetters, (int)CurrencyExponent);

    /// <summary>From its columns in their order.</summary>
    public static TerminalRow Read(DbDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), row.GetString(7), row.GetString(8), row.GetInt64(9),
        row.GetInt64(10), row.GetInt64(11), row.GetInt64(12), row.GetString(13), row.GetString(14), row.GetInt64(15), row.GetString(16), row.GetString(17), row.GetString(18), row.GetInt64(19), row.GetInt64(20), row.GetInt64(21));
}
