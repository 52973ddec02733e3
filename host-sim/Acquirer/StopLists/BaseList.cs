using System.Collections.Generic;
using Terminal.Core.StopList;

namespace Terminal.Acquirer.StopLists;

/// <summary>A stop list as it is published: its pages, the same for every terminal, and what each terminal's manifest says of them.</summary>
/// <param name="Manifest">All but its times, which the publisher sets before it writes it for a terminal.</param>
/// <param name="Pages">The pages in order, <see cref="RibbonPage.Length"/> bytes each.</param>
/// <param name="FalsePositives">Exact share of the cards not listed that look listed.</param>
public sealed record BaseList(Manifest Manifest, IReadOnlyList<byte[]> Pages, double FalsePositives)
{
    /// <summary>Bits that the list takes for each card on it, manifest included.</summary>
    public double BitsPerCard => 8.0 * (Manifest.Length + (long)Pages.Count * RibbonPage.Length) / Manifest.Cards;
}
