using System.Collections.Generic;
using System.Linq;

namespace Terminal.Tests.StopListMeasures.Structures;

/// <summary>
/// A Golomb-coded set in pages: the gaps between the sorted hashes of a page, in Rice code with twelve low bits. Every 32nd hash and where its code ends stand in an
/// index before the codes, so that half of 32 codes are read and not half a page.
/// </summary>
public sealed class GolombSet : CardSet
{
    private const int LowBits = 12;
    private const int Mean = 2080;
    private const int Stride = 32;
    private const int EntryBits = 24 + 16;

    private readonly int _pages;

    public GolombSet(byte[][] digests)
    {
        _pages = (digests.Length + Mean - 1) / Mean;
        foreach (var page in digests.GroupBy(digest => Reduce(BitConverter.ToUInt32(digest, 0), _pages)))
            Fill(Blocks[page.Key], [.. page.Select(Value).Order()]);
    }

    public override bool Holds(byte[] digest)
    {
        byte[] block = Blocks.Read(Reduce(BitConverter.ToUInt32(digest, 0), _pages));
        int value = Value(digest);
        int count = (int)Field(block, 0, 16);

        int low = 0;
        int high = count / Stride;
        while (low < high)
        {
            int middle = low + high + 1 >> 1;
            if ((int)Field(block, 16 + EntryBits * (middle - 1), 24) <= value)
                low = middle;
            else
                high = middle - 1;
        }

        int bit = 16 + EntryBits * (count / Stride);
        int sum = 0;
        if (low > 0)
        {
            sum = (int)Field(block, 16 + EntryBits * (low - 1), 24);
            bit = (int)Field(block, 16 + EntryBits * (low - 1) + 24, 16);
            if (sum == value)
                return true;
        }

        for (int i = low * Stride; i < count && sum < value; i++)
        {
            uint code = Field(block, bit, 32);
            while ((code & 1) != 0)
            {
                sum += 1 << LowBits;
                code >>= 1;
                bit++;
            }

            sum += (int)(code >> 1 & (1 << LowBits) - 1);
            bit += LowBits + 1;
            if (sum == value)
                return true;
        }

        return false;
    }

    // Of Mean << LowBits numbers, so that one in 2^LowBits is taken.
    private static int Value(byte[] digest) => Reduce(BitConverter.ToUInt32(digest, 4), Mean << LowBits);

    private static void Fill(byte[] block, int[] values)
    {
        Put(block, 0, 16, (uint)values.Length);
        int bit = 16 + EntryBits * (values.Length / Stride), before = 0;
        for (int i = 0; i < values.Length; i++)
        {
            int gap = values[i] - before;
            for (int high = gap >> LowBits; high > 0; high--)
                Put(block, bit++, 1, 1);
            Put(block, bit + 1, LowBits, (uint)(gap & (1 << LowBits) - 1));
            bit += LowBits + 1;
            before = values[i];
            if ((i + 1) % Stride == 0)
            {
                int entry = 16 + EntryBits * ((i + 1) / Stride - 1);
                Put(block, entry, 24, (uint)before);
                Put(block, entry + 24, 16, (uint)bit);
            }
        }
    }
}
