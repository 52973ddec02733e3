using Terminal.Core.Journal;
using Terminal.Core.StopList;

namespace Terminal.Core;

/// <summary>
/// How a file system of LittleFS is shared out, in blocks of 4,096 bytes: the journal of a full batch and what else the terminal keeps come first, the overlay of the
/// stop list gets a part, and what is left is for the two slots of its base. The device cannot say how much is free, so this is reckoned, not asked.
/// </summary>
public sealed class FlashPlan
{
    /// <summary>Blocks of the smallest board that is supported: a stock ESP32 with 4 MB of flash.</summary>
    public const int SmallestBoard = 64;

    // The root and the folders keys, parameters, network, list and faults are a pair of blocks each; the journal's are counted apart. Then two
    // parameter files, the root certificate and the four blocks kept in reserve; and one is copied while a file is written anew.
    private const int OtherBlocks = 6 * 2 + 2 + 1 + 4 + 1;

    // LittleFS splits a pair of blocks when its entries fill half of one; an entry is 20 bytes, the name and, up to 512 bytes, the contents.
    private const int PairBytes = 2048;
    private const int EntryBytes = 20 + 11 + RecordSeal.Length;

    // What the journal keeps beside its records and small enough for the folder's own blocks: the settlement twice, the report of the last one.
    private const int SettlementBytes = 2 * (20 + 9 + RecordSeal.Length) + 20 + 8 + 2 * RecordSeal.Length;
    private const int LargestInside = 512;

    private const int BlockBytes = 4096;

    // Of the pointers at the beginning of a block, on the average.
    private const int PointerBytes = 8;

    /// <summary>Shares out a file system.</summary>
    /// <param name="blocks">Its size in blocks.</param>
    public FlashPlan(int blocks)
    {
        Blocks = blocks;
        Sales = blocks < 512 ? 100 : blocks < 2048 ? 250 : 500;
        OverlayBlocks = blocks < 512 ? BlockBytes / DeltaBlock.Length : ListSelector.MostBlocks;
        Cards = blocks < 512 ? 13 : Sales;
        int journal = JournalBlocks(Sales + 2, CardSums.BytesOf(Cards + 1));
        int overlay = BlocksOf(OverlayBlocks * DeltaBlock.Length);
        int slot = (blocks - OtherBlocks - journal) / 2 - overlay;
        int pages = (slot * (BlockBytes - PointerBytes) + PointerBytes) / RibbonPage.Length;
        SlotPages = pages > 0 ? pages : 0;
    }

    /// <summary>Blocks of the whole file system, 4,096 bytes each.</summary>
    public int Blocks { get; }

    /// <summary>Sales that the journal keeps: a full batch.</summary>
    public int Sales { get; }

    /// <summary>Cards whose offline sums outlive a settlement one by one; on the smallest board so many that they fit inside the journal's folder.</summary>
    public int Cards { get; }

    /// <summary>Blocks of <see cref="DeltaBlock.Length"/> bytes that an overlay may have.</summary>
    public int OverlayBlocks { get; }

    /// <summary>Pages of <see cref="RibbonPage.Length"/> bytes that a slot can hold.</summary>
    public int SlotPages { get; }

    // What is no record goes into the pair of blocks that the records leave unfilled, or into one more. The file of the card sums is written anew beside the old one.
    private static int JournalBlocks(int records, int sums)
    {
        bool isInside = sums <= LargestInside;
        int perPair = PairBytes / EntryBytes;
        int free = PairBytes - records % perPair * EntryBytes;
        int others = SettlementBytes + 2 * (20 + 7 + (isInside ? sums : PointerBytes));
        int pairs = records / perPair + (others > free ? 2 : 1);
        return 2 * pairs + (isInside ? 0 : 2 * BlocksOf(sums));
    }

    // All blocks of a file but its first begin with pointers to those before them.
    private static int BlocksOf(int bytes) => (bytes - PointerBytes - 1) / (BlockBytes - PointerBytes) + 1;
}
