namespace Terminal.Acquirer.Storage;

/// <summary>A terminal with its point of service and its merchant, as the database has them.</summary>
internal sealed record TerminalRow(
    string Id, string Merchant, long Active, long MerchantActive, long MerchantFee, string Currency, string CurrencyLetters, long CurrencyExponent, long Maximum, long RefundLimit, long HoldDays, string Country, string Mcc, long UtcOffset, string Parameters, string Epoch, string Offered, long Batch, long Counter)
{
    public Currency Money => new(Currency, CurrencyLetters, (int)CurrencyExponent);
}
