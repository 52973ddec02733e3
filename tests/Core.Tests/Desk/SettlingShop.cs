namespace Terminal.Tests.Desk;

/// <summary>A shop that sells and settles in the evening.</summary>
internal static class SettlingShop
{
    /// <summary>The keys that settle, from READY.</summary>
    public const string Settle = "AB7";

    public static Counter Sold(Terms terms, params long[] amounts)
    {
        Counter counter = new(terms: terms);
        counter.Amounts.AddRange(amounts);
        counter.Trade();
        return counter;
    }

    /// <summary>All that was asked for, and then a while at rest.</summary>
    public static void Evening(Counter counter)
    {
        counter.Trade();
        counter.Trade();
    }
}
