namespace Terminal.Core.Messages;

/// <summary>System trace audit numbers, STAN (ISO 8583 field 11): 1 to 999999, and 1 again after the last.</summary>
public static class TraceNumber
{
    /// <summary>The last number before they begin again.</summary>
    public const int Last = 999_999;

    /// <summary>The number so many after another.</summary>
    /// <param name="stan">0 (none yet) to <see cref="Last"/>.</param>
    /// <param name="steps">How many; after none yet, at least 1.</param>
    public static int After(int stan, int steps) => (stan + steps - 1) % Last + 1;
}
