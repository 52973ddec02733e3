using System;
using System.Numerics;
using Terminal.Core.StopList;

namespace Terminal.Acquirer.StopLists;

/// <summary>
/// Solves a page: a linear system over GF(2) with a row a card and a column a slot. A card's 64 coefficients lie side by side in it, so that Gaussian
/// elimination walks along the diagonal and needs no more than the ribbon beside it (Dillinger and Walzer, arXiv:2103.02515; here a window begins at a whole byte, which
/// saves the terminal all shifting, and the salt is tried until the page is nearly full, which replaces their bumping).
/// </summary>
internal sealed class Ribbon
{
    private const int WindowBits = 8 * RibbonPage.WindowLength;

    // With so many salts a column, about 0.6 % more slots than cards are enough.
    private const int SaltsTried = 40;

    private ulong[] _rows = [];
    private uint[] _results = [];
    private ListedCard[] _ordered = [];
    private int[] _starts = [];
    private int[] _ends = [];

    /// <summary>The salt of the last page solved.</summary>
    public uint Salt { get; private set; }

    /// <summary>Bytes of a column of the last page solved.</summary>
    public int Column { get; private set; }

    /// <summary>The solution of the last page solved, a number a slot: bit c of it belongs to column c.</summary>
    public ReadOnlySpan<uint> Slots => _results.AsSpan(0, 8 * Column);

    /// <summary>Finds the shortest column with which a salt solves the page, and solves it.</summary>
    /// <exception cref="InvalidOperationException">There is none up to twice the usual length: two cards contradict each other.</exception>
    public void Solve(ReadOnlySpan<ListedCard> cards)
    {
        int shortest = Math.Max(RibbonPage.WindowLength, (cards.Length + 7) / 8);
        for (Column = shortest; Column <= 2 * shortest; Column++)
        {
            for (uint i = 1; i <= SaltsTried; i++)
            {
                // Odd multiples of 2^32 over the golden ratio: far from each other, and no card's key is lost by them.
                Salt = i * 0x9E3779B9 | 1;
                if (!TryEliminate(cards))
                    continue;
                Substitute();
                return;
            }
        }

        throw new InvalidOperationException($"No page holds these {cards.Length} cards.");
    }

    private bool TryEliminate(ReadOnlySpan<ListedCard> cards)
    {
        Order(cards);
        int slots = 8 * Column;
        if (_rows.Length < slots + WindowBits)
            (_rows, _results) = (new ulong[slots + WindowBits], new uint[slots + WindowBits]);
        Array.Clear(_rows);
        Array.Clear(_results);

        int card = 0;
        for (int start = 0; card < cards.Length; start++)
        {
            for (; card < _ends[start]; card++)
            {
                int slot = 8 * start;
                ulong row = _ordered[card].Coefficients;
                uint result = _ordered[card].Result;
                while (row != 0)
                {
                    int zeros = BitOperations.TrailingZeroCount(row);
                    row >>= zeros;
                    slot += zeros;
                    if (_rows[slot] == 0)
                        break;
                    row ^= _rows[slot];
                    result ^= _results[slot];
                }

                if (row == 0)
                    return false;
                (_rows[slot], _results[slot]) = (row, result);
            }
        }

        return true;
    }

    /// <summary>Sorts the cards by their starts, by counting.</summary>
    private void Order(ReadOnlySpan<ListedCard> cards)
    {
        if (_ordered.Length < cards.Length)
            (_ordered, _starts) = (new ListedCard[cards.Length], new int[cards.Length]);
        if (_ends.Length < Column + 1)
            _ends = new int[Column + 1];
        Array.Clear(_ends);
        for (int i = 0; i < cards.Length; i++)
        {
            _starts[i] = RibbonPage.StartOf(cards[i].StartKey, Salt, Column);
            _ends[_starts[i] + 1]++;
        }
        for (int start = 0; start < Column; start++)
            _ends[start + 1] += _ends[start];
        for (int i = 0; i < cards.Length; i++)
            _ordered[_ends[_starts[i]]++] = cards[i];
    }

    /// <summary>From the last slot to the first; a slot without a row stays 0.</summary>
    private void Substitute()
    {
        for (int slot = 8 * Column - 1; slot >= 0; slot--)
        {
            for (ulong others = _rows[slot] & ~1UL; others != 0; others &= others - 1)
                _results[slot] ^= _results[slot + BitOperations.TrailingZeroCount(others)];
        }
    }
}
