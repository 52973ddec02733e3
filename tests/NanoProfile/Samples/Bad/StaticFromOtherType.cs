// expect: line 9: static-order: the initialiser of Prices reads Rates.Table, which may still be 0 or null; initialise statics from literals
public static class Rates
{
    public static readonly byte[] Table = { 1, 2, 3 };
}

public static class Prices
{
    public static readonly int Count = Rates.Table.Length;
}
