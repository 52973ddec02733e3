using System;
using Terminal.Core.Messages;

namespace Terminal.Core.Cards;

/// <summary>
/// What one swipe brought: tracks 1 and 2 (ISO/IEC 7813) as ASCII, without sentinels and check character.
/// One object is reused for all swipes; <see cref="Clear"/> wipes it as soon as the sale no longer needs it (PCI DSS 3.3.1: never kept after authorisation).
/// </summary>
public sealed class MagneticStripe
{
    /// <summary>Track 1 holds at most 79 characters, sentinels and check character included (ISO/IEC 7813).</summary>
    public const int Track1Capacity = 76;

    /// <summary>Track 2 holds at most 40 characters, sentinels and check character included (ISO/IEC 7813).</summary>
    public const int Track2Capacity = 37;

    private const int Word = 8;
    private const long Ones = 0x0101010101010101;
    private const ulong Tops = 0x8080808080808080;

    /// <summary>Track 1, from the format code on: <c>B</c> PAN <c>^</c> name <c>^</c> expiry ...</summary>
    public byte[] Track1 { get; } = new byte[Track1Capacity];

    /// <summary>Characters in <see cref="Track1"/>; 0 when the track is absent.</summary>
    public int Track1Length { get; set; }

    /// <summary>Track 2: PAN <c>=</c> YYMM, service code, discretionary data.</summary>
    public byte[] Track2 { get; } = new byte[Track2Capacity];

    /// <summary>Characters in <see cref="Track2"/>; 0 when the track is absent.</summary>
    public int Track2Length { get; set; }

    /// <summary>Whether characters can be a track 1: 20h to 5Fh, and no start sentinel (ISO/IEC 7811-2).</summary>
    public static bool IsTrack1(byte[] characters, int offset, int length)
    {
        // Eight at a time where there are so many. A byte out of the range gets its top bit by what is taken off or added; one that is a sentinel, and so zero
        // after the exclusive or, when one is taken off.
        int end = offset + length;
        int at = offset;
        long wrong = 0;
        for (; end - at >= Word; at += Word)
        {
            long eight = BitConverter.ToInt64(characters, at);
            long start1 = eight ^ '%' * Ones;
            long start2 = eight ^ ';' * Ones;
            wrong |= eight - ' ' * Ones | eight + (0x7F - 0x5F) * Ones | eight | (start1 - Ones) & ~start1 | (start2 - Ones) & ~start2;
        }

        bool isRight = ((ulong)wrong & Tops) == 0;
        for (; at < end && isRight; at++)
        {
            byte character = characters[at];
            isRight = character is >= 0x20 and <= 0x5F && character != '%' && character != ';';
        }

        return isRight;
    }

    /// <summary>Whether characters can be a track 2 or 3: digits and separators (ISO/IEC 7811-2, 7813).</summary>
    public static bool IsTrack2(byte[] characters, int offset, int length) => Content.Misfit(Content.Track, characters, offset, length) < 0;

    /// <summary>Wipes both tracks.</summary>
    public void Clear()
    {
        Array.Clear(Track1, 0, Track1.Length);
        Array.Clear(Track2, 0, Track2.Length);
        Track1Length = 0;
        Track2Length = 0;
    }
}
