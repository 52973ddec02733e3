using System;

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

    private const int Word = 8;

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

        // Most characters are in the first range of their class: the others are asked for only where it fails.
        int first = content == Text ? 0x20 : '0';
        uint span = content == Text ? 0x7Eu - 0x20 : 9;
        int end = offset + length;
        int i = offset;
        while (end - i >= Word && AreInRange(BitConverter.ToInt64(bytes, i), content == Text))
        {
            i += Word;
        }

        // The last eight begin within those before.
        if (end - i < Word && i > offset && AreInRange(BitConverter.ToInt64(bytes, end - Word), content == Text))
            return -1;

        for (; i < end; i++)
        {
            if ((uint)(bytes[i] - first) > span && !IsOther(content, bytes[i]))
                return i;
        }

        return -1;
    }

    // Eight characters at once. A byte below the range sets its top bit when the range's first character is taken off, one above it when so much is added that the
    // last becomes 7F; a borrow can only come from a byte that is wrong itself.
    private static bool AreInRange(long eight, bool isText)
    {
        long below = isText ? eight - 0x2020202020202020 : eight - 0x3030303030303030;
        long above = isText ? eight + 0x0101010101010101 : eight + 0x4646464646464646;
        return ((ulong)(below | above | eight) & 0x8080808080808080) == 0;
    }

    private static bool IsOther(int content, int c) => content switch
    {
        Alphanumeric => c is >= 'A' and <= 'Z' or >= 'a' and <= 'z',
        Track => c == '=',
        Hexadecimal => c is >= 'A' and <= 'F',
        _ => false,
    };
}
