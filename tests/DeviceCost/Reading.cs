using System.Collections.Generic;
using System.Linq;

namespace Terminal.Tests.DeviceCost;

/// <summary>What one scene cost.</summary>
/// <param name="Instructions">IL instructions, those of the packages included.</param>
/// <param name="Bytes">Bytes allocated, those of the packages included.</param>
/// <param name="Rows">Each method and each package member.</param>
public sealed record Reading(long Instructions, long Bytes, IReadOnlyList<ReadingRow> Rows)
{
    /// <summary>What the firmware's own methods executed.</summary>
    public long OwnInstructions => Rows.Where(row => !row.IsPackage).Sum(row => row.Own);

    /// <summary>What the firmware's own methods allocated.</summary>
    public long OwnBytes => Rows.Where(row => !row.IsPackage).Sum(row => row.OwnBytes);

    /// <summary>How often one method of the firmware was called by another, or by a package.</summary>
    public long Calls => Rows.Where(row => !row.IsPackage).Sum(row => row.Calls);

    /// <summary>One part of several like it.</summary>
    public Reading Divided(int parts) => new(Instructions / parts, Bytes / parts,
        [.. Rows.Select(row => row with { Calls = row.Calls / parts, Own = row.Own / parts, OwnBytes = row.OwnBytes / parts, All = row.All / parts, AllBytes = row.AllBytes / parts })]);
}
