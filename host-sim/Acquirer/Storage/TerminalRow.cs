namespace Terminal.Acquirer.Storage;

/// <summary>A terminal with its merchant, as the database has them.</summary>
internal sealed record TerminalRow(
    string Id, string Merchant, long Active, long MerchantActive, string Currency, string CurrencyLetters, long CurrencyExponent, long Maximum, long RefundLimit, long HoldDays, string Parameters, string Epoch, long Batch, long Counter)
{
    public Currency Money => new(Currency, CurrencyLetters, (int)CurrencyExponent);
}
