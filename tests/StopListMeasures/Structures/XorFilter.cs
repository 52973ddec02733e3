using System.Collections.Generic;
using System.Linq;

namespace Terminal.Tests.StopListMeasures.Structures;

/// <summary>What xor and binary fuse filters share: three slots a card, whose fingerprints of twelve bits give the card's by exclusive or; filled by peeling.</summary>
public abstract class XorFilter : CardSet
{
    private const int PrintBits = 12;
    private const int PerBlock = 8 * Blocks.Length / PrintBits;

    private int _slots;

    public override long Bits => (long)PrintBits * _slots;

    public override bool Holds(byte[] digest) =>
        ((Print(SlotOf(digest, 0)) ^ Print(SlotOf(digest, 1)) ^ Print(SlotOf(digest, 2)) ^ BitConverter.ToUInt16(digest, 16)) & (1 << PrintBits) - 1) == 0;

    /// <summary>One of a card's three slots.</summary>
    protected abstract int SlotOf(byte[] digest, int which);

    /// <summary>Finds an order in which each card has a slot that no later one has, and fills from its end.</summary>
    /// <returns>False when there is none.</returns>
    protected bool TryFill(byte[][] digests, int slots)
    {
        _slots = slots;
        var count = new int[slots];
        var cards = new int[slots];
        for (int card = 0; card < digests.Length; card++)
        {
            foreach (int slot in SlotsOf(digests[card]))
            {
                count[slot]++;
                cards[slot] ^= card;
            }
        }

        Stack<(int Card, int Slot)> peeled = [];
        var lone = new Queue<int>(Enumerable.Range(0, slots).Where(slot => count[slot] == 1));
        while (lone.TryDequeue(out int slot))
        {
            if (count[slot] != 1)
                continue;
            int card = cards[slot];
            peeled.Push((card, slot));
            foreach (int other in SlotsOf(digests[card]))
            {
                cards[other] ^= card;
                if (--count[other] == 1)
                    lone.Enqueue(other);
            }
        }

        if (peeled.Count < digests.Length)
            return false;
        var prints = new uint[slots];
        foreach (var (card, slot) in peeled)
            prints[slot] = SlotsOf(digests[card]).Aggregate((uint)BitConverter.ToUInt16(digests[card], 16), (print, other) => other == slot ? print : print ^ prints[other]);
        for (int slot = 0; slot < slots; slot++)
            Put(Blocks[slot / PerBlock], slot % PerBlock * PrintBits, PrintBits, prints[slot]);
        return true;
    }

    private IEnumerable<int> SlotsOf(byte[] digest) => [SlotOf(digest, 0), SlotOf(digest, 1), SlotOf(digest, 2)];

    private uint Print(int slot) => Field(Blocks.Read(slot / PerBlock), slot % PerBlock * PrintBits, PrintBits);
}
