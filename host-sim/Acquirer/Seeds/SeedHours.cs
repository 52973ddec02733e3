namespace Terminal.Acquirer.Seeds;

/// <summary>A part of the day that is allowed, or forbidden; it may pass midnight.</summary>
/// <param name="IsForbidden">Whether these times are forbidden; otherwise all others are.</param>
/// <param name="From">Minutes of the day, from.</param>
/// <param name="To">Minutes of the day, up to and without.</param>
/// <param name="Text">As it stands in the file.</param>
public sealed record SeedHours(bool IsForbidden, int From, int To, string Text)
{
    /// <summary>Whether a minute of the day is allowed.</summary>
    public bool Allow(int minute) => (From < To ? From <= minute && minute < To : From <= minute || minute < To) != IsForbidden;
}
