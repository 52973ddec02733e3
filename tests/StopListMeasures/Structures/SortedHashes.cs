using System.Linq;

namespace Terminal.Tests.StopListMeasures.Structures;

/// <summary>The first four bytes of each digest, sorted. As digests are even, the block is guessed from the value; then it is halved.</summary>
public sealed class SortedHashes : CardSet
{
    private const int PerBlock = Blocks.Length / 4;

    private readonly int _count;

    public SortedHashes(byte[][] digests)
    {
        uint[] hashes = [.. digests.Select(digest => BitConverter.ToUInt32(digest, 0)).Order()];
        _count = hashes.Length;
        for (int i = 0; i < _count; i++)
            BitConverter.TryWriteBytes(Blocks[i / PerBlock].AsSpan(i % PerBlock * 4), hashes[i]);
    }

    public override bool Holds(byte[] digest)
    {
        uint hash = BitConverter.ToUInt32(digest, 0);
        int number = Reduce(hash, _count) / PerBlock;
        byte[] block = Blocks.Read(number);
        while (number > 0 && hash < BitConverter.ToUInt32(block, 0))
            block = Blocks.Read(--number);
        while (number < Blocks.Count - 1 && hash > BitConverter.ToUInt32(block, Blocks.Length - 4))
            block = Blocks.Read(++number);

        int low = 0;
        int high = _count - number * PerBlock;
        if (high > PerBlock)
            high = PerBlock;
        while (low < high)
        {
            int middle = low + high >> 1;
            uint found = BitConverter.ToUInt32(block, 4 * middle);
            if (found == hash)
                return true;
            if (found < hash)
                low = middle + 1;
            else
                high = middle;
        }

        return false;
    }
}
