namespace Terminal.Tests.StopListMeasures.Structures;

/// <summary>The xor filter (Graf and Lemire, arXiv:1912.08258): a slot in each third.</summary>
public sealed class ThreeWayXor : XorFilter
{
    private readonly int _third;

    public ThreeWayXor(byte[][] digests)
    {
        _third = (int)(1.23 * digests.Length + 32) / 3;
        if (!TryFill(digests, 3 * _third))
            throw new InvalidOperationException("These cards need another salt.");
    }

    protected override int SlotOf(byte[] digest, int which) => which * _third + Reduce(BitConverter.ToUInt32(digest, 4 * which), _third);
}
