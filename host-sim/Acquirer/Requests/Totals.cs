using System.Text;
using Terminal.Core.Messages;

namespace Terminal.Acquirer.Requests;

/// <summary>A batch's totals as the text of field 63.</summary>
internal static class Totals
{
    /// <summary>For an answer that has none to tell.</summary>
    public static readonly string None = new('0', BatchTotals.Length);

    public static string Text(BatchTotals totals)
    {
        byte[] digits = new byte[BatchTotals.Length];
        totals.Write(digits, 0);
        return Encoding.ASCII.GetString(digits);
    }

    public static BatchTotals Read(string text)
    {
        BatchTotals totals = new();
        totals.Read(Encoding.ASCII.GetBytes(text), 0);
        return totals;
    }
}
