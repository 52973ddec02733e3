using System;
using Terminal.Core.Messages;
using Terminal.Core.Parameters;
using Terminal.Core.StopList;

namespace Terminal.Core.Journal;

/// <summary>The bytes of a settlement's record, those that its seal encloses. Every byte: docs/journal.md.</summary>
internal static class ClosingPayload
{
    private const int PrintedFlag = 0x80;

    // The offset to UTC is kept as a number that is never negative.
    private const int MostUtcOffset = 1440;

    /// <summary>Writes a settlement down.</summary>
    public static void Write(BatchClosing closing, byte[] to)
    {
        BatchSummary ours = closing.Ours;
        Array.Clear(to, 0, to.Length);
        BigEndian.Write(to, 0, 3, ours.Batch);
        BigEndian.Write(to, 3, 5, ours.After);
        BigEndian.Write(to, 8, 5, ours.LastNumber);
        BigEndian.Write(to, 13, 3, closing.Stan);
        BigEndian.Write(to, 16, 4, JournalTime.Of(ours.Time));
        BigEndian.Write(to, 20, 2, ours.UtcOffset + MostUtcOffset);
        WriteTotals(to, 22, ours.Totals);
        WriteTotals(to, 44, closing.Theirs);
        BigEndian.Write(to, 66, 2, ours.Voids);
        BigEndian.Write(to, 68, 8, ours.VoidsSum);
        BigEndian.Write(to, 76, 2, ours.AdvicesRefused);
        BigEndian.Write(to, 78, 8, ours.AdvicesRefusedSum);
        BigEndian.Write(to, 86, 2, ours.ReversalsRefused);
        BigEndian.Write(to, 88, 2, ours.Damaged);
        BigEndian.Write(to, 90, 5, ours.ListVersion);
        BigEndian.Write(to, 95, 4, ours.ListCards);
        BigEndian.Write(to, 99, 3, ours.Parameters);
        to[102] = (byte)(closing.Code | (closing.IsPrinted ? PrintedFlag : 0));
        BigEndian.Write(to, 103, 2, closing.Uploaded);
        BigEndian.Write(to, 105, 5, closing.UploadedLast);
        BigEndian.Write(to, 110, 2, closing.UploadRefused);
    }

    /// <summary>Whether the bytes are what fields 60, 37, 11, 63 and 48 can carry.</summary>
    public static bool IsInRange(byte[] from) =>
        BigEndian.Read(from, 0, 3) <= BatchNumber.Last
        && BigEndian.Read(from, 8, 5) <= SaleRecord.LastNumber
        && BigEndian.Read(from, 13, 3) is > 0 and <= TraceNumber.Last
        && JournalTime.Read(from, 16) != default
        && BigEndian.Read(from, 20, 2) <= 2 * MostUtcOffset
        && HasTotals(from, 22) && HasTotals(from, 44)
        && BigEndian.Read(from, 90, 5) <= Manifest.HighestVersion && BigEndian.Read(from, 99, 3) <= TerminalParameters.HighestNumber;

    /// <summary>Reads a settlement; what it counts by card product is kept elsewhere.</summary>
    public static void Read(byte[] from, BatchClosing closing)
    {
        BatchSummary ours = closing.Ours;
        ours.Batch = (int)BigEndian.Read(from, 0, 3);
        ours.After = BigEndian.Read(from, 3, 5);
        ours.LastNumber = BigEndian.Read(from, 8, 5);
        closing.Stan = (int)BigEndian.Read(from, 13, 3);
        ours.Time = JournalTime.Read(from, 16);
        ours.UtcOffset = (int)BigEndian.Read(from, 20, 2) - MostUtcOffset;
        ReadTotals(from, 22, ours.Totals);
        ReadTotals(from, 44, closing.Theirs);
        ours.Voids = (int)BigEndian.Read(from, 66, 2);
        ours.VoidsSum = BigEndian.Read(from, 68, 8);
        ours.AdvicesRefused = (int)BigEndian.Read(from, 76, 2);
        ours.AdvicesRefusedSum = BigEndian.Read(from, 78, 8);
        ours.ReversalsRefused = (int)BigEndian.Read(from, 86, 2);
        ours.Damaged = (int)BigEndian.Read(from, 88, 2);
        ours.ListVersion = BigEndian.Read(from, 90, 5);
        ours.ListCards = (int)BigEndian.Read(from, 95, 4);
        ours.Parameters = (int)BigEndian.Read(from, 99, 3);
        closing.Code = from[102] & ~PrintedFlag;
        closing.IsPrinted = (from[102] & PrintedFlag) != 0;
        closing.Uploaded = (int)BigEndian.Read(from, 103, 2);
        closing.UploadedLast = BigEndian.Read(from, 105, 5);
        closing.UploadRefused = (int)BigEndian.Read(from, 110, 2);
    }

    private static bool HasTotals(byte[] from, int at) =>
        BigEndian.Read(from, at, 3) <= BatchTotals.MostCount && BigEndian.Read(from, at + 3, 8) is >= 0 and <= BatchTotals.MostSum
        && BigEndian.Read(from, at + 11, 3) <= BatchTotals.MostCount && BigEndian.Read(from, at + 14, 8) is >= 0 and <= BatchTotals.MostSum;

    private static void WriteTotals(byte[] to, int at, BatchTotals totals)
    {
        BigEndian.Write(to, at, 3, totals.Sales);
        BigEndian.Write(to, at + 3, 8, totals.SalesSum);
        BigEndian.Write(to, at + 11, 3, totals.Refunds);
        BigEndian.Write(to, at + 14, 8, totals.RefundsSum);
    }

    private static void ReadTotals(byte[] from, int at, BatchTotals totals) =>
        totals.Set(
            (int)BigEndian.Read(from, at, 3), BigEndian.Read(from, at + 3, 8),
            (int)BigEndian.Read(from, at + 11, 3), BigEndian.Read(from, at + 14, 8));
}
