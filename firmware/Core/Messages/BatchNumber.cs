namespace Terminal.Core.Messages;

/// <summary>Numbers of batches (field 60): 1 to 999999, and 1 again after the last.</summary>
public static class BatchNumber
{
    /// <summary>The last number before they begin again.</summary>
    public const int Last = 999999;

    /// <summary>The number of the batch after another.</summary>
    /// <param name="batch">0 (none yet) to <see cref="Last"/>.</param>
    public static int Next(int batch) => batch >= Last ? 1 : batch + 1;

    /// <summary>Whether a batch came before another: of two numbers, the one from which fewer steps lead to the other. 0 came before all.</summary>
    public static bool IsBefore(int batch, int other)
    {
        if (batch == 0 || other == 0)
            return batch < other;

        int steps = other - batch;
        if (steps < 0)
            steps += Last;
        return steps > 0 && steps <= Last / 2;
    }
}
