using System;
using System.Collections.Generic;
using Terminal.Acquirer.Storage;
using Terminal.Core.StopList;

namespace Terminal.Acquirer.StopLists;

/// <summary>A delta as a document for one terminal: <see cref="DeltaBlock"/>s, all full but the last.</summary>
internal static class DeltaDocument
{
    /// <summary>The most changes that an overlay holds, and so the most that a delta may bring.</summary>
    public const int MostChanges = ListSelector.MostBlocks * DeltaBlock.Capacity;

    /// <summary>Writes it.</summary>
    /// <param name="macKey">The terminal's list-mac.</param>
    /// <param name="edition">What it leads to.</param>
    /// <param name="from">The version that it follows.</param>
    /// <param name="changes">Ascending; at most <see cref="MostChanges"/>.</param>
    public static byte[] Write(byte[] macKey, ListEdition edition, long from, IReadOnlyList<ChangeRow> changes)
    {
        int blocks = Math.Max(1, (changes.Count + DeltaBlock.Capacity - 1) / DeltaBlock.Capacity);
        byte[] document = new byte[blocks * DeltaBlock.Length];
        var block = new DeltaBlock(new byte[DeltaBlock.Length]);
        for (int number = 0; number < blocks; number++)
        {
            block.Begin(edition, from, number);
            for (int i = number * DeltaBlock.Capacity; i < changes.Count && block.Changes < DeltaBlock.Capacity; i++)
                block.Put(changes[i].Digest, 0, !changes[i].IsListed);
            block.Seal(HostCrypto.Instance, macKey, number == blocks - 1);
            block.Bytes.CopyTo(document, number * DeltaBlock.Length);
        }
        return document;
    }
}
