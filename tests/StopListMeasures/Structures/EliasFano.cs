using System.Linq;

namespace Terminal.Tests.StopListMeasures.Structures;

/// <summary>
/// Elias-Fano in pages: twelve low bits of each hash as they are; the high ones, a bucket each, in unary, a 1 for each hash and a 0 after each bucket. Where every 32nd
/// bucket begins stands in a directory.
/// </summary>
public sealed class EliasFano : CardSet
{
    private const int LowBits = 12;
    private const int Mean = 2150;
    private const int Stride = 32;
    private const int Entries = Mean / Stride + 1;
    private const int HighAt = 16 * Entries;

    private readonly int _pages;
    private readonly int _lowAt;

    public EliasFano(byte[][] digests)
    {
        _pages = (digests.Length + Mean - 1) / Mean;
        var pages = digests.GroupBy(digest => Reduce(BitConverter.ToUInt32(digest, 0), _pages)).ToArray();
        _lowAt = HighAt + Mean + pages.Max(page => page.Count());
        foreach (var page in pages)
            Fill(Blocks[page.Key], [.. page.Select(Value).Order()]);
    }

    public override bool Holds(byte[] digest)
    {
        byte[] block = Blocks.Read(Reduce(BitConverter.ToUInt32(digest, 0), _pages));
        int value = Value(digest);
        int bucket = value >> LowBits;

        // The hashes before the directory's bucket are the bits before it but for a 0 each.
        int bit = (int)Field(block, 16 * (bucket / Stride), 16);
        int left = bucket % Stride;
        int at = HighAt + bit;
        uint bits = 0;
        int have = 0;
        while (left > 0)
        {
            if (have == 0)
            {
                bits = Field(block, at, 32);
                have = 32;
            }

            if ((bits & 1) == 0)
                left--;
            bits >>= 1;
            at++;
            have--;
        }

        uint low = (uint)(value & (1 << LowBits) - 1);
        for (int hash = at - HighAt - bucket; Field(block, at, 1) != 0; at++, hash++)
        {
            if (Field(block, _lowAt + LowBits * hash, LowBits) == low)
                return true;
        }

        return false;
    }

    private static int Value(byte[] digest) => Reduce(BitConverter.ToUInt32(digest, 4), Mean << LowBits);

    private void Fill(byte[] block, int[] values)
    {
        int hash = 0;
        for (int bucket = 0; bucket < Mean; bucket++)
        {
            if (bucket % Stride == 0)
                Put(block, 16 * (bucket / Stride), 16, (uint)(bucket + hash));
            for (; hash < values.Length && values[hash] >> LowBits == bucket; hash++)
            {
                Put(block, HighAt + bucket + hash, 1, 1);
                Put(block, _lowAt + LowBits * hash, LowBits, (uint)(values[hash] & (1 << LowBits) - 1));
            }
        }
    }
}
