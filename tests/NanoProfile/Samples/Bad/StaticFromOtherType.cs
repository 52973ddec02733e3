public static class Rates
{
    public static readonly byte[] Table = { 1, 2, 3 };
}

public static class Prices
{
    public static readonly int Count = Rates.Table.Length;
}
