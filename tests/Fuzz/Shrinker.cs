using System.Linq;

namespace Terminal.Tests.Fuzz;

/// <summary>Makes a failing input small: leaves out pieces, then makes bytes plain, as long as it goes on failing in the same way.</summary>
internal sealed class Shrinker(Func<byte[], bool> fails)
{
    private const int MostRuns = 20_000;
    private int _runs;

    public byte[] Shrink(byte[] input)
    {
        byte[] best = input;
        byte[] before;
        do
        {
            before = best;
            best = Plain(Shorter(best));
        }
        while (!before.SequenceEqual(best));
        return best;
    }

    private byte[] Shorter(byte[] input)
    {
        for (int piece = Math.Max(input.Length / 2, 1); piece > 0; piece /= 2)
        {
            for (int at = 0; at + piece <= input.Length;)
            {
                byte[] shorter = [.. input[..at], .. input[(at + piece)..]];
                if (Fails(shorter))
                    input = shorter;
                else
                    at += piece;
            }
        }

        return input;
    }

    private byte[] Plain(byte[] input)
    {
        foreach (byte plain in new byte[] { 0, (byte)'0' })
        {
            for (int at = 0; at < input.Length; at++)
            {
                byte[] plainer = (byte[])input.Clone();
                plainer[at] = plain;
                if (input[at] is not 0 and not (byte)'0' && Fails(plainer))
                    input = plainer;
            }
        }

        return input;
    }

    private bool Fails(byte[] input) => _runs++ < MostRuns && fails(input);
}
