using System;

namespace Terminal.Core.StopList;

/// <summary>Which list it is, at which version, and how long it may be used: what a delta leads to and what a selector names. <see cref="Length"/> bytes wherever it is written.</summary>
public sealed class ListEdition
{
    /// <summary>Length in bytes: list (4), base (8), version (8), created (8), valid until (8), cards (4), all big-endian.</summary>
    public const int Length = 40;

    // Ticks at 1970-01-01T00:00:00Z.
    private const long UnixEpochTicks = 621_355_968_000_000_000;

    /// <summary>Which list, 0 to 999999999.</summary>
    public int List { get; set; }

    /// <summary>Version of the base: of the pages. A delta names the oldest base that it may follow.</summary>
    public long Base { get; set; }

    /// <summary>Version of the whole, base and changes, from <see cref="Base"/> to <see cref="Manifest.HighestVersion"/>.</summary>
    public long Version { get; set; }

    /// <summary>When it was made, seconds since 1970-01-01T00:00:00Z.</summary>
    public long Created { get; set; }

    /// <summary>The first second at which it may no longer be used, counted likewise.</summary>
    public long ValidUntil { get; set; }

    /// <summary>Cards on the list.</summary>
    public int Cards { get; set; }

    /// <summary>Whether the list may be used at a time (UTC).</summary>
    public bool IsValidAt(DateTime now) => now.Ticks < UnixEpochTicks + ValidUntil * TimeSpan.TicksPerSecond;

    /// <summary>A time of an edition, in UTC.</summary>
    public static DateTime Time(long seconds) => new DateTime(UnixEpochTicks + seconds * TimeSpan.TicksPerSecond);

    /// <summary>Makes it that of a base without changes.</summary>
    public void Take(Manifest manifest)
    {
        List = manifest.List;
        Base = manifest.Version;
        Version = manifest.Version;
        Created = manifest.Created;
        ValidUntil = manifest.ValidUntil;
        Cards = manifest.Cards;
    }

    /// <summary>Writes it.</summary>
    public void Write(byte[] to, int offset)
    {
        BigEndian.Write(to, offset, 4, List);
        BigEndian.Write(to, offset + 4, 8, Base);
        BigEndian.Write(to, offset + 12, 8, Version);
        BigEndian.Write(to, offset + 20, 8, Created);
        BigEndian.Write(to, offset + 28, 8, ValidUntil);
        BigEndian.Write(to, offset + 36, 4, Cards);
    }

    /// <summary>Reads it.</summary>
    /// <returns>False when a value is out of its range; then it is of no use.</returns>
    public bool Read(byte[] from, int offset)
    {
        List = (int)BigEndian.Read(from, offset, 4);
        Base = BigEndian.Read(from, offset + 4, 8);
        Version = BigEndian.Read(from, offset + 12, 8);
        Created = BigEndian.Read(from, offset + 20, 8);
        ValidUntil = BigEndian.Read(from, offset + 28, 8);
        Cards = (int)BigEndian.Read(from, offset + 36, 4);
        return List >= 0 && List <= Manifest.HighestList
            && Base >= 0 && Base <= Version && Version <= Manifest.HighestVersion
            && Created >= 0 && Created <= ValidUntil && ValidUntil <= Manifest.LatestTime
            && Cards >= 0;
    }
}
