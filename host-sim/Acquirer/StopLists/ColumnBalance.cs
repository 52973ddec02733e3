using System;
using Terminal.Core.StopList;

namespace Terminal.Acquirer.StopLists;

/// <summary>
/// Gives each page its result columns so that the list as a whole has its rate of false positives. A page to which more cards fell than r columns have room for does with
/// fewer, the last cut off where the page ends; one with bytes to spare gets a part of a further column, as much as the pages before it lack.
/// </summary>
internal sealed class ColumnBalance(int resultBits)
{
    // In units of 2^-r: what the rates of the pages so far are above it, summed.
    private double _owed;
    private int _pages;

    /// <summary>Share of the cards not listed that look listed, over the pages so far.</summary>
    public double FalsePositives => Math.ScaleB(1 + (_pages == 0 ? 0 : _owed / _pages), -resultBits);

    /// <summary>Bytes that a page's columns use.</summary>
    /// <param name="column">Bytes of a whole column.</param>
    public int Use(int column)
    {
        int used = Math.Min(RibbonPage.BodyLength, resultBits * column);
        // With one column more, a window looks listed half as often.
        int windows = column - RibbonPage.WindowLength + 1;
        int wanted = (int)Math.Min(windows, Math.Ceiling(2 * windows * Math.Max(0, _owed + Rate(used, column) - 1)));
        if (wanted > 0)
            used = Math.Min(RibbonPage.BodyLength, used + RibbonPage.WindowLength - 1 + wanted);
        _owed += Rate(used, column) - 1;
        _pages++;
        return used;
    }

    /// <summary>Share of the cards not listed that look listed on a page: one in 2^c of those whose window has c whole columns.</summary>
    /// <param name="used">Bytes that the page's columns use.</param>
    /// <param name="column">Bytes of a whole column.</param>
    public static double Share(int used, int column)
    {
        int windows = column - RibbonPage.WindowLength + 1;
        int further = Math.Max(0, used % column - RibbonPage.WindowLength + 1);
        return Math.ScaleB(1 - 0.5 * further / windows, -used / column);
    }

    private double Rate(int used, int column) => Math.ScaleB(Share(used, column), resultBits);
}
