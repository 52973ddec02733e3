using System;

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

    /// <summary>Track 1, from the format code on: <c>B</c> PAN <c>^</c> name <c>^</c> expiry ...</summary>
    public byte[] Track1 { get; } = new byte[Track1Capacity];

    /// <summary>Characters in <see cref="Track1"/>; 0 when the track is absent.</summary>
    public int Track1Length { get; set; }

    /// <summary>Track 2: PAN <c>=</c> YYMM, service code, discretionary data.</summary>
    public byte[] Track2 { get; } = new byte[Track2Capacity];

    /// <summary>Characters in <see cref="Track2"/>; 0 when the track is absent.</summary>
    public int Track2Length { get; set; }

    /// <summary>Wipes both tracks.</summary>
    public void Clear()
    {
        Array.Clear(Track1, 0, Track1.Length);
        Array.Clear(Track2, 0, Track2.Length);
        Track1Length = 0;
        Track2Length = 0;
    }
}
