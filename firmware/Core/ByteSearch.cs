using System;

namespace Terminal.Core;

/// <summary>Looks through bytes eight at a time: one call reads them as a number.</summary>
public static class ByteSearch
{
    private const int Word = 8;
    private const long Ones = 0x0101010101010101;
    private const long Tops = unchecked((long)0x8080808080808080);

    /// <summary>Where a byte stands first.</summary>
    /// <param name="bytes">Where to look.</param>
    /// <param name="from">The first place.</param>
    /// <param name="end">Behind the last place.</param>
    /// <param name="wanted">The byte.</param>
    /// <returns>Its place, or <paramref name="end"/>.</returns>
    public static int First(byte[] bytes, int from, int end, byte wanted)
    {
        int at = from;
        int last = end - Word;
        if (last >= at)
        {
            long all = wanted * Ones;
            while (true)
            {
                // Taking one off sets the top bit of a byte that is zero now; a borrow comes from such a byte only, so the first one found is right.
                long difference = BitConverter.ToInt64(bytes, at) ^ all;
                long found = (difference - Ones) & ~difference & Tops;
                if (found != 0)
                {
                    return at + FirstOf(found);
                }

                if (at == last)
                {
                    return end;
                }

                // The last word begins within the one before.
                at = at + Word < last ? at + Word : last;
            }
        }

        while (at < end && bytes[at] != wanted)
        {
            at++;
        }

        return at;
    }

    // The lowest byte of eight that has its top bit.
    private static int FirstOf(long tops)
    {
        int at = 0;
        if ((tops & 0xFFFFFFFF) == 0)
        {
            at = 4;
            tops >>= 32;
        }

        if ((tops & 0xFFFF) == 0)
        {
            at += 2;
            tops >>= 16;
        }

        return (tops & 0xFF) == 0 ? at + 1 : at;
    }
}
