using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Linq;
using Terminal.Acquirer.Storage;
using Terminal.Core.StopList;

namespace Terminal.Acquirer.StopLists;

/// <summary>
/// What a version must pass before it is published, judged by what a terminal would read: every card on it is found listed, every card that was taken off is not found
/// any more, and a terminal that follows delta by delta comes to the same overlay as one that skips.
/// </summary>
/// <param name="connection">The database, read only.</param>
/// <param name="delta">Writes the delta between two versions.</param>
/// <param name="macKey">The key that it writes them under.</param>
internal sealed class PublicationCheck(DbConnection connection, Func<long, long, byte[]> delta, byte[] macKey)
{
    private const string Broken = "A delta to it is broken: two cards on it share the first 8 bytes of their digests, or its blocks are not whole.";

    /// <summary>The first fault, as a sentence; empty when there is none.</summary>
    /// <param name="version">The version to publish.</param>
    /// <param name="held">The newest version, which terminals hold.</param>
    /// <param name="offered">The bases that terminals have: of the version itself, or older ones from which deltas lead to it.</param>
    public string Fault(long version, long held, IReadOnlyList<ShelvedBase> offered)
    {
        foreach (var listBase in offered)
        {
            long from = listBase.Manifest.Version;
            var overlay = from == version ? [] : TerminalReading.Blocks(delta(from, version), macKey);
            if (overlay is null)
                return Broken;
            string fault = Misread(version, from, new TerminalReading(listBase, overlay));
            if (fault.Length == 0 && from < held && held < version)
                fault = Gap(overlay, TerminalReading.Blocks(delta(from, held), macKey), TerminalReading.Blocks(delta(held, version), macKey));
            if (fault.Length > 0)
                return fault;
        }
        return "";
    }

    private string Misread(long version, long from, TerminalReading reading)
    {
        if (!reading.IsWhole())
            return $"The base of version {from} is damaged: its pages are not those that its manifest names.";
        if (ListHistory.Digests(connection, version).FirstOrDefault(digest => reading.Find(digest) != Listing.Listed) is { } missing)
            return $"A terminal with the base of version {from} would not find {ListHistory.MaskOf(connection, missing)}, which is listed.";
        foreach (var change in ListHistory.Changes(connection, from, version).Where(change => !change.IsListed))
        {
            if (reading.Find(change.Digest) != Listing.Absent)
                return $"A terminal with the base of version {from} would still find {ListHistory.MaskOf(connection, change.Digest)}, which was taken off.";
        }
        return "";
    }

    private static string Gap(IReadOnlyList<DeltaBlock> overlay, IReadOnlyList<DeltaBlock>? before, IReadOnlyList<DeltaBlock>? step)
    {
        if (before is null || step is null)
            return Broken;
        var merged = new SortedDictionary<string, bool>(StringComparer.Ordinal);
        foreach (var (digest, isOff) in Changes(before).Concat(Changes(step)))
            merged[digest] = isOff;
        return merged.Select(change => (change.Key, change.Value)).SequenceEqual(Changes(overlay))
            ? ""
            : "A terminal that took each delta would not come to the same list as one that skipped some.";
    }

    private static IEnumerable<(string Digest, bool IsOff)> Changes(IEnumerable<DeltaBlock> blocks) => blocks.SelectMany(block =>
        Enumerable.Range(0, block.Changes).Select(change => (Convert.ToHexString(block.Bytes, DeltaBlock.OffsetOf(change), DeltaBlock.DigestLength), block.IsOff(change))));
}
