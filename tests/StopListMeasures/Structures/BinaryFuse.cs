namespace Terminal.Tests.StopListMeasures.Structures;

/// <summary>The binary fuse filter (Graf and Lemire, arXiv:2201.01174), three-wise: slots in three neighbouring segments.</summary>
public sealed class BinaryFuse : XorFilter
{
    private readonly int _segment;
    private readonly int _starts;

    public BinaryFuse(byte[][] digests)
    {
        // Segment length and size factor as its authors give them.
        _segment = 1 << (int)Math.Floor(Math.Log(digests.Length) / Math.Log(3.33) + 2.25);
        double factor = Math.Max(1.125, 0.875 + 0.25 * Math.Log(1_000_000) / Math.Log(digests.Length));
        int segments = (int)Math.Ceiling(digests.Length * factor / _segment);
        _starts = (segments - 2) * _segment;
        if (!TryFill(digests, segments * _segment))
            throw new InvalidOperationException("These cards need another salt.");
    }

    protected override int SlotOf(byte[] digest, int which)
    {
        int first = Reduce(BitConverter.ToUInt32(digest, 0), _starts);
        if (which == 0)
            return first;
        return first + which * _segment ^ BitConverter.ToUInt16(digest, 4 * which) & _segment - 1;
    }
}
