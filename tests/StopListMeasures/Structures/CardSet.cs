namespace Terminal.Tests.StopListMeasures.Structures;

/// <summary>
/// A structure that a stop list could be, written for the terminal: from the digest of a card to the answer, in what the device offers. Digests are 32 random bytes, of which
/// it takes what it needs.
/// </summary>
public abstract class CardSet
{
    /// <summary>The structure's blocks.</summary>
    public Blocks Blocks { get; } = new();

    /// <summary>Bits that it takes, unused ends of blocks included.</summary>
    public virtual long Bits => 8L * Blocks.Length * Blocks.Count;

    /// <summary>Whether a card seems to be in it.</summary>
    public abstract bool Holds(byte[] digest);

    /// <summary>A number from 0 to most - 1, evenly.</summary>
    protected static int Reduce(uint hash, int most) => (int)((ulong)hash * (ulong)most >> 32);

    /// <summary>So many bits, at most 32, from a bit of a block on.</summary>
    protected static uint Field(byte[] block, int bit, int length)
    {
        // The last bytes of a block are read from a little before them.
        int at = bit >> 3;
        if (at > Blocks.Length - 8)
            at = Blocks.Length - 8;
        return (uint)(BitConverter.ToUInt64(block, at) >> (bit - 8 * at)) & (uint)((1UL << length) - 1);
    }

    /// <summary>Writes such bits into zeros.</summary>
    protected static void Put(byte[] block, int bit, int length, uint value)
    {
        for (int i = 0; i < length; i++)
            block[bit + i >> 3] |= (byte)((value >> i & 1) << (bit + i & 7));
    }
}
