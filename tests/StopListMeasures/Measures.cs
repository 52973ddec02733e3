using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using Terminal.Tests.StopListMeasures.Structures;
using Row = (string Name, double BitsPerCard, double Information, double AbsentReads, double ListedReads, double AbsentInstructions, double ListedInstructions, int Missed);

namespace Terminal.Tests.StopListMeasures;

/// <summary>Builds each structure over the same cards and asks it for them and for others.</summary>
public static class Measures
{
    /// <summary>Cards on each list.</summary>
    public const int Cards = 100_000;

    private const int Strangers = 2_000_000;

    public static Row[] All()
    {
        byte[][] digests = [.. Enumerable.Range(0, Cards).Select(card => SHA256.HashData(BitConverter.GetBytes(card)))];
        return
        [
            Of("sorted hashes of 32 bits", new SortedHashes(digests), digests),
            Of("Golomb-coded set, paged, indexed", new GolombSet(digests), digests),
            Of("Elias-Fano, paged, with directory", new EliasFano(digests), digests),
            Of("Bloom", new Bloom(digests), digests),
            Of("Bloom, paged", new PagedBloom(digests), digests),
            Of("cuckoo, 4 x 16 bits", new Cuckoo(digests), digests),
            Of("xor, 3-wise", new ThreeWayXor(digests), digests),
            Of("binary fuse, 3-wise", new BinaryFuse(digests), digests),
            Of("paged ribbon, r = 12: ours", new PagedRibbon(digests), digests),
        ];
    }

    private static Row Of(string name, CardSet set, byte[][] digests)
    {
        var (listed, listedReads, listedInstructions) = Ask(set, digests);
        var (found, absentReads, absentInstructions) = Ask(set, Others());
        return (name, (double)set.Bits / Cards, Math.Log2((double)Strangers / found), absentReads / Strangers, listedReads / Cards,
            absentInstructions / Strangers, listedInstructions / Cards, Cards - listed);
    }

    private static (int Found, double Reads, double Instructions) Ask(CardSet set, IEnumerable<byte[]> digests)
    {
        int found = 0;
        long reads = set.Blocks.Reads;
        Tally.Instructions = 0;
        foreach (byte[] digest in digests)
        {
            set.Blocks.Forget();
            if (set.Holds(digest))
                found++;
        }
        return (found, set.Blocks.Reads - reads, Tally.Instructions);
    }

    private static IEnumerable<byte[]> Others()
    {
        var random = new Random(11);
        byte[] digest = new byte[32];
        for (int i = 0; i < Strangers; i++)
        {
            random.NextBytes(digest);
            yield return digest;
        }
    }
}
