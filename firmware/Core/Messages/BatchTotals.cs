namespace Terminal.Core.Messages;

/// <summary>
/// The totals of a batch as both ends count them (field 63): approved sales and completions, and refunds, that were not reversed; pre-authorisations never. Sums are
/// minor units.
/// </summary>
public sealed class BatchTotals
{
    /// <summary>Digits of the totals in a message: number of sales 6, their sum 16, number of refunds 6, their sum 16.</summary>
    public const int Length = 2 * (CountDigits + SumDigits);

    /// <summary>The largest sum that field 63 can carry, in minor units.</summary>
    public const long MostSum = 9_999_999_999_999_999;

    /// <summary>The largest number of sales, or of refunds, that it can carry.</summary>
    public const int MostCount = 999_999;

    private const int CountDigits = 6;
    private const int SumDigits = 16;

    /// <summary>How many sales and completions, 0 to 999999.</summary>
    public int Sales { get; private set; }

    /// <summary>Their sum, 0 to 9,999,999,999,999,999.</summary>
    public long SalesSum { get; private set; }

    /// <summary>How many refunds, 0 to 999999.</summary>
    public int Refunds { get; private set; }

    /// <summary>Their sum, 0 to 9,999,999,999,999,999.</summary>
    public long RefundsSum { get; private set; }

    /// <summary>Begins anew with nothing.</summary>
    public void Clear()
    {
        Sales = 0;
        SalesSum = 0;
        Refunds = 0;
        RefundsSum = 0;
    }

    /// <summary>Takes four numbers over.</summary>
    public void Set(int sales, long salesSum, int refunds, long refundsSum)
    {
        Sales = sales;
        SalesSum = salesSum;
        Refunds = refunds;
        RefundsSum = refundsSum;
    }

    /// <summary>Counts a sale or a completion.</summary>
    /// <param name="amount">Minor units, 0 to 999,999,999,999 (field 4).</param>
    public void AddSale(long amount)
    {
        Sales++;
        SalesSum += amount;
    }

    /// <summary>Counts a refund.</summary>
    /// <param name="amount">Minor units, 0 to 999,999,999,999 (field 4).</param>
    public void AddRefund(long amount)
    {
        Refunds++;
        RefundsSum += amount;
    }

    /// <summary>Whether two totals agree in all four numbers.</summary>
    public bool Same(BatchTotals other) =>
        Sales == other.Sales && SalesSum == other.SalesSum && Refunds == other.Refunds && RefundsSum == other.RefundsSum;

    /// <summary>Writes the <see cref="Length"/> digits of field 63.</summary>
    /// <returns>False when a number has too many digits for its place.</returns>
    public bool Write(byte[] bytes, int offset)
    {
        int refunds = offset + CountDigits + SumDigits;
        return Digits.Write(Sales, bytes, offset, CountDigits)
            & Digits.Write(SalesSum, bytes, offset + CountDigits, SumDigits)
            & Digits.Write(Refunds, bytes, refunds, CountDigits)
            & Digits.Write(RefundsSum, bytes, refunds + CountDigits, SumDigits);
    }

    /// <summary>Reads field 63.</summary>
    /// <param name="bytes">Holds the totals of a parsed message: <see cref="Length"/> digits.</param>
    /// <param name="offset">Where they begin.</param>
    public void Read(byte[] bytes, int offset)
    {
        int refunds = offset + CountDigits + SumDigits;
        Sales = (int)Digits.Read(bytes, offset, CountDigits);
        SalesSum = Digits.Read(bytes, offset + CountDigits, SumDigits);
        Refunds = (int)Digits.Read(bytes, refunds, CountDigits);
        RefundsSum = Digits.Read(bytes, refunds + CountDigits, SumDigits);
    }
}
