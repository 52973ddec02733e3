using System;
using System.Collections.Generic;
using System.Linq;
using Terminal.Core.StopList;

namespace Terminal.Acquirer.StopLists;

/// <summary>How many pages a stop list takes, known before it is built, and which list fits into a terminal's space.</summary>
public static class ListSpace
{
    // Of the bits of a page's body, those that cards use when it is full: the ribbon needs 0.6 % more slots than cards, and leaves the rest of a byte.
    private const double Fill = 0.985;

    // Cards fall to the pages by chance: the mean page of a list of n pages must be emptier by this over the root of n, so that the emptier can make up for
    // what the fuller pages lack in result bits, up to three standard deviations of it.
    private const double Spread = 0.066;

    /// <summary>The result bits that a list may have, best first; one in 2^r of the cards not listed looks listed.</summary>
    public static IReadOnlyList<int> ResultBits { get; } = [16, 12, 8];

    /// <summary>The most cards for which a list of so many pages keeps its rate of false positives.</summary>
    public static int CardsOn(int pages, int resultBits)
    {
        double share = pages <= 1 ? 1 : 1 - Spread / Math.Sqrt(pages);
        return (int)Math.Min(int.MaxValue, pages * share * Fill * RibbonPage.BodyLength * 8 / resultBits);
    }

    /// <summary>The pages that a list takes.</summary>
    /// <param name="cards">Cards on it, from 0.</param>
    /// <param name="resultBits">Result bits: 8, 12 or 16.</param>
    /// <exception cref="ArgumentOutOfRangeException">More than <see cref="Manifest.MostPages"/>, or other result bits.</exception>
    public static int PagesFor(int cards, int resultBits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(cards);
        if (!ResultBits.Contains(resultBits))
            throw new ArgumentOutOfRangeException(nameof(resultBits), resultBits, "Result bits are 8, 12 or 16.");
        ArgumentOutOfRangeException.ThrowIfGreaterThan(cards, CardsOn(Manifest.MostPages, resultBits));

        int pages = Math.Max(1, (int)((long)cards * resultBits / (RibbonPage.BodyLength * 8)));
        while (CardsOn(pages, resultBits) < cards)
            pages++;
        return pages;
    }

    /// <summary>The most result bits with which a list fits into so many pages; 0 when it does not fit with any.</summary>
    public static int BestResultBits(int cards, int pages) =>
        ResultBits.FirstOrDefault(bits => CardsOn(Math.Clamp(pages, 0, Manifest.MostPages), bits) is var most && pages > 0 && cards <= most);
}
