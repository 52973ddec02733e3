namespace Terminal.Core.Messages;

/// <summary>What characters a field or tag may hold; all are printable ASCII, 20 to 7E.</summary>
public static class Content
{
    /// <summary>n: digits.</summary>
    public const byte Numeric = 0;

    /// <summary>an: digits and letters, no spaces.</summary>
    public const byte Alphanumeric = 1;

    /// <summary>ans: any printable character.</summary>
    public const byte Text = 2;

    /// <summary>z: digits and the separator <c>=</c> of track 2 (ISO/IEC 7813).</summary>
    public const byte Track = 3;

    /// <summary>Digits and <c>A</c> to <c>F</c>.</summary>
    public const byte Hexadecimal = 4;

    /// <summary>A list of tags as in DE48.</summary>
    public const byte Tags = 5;

    // Three ranges of characters a class, from and to; a class with fewer repeats its last.
    private static readonly byte[] Ranges =
    {
        0x30, 0x39, 0x30, 0x39, 0x30, 0x39,
        0x30, 0x39, 0x41, 0x5A, 0x61, 0x7A,
        0x20, 0x7E, 0x20, 0x7E, 0x20, 0x7E,
        0x30, 0x39, 0x3D, 0x3D, 0x3D, 0x3D,
        0x30, 0x39, 0x41, 0x46, 0x41, 0x46,
    };

    /// <summary>Looks for the first character that the class does not allow.</summary>
    /// <param name="content">One of the classes above.</param>
    /// <param name="bytes">Holds the characters.</param>
    /// <param name="offset">Where they begin.</param>
    /// <param name="length">How many there are.</param>
    /// <returns>Where in <paramref name="bytes"/> it is, or -1 when all are allowed.</returns>
    public static int Misfit(int content, byte[] bytes, int offset, int length)
    {
        if (content == Tags)
            return TagList.Misfit(bytes, offset, length);

        int row = content * 6;
        int from = Ranges[row], to = Ranges[row + 1];
        int end = offset + length;
        for (int i = offset; i < end; i++)
        {
            int c = bytes[i];
            if (c >= from && c <= to)
                continue;
            if (c >= Ranges[row + 2] && c <= Ranges[row + 3])
                continue;
            if (c < Ranges[row + 4] || c > Ranges[row + 5])
                return i;
        }

        return -1;
    }
}
