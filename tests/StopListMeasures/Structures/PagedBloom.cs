namespace Terminal.Tests.StopListMeasures.Structures;

/// <summary>A Bloom filter in pages: all twelve bits of a card are in one block.</summary>
public sealed class PagedBloom : CardSet
{
    private const int Probes = 12;
    private const int Mean = 1860;

    private readonly int _pages;

    public PagedBloom(byte[][] digests)
    {
        _pages = (digests.Length + Mean - 1) / Mean;
        foreach (byte[] digest in digests)
        {
            for (int i = 0; i < Probes; i++)
                Put(Blocks[Reduce(BitConverter.ToUInt32(digest, 0), _pages)], BitOf(digest, i), 1, 1);
        }
    }

    public override bool Holds(byte[] digest)
    {
        byte[] block = Blocks.Read(Reduce(BitConverter.ToUInt32(digest, 0), _pages));
        for (int i = 0; i < Probes; i++)
        {
            int bit = BitOf(digest, i);
            if ((block[bit >> 3] >> (bit & 7) & 1) == 0)
                return false;
        }

        return true;
    }

    // Fifteen bits of two bytes each, from the fifth byte on.
    private static int BitOf(byte[] digest, int probe) => BitConverter.ToUInt16(digest, 4 + 2 * probe) & 0x7FFF;
}
