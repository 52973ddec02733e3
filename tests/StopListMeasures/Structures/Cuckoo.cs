namespace Terminal.Tests.StopListMeasures.Structures;

/// <summary>A cuckoo filter: buckets of four fingerprints of sixteen bits, two buckets a card, 95 % full.</summary>
public sealed class Cuckoo : CardSet
{
    private const int BucketBytes = 8;
    private const int PerBlock = Blocks.Length / BucketBytes;
    private const double Load = 0.95;

    private readonly int _buckets;

    public Cuckoo(byte[][] digests)
    {
        _buckets = (int)(digests.Length / (4 * Load)) + 1;
        var random = new Random(3);
        var slots = new ushort[4 * _buckets];
        foreach (byte[] digest in digests)
        {
            ushort print = PrintOf(digest);
            int bucket = BucketOf(digest);
            while (!TryPut(slots, bucket, print) && !TryPut(slots, OtherOf(bucket, print), print))
            {
                int evicted = 4 * bucket + random.Next(4);
                (slots[evicted], print) = (print, slots[evicted]);
                bucket = OtherOf(bucket, print);
            }
        }

        for (int i = 0; i < slots.Length; i++)
            BitConverter.TryWriteBytes(Blocks[i / 4 / PerBlock].AsSpan(i / 4 % PerBlock * BucketBytes + 2 * (i % 4)), slots[i]);
    }

    public override bool Holds(byte[] digest)
    {
        ushort print = PrintOf(digest);
        int bucket = BucketOf(digest);
        return IsIn(bucket, print) || IsIn(OtherOf(bucket, print), print);
    }

    private static ushort PrintOf(byte[] digest)
    {
        ushort print = BitConverter.ToUInt16(digest, 4);
        return print == 0 ? (ushort)1 : print;
    }

    private int BucketOf(byte[] digest) => Reduce(BitConverter.ToUInt32(digest, 0), _buckets);

    // The two buckets of a print add up to a number of its own, so that each leads to the other.
    private int OtherOf(int bucket, ushort print)
    {
        int other = Reduce(print * 0x9E3779B1, _buckets) - bucket;
        return other < 0 ? other + _buckets : other;
    }

    private bool IsIn(int bucket, ushort print)
    {
        byte[] block = Blocks.Read(bucket / PerBlock);
        int at = bucket % PerBlock * BucketBytes;
        return BitConverter.ToUInt16(block, at) == print || BitConverter.ToUInt16(block, at + 2) == print
            || BitConverter.ToUInt16(block, at + 4) == print || BitConverter.ToUInt16(block, at + 6) == print;
    }

    private static bool TryPut(ushort[] slots, int bucket, ushort print)
    {
        for (int i = 4 * bucket; i < 4 * bucket + 4; i++)
        {
            if (slots[i] == 0)
            {
                slots[i] = print;
                return true;
            }
        }

        return false;
    }
}
