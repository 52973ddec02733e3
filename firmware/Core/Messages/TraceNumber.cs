using Terminal.Core.Ports;

namespace Terminal.Core.Messages;

/// <summary>System trace audit numbers, STAN (ISO 8583 field 11): 1 to 999999, and 1 again after the last.</summary>
public static class TraceNumber
{
    /// <summary>The last number before they begin again.</summary>
    public const int Last = 999_999;

    /// <summary>One to begin with after a start. By chance, for a clock without power shows the same time at every start: an answer to what was asked after an earlier one must not fit.</summary>
    public static int Draw(ICrypto crypto)
    {
        byte[] drawn = new byte[4];
        crypto.Random(drawn);
        return (int)(BigEndian.Read(drawn, 0, drawn.Length) % Last) + 1;
    }

    /// <summary>The number so many after another.</summary>
    /// <param name="stan">1 to <see cref="Last"/>.</param>
    /// <param name="steps">How many.</param>
    public static int After(int stan, int steps) => (stan + steps - 1) % Last + 1;
}
