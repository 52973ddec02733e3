namespace Terminal.Core.Money;

/// <summary>
/// Amounts of money: <c>long</c> minor units, 0 to <see cref="Maximum"/>. Every sum is range-checked by hand, because the
/// device's interpreter ignores <c>checked</c>.
/// </summary>
public static class Amount
{
    /// <summary>The largest amount that ISO 8583 field 4 (n12) can carry, in minor units.</summary>
    public const long Maximum = 999_999_999_999;

    /// <summary>What an amount becomes when one more digit is keyed; unchanged when it would no longer fit.</summary>
    /// <param name="amount">The amount so far, 0 to <see cref="Maximum"/>.</param>
    /// <param name="digit">0 to 9.</param>
    public static long Append(long amount, int digit)
    {
        long next = amount * 10 + digit;
        return next > Maximum ? amount : next;
    }

    /// <summary>Whether a sum and one more amount together pass a limit; what is below 0, and so no sum of money, counts as passing.</summary>
    public static bool IsOver(long limit, long sum, long amount) => sum < 0 || amount < 0 || sum > limit || amount > limit - sum;

    /// <summary>Writes an amount as people read it, in ASCII: 1250 with exponent 2 is <c>12.50</c>.</summary>
    /// <returns>The number of characters written, at most 16.</returns>
    public static int Write(long amount, int exponent, byte[] target, int offset)
    {
        long whole = amount;
        for (int i = exponent; i > 0; i--)
        {
            whole /= 10;
        }

        int length = exponent == 0 ? 1 : exponent + 2;
        for (long rest = whole / 10; rest > 0; rest /= 10)
        {
            length++;
        }

        int end = offset + length;
        if (exponent > 0)
        {
            for (int i = exponent; i > 0; i--)
            {
                target[--end] = (byte)('0' + amount % 10);
                amount /= 10;
            }

            target[--end] = (byte)'.';
        }

        do
        {
            target[--end] = (byte)('0' + whole % 10);
            whole /= 10;
        }
        while (whole > 0);

        return length;
    }
}
