namespace Terminal.Tests.StopListMeasures.Structures;

/// <summary>A Bloom filter with twelve bits a card, anywhere in it.</summary>
public sealed class Bloom : CardSet
{
    private const int Probes = 12;
    private const double BitsPerCard = 17.32;

    private readonly int _bits;

    public Bloom(byte[][] digests)
    {
        _bits = (int)(digests.Length * BitsPerCard);
        foreach (byte[] digest in digests)
        {
            for (int i = 0; i < Probes; i++)
            {
                int bit = BitOf(digest, i);
                Put(Blocks[bit / (8 * Blocks.Length)], bit % (8 * Blocks.Length), 1, 1);
            }
        }
    }

    public override long Bits => _bits;

    public override bool Holds(byte[] digest)
    {
        for (int i = 0; i < Probes; i++)
        {
            int bit = BitOf(digest, i);
            byte[] block = Blocks.Read(bit >> 15);
            if ((block[(bit & 0x7FFF) >> 3] >> (bit & 7) & 1) == 0)
                return false;
        }

        return true;
    }

    // Kirsch and Mitzenmacher: two hashes make as many as are wanted.
    private int BitOf(byte[] digest, int probe) => Reduce(BitConverter.ToUInt32(digest, 0) + (uint)probe * (BitConverter.ToUInt32(digest, 4) | 1), _bits);
}
