using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Terminal.Simulation;

/// <summary>Looks for card data where none may be: the numbers of all cards of the world, as characters and packed two digits to the byte, and what follows a number on track 2.</summary>
public sealed class CardScan
{
    private readonly string[] _numbers;
    private readonly string[] _tracks;
    private readonly string _start;

    /// <summary>Looks for the data of these cards.</summary>
    public CardScan(IReadOnlyList<TownCard> cards)
    {
        _numbers = [.. cards.Select(card => card.Number)];
        _tracks = [.. cards.Select(card => $"={card.Expiry}{card.ServiceCode}").Distinct()];
        _start = _numbers.Aggregate(Common);
    }

    /// <summary>Looks into a text.</summary>
    /// <returns>What stands there, without saying it whole; null for nothing.</returns>
    public string? FindInText(string text)
    {
        // All numbers begin alike, which is quickly looked for.
        if (text.Contains(_start, StringComparison.Ordinal) && _numbers.FirstOrDefault(number => text.Contains(number, StringComparison.Ordinal)) is { } found)
            return $"A card number that ends in {found[^4..]}";
        return text.Contains('=') && _tracks.Any(track => text.Contains(track, StringComparison.Ordinal)) ? "A part of track 2" : null;
    }

    /// <summary>Looks into bytes.</summary>
    /// <returns>As <see cref="FindInText"/>.</returns>
    public string? FindInBytes(byte[] bytes) => FindInText(Encoding.Latin1.GetString(bytes)) ?? FindInText(Convert.ToHexString(bytes));

    private static string Common(string one, string other)
    {
        int length = 0;
        while (length < one.Length && one[length] == other[length])
            length++;
        return one[..length];
    }
}
