using System;
using System.Collections.Generic;
using System.Linq;
using System.Numerics;

namespace Terminal.Board.Storage;

/// <summary>
/// How many blocks of 4,096 bytes files take in LittleFS (its SPEC.md), with the device's cache of 512 bytes:
/// <list type="bullet">
/// <item>Two blocks are the root's metadata pair, and each folder has at least one pair of its own.</item>
/// <item>A file of at most 512 bytes lives in its folder's metadata; of a larger one only the head of its block list does.</item>
/// <item>An entry costs 4 bytes each for creation, name and contents, 8 for the time, and the name and contents themselves.</item>
/// <item>A pair is split when what must stay exceeds half a block, so that 2,048 bytes of entries, in the order of names, share two blocks.</item>
/// <item>A larger file is a skip list of blocks: block n (from 1) begins with 1 + (trailing zero bits of n) pointers of 4 bytes.</item>
/// </list>
/// </summary>
internal static class LittleFsSize
{
    private const int BlockBytes = 4096;
    private const int InlineBytes = 512;
    private const int HeadBytes = 8;
    private const int EntryBytes = 4 + 4 + 4 + 8;
    private const int PairBytes = BlockBytes / 2;

    /// <summary>Blocks that a whole file system takes.</summary>
    internal static int Blocks(IEnumerable<KeyValuePair<string, int>> files)
    {
        int blocks = 2;
        foreach (var folder in files.GroupBy(file => file.Key[..file.Key.IndexOf('/')]))
        {
            int used = 0;
            blocks += 2;
            foreach (var (path, length) in folder.OrderBy(file => file.Key, StringComparer.Ordinal))
            {
                blocks += ContentBlocks(length);
                int entry = EntryBytes + path.Length - folder.Key.Length - 1 + (length <= InlineBytes ? length : HeadBytes);
                if (used + entry > PairBytes)
                {
                    blocks += 2;
                    used = 0;
                }
                used += entry;
            }
        }
        return blocks;
    }

    /// <summary>Blocks outside the metadata that a file's contents take.</summary>
    internal static int ContentBlocks(int length)
    {
        if (length <= InlineBytes)
            return 0;
        int blocks = 1;
        for (int room = BlockBytes; room < length; blocks++)
            room += BlockBytes - 4 * (1 + BitOperations.TrailingZeroCount(blocks));
        return blocks;
    }
}
