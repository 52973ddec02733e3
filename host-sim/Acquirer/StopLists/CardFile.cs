using System;
using System.IO;
using Terminal.Acquirer.Cards;

namespace Terminal.Acquirer.StopLists;

/// <summary>Told of a card number.</summary>
/// <param name="line">The line, from 1, on which it stands.</param>
/// <param name="digits">Its ASCII digits; valid only during the call.</param>
public delegate void CardTold(int line, ReadOnlySpan<byte> digits);

/// <summary>
/// A file of card numbers: one a line, in the first column of comma-separated values (RFC 4180; semicolons and tabs will do). Quotes and spaces are left out, empty lines passed
/// over, and so is a first line without digits: headings. Reads as it goes, in constant memory.
/// </summary>
public static class CardFile
{
    // PAN lengths of ISO/IEC 7812 that a message can carry (ISO 8583 field 2) and a mask does not give away.
    private const int Shortest = 12;
    private const int Longest = 19;

    // More of a column than this can only be wrong.
    private const int LongestColumn = 64;

    /// <summary>Reads the file to its end.</summary>
    /// <param name="file">The file.</param>
    /// <param name="card">Told of each card number.</param>
    /// <param name="bad">Told of each other line: its number, and what is wrong with it.</param>
    public static void Read(Stream file, CardTold card, Action<int, string> bad)
    {
        byte[] buffer = new byte[64 * 1024];
        byte[] column = new byte[LongestColumn];
        int line = 1, length = 0;
        bool isFirstColumn = true;
        for (int count = file.Read(buffer); count > 0; count = file.Read(buffer))
        {
            foreach (byte character in buffer.AsSpan(0, count))
            {
                if (character == '\n')
                {
                    Judge(line++, column.AsSpan(0, length), card, bad);
                    length = 0;
                    isFirstColumn = true;
                }
                else if (character is (byte)',' or (byte)';' or (byte)'\t')
                {
                    isFirstColumn = false;
                }
                // Quotes, spaces, the end of a line as Windows writes it, and the three bytes with which its editors begin a file.
                else if (isFirstColumn && length < LongestColumn && character is not ((byte)'"' or (byte)' ' or (byte)'\r' or 0xEF or 0xBB or 0xBF))
                {
                    column[length++] = character;
                }
            }
        }

        Judge(line, column.AsSpan(0, length), card, bad);
        Array.Clear(buffer);
        Array.Clear(column);
    }

    private static void Judge(int line, ReadOnlySpan<byte> column, CardTold card, Action<int, string> bad)
    {
        if (column.IsEmpty || line == 1 && !column.ContainsAnyInRange((byte)'0', (byte)'9'))
            return;
        if (column.Length is < Shortest or > Longest || column.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            bad(line, $"no card number of {Shortest} to {Longest} digits.");
        else if (!CardNumber.PassesLuhn(column))
            bad(line, $"the check digit of {CardNumber.Mask(column)} is wrong.");
        else
            card(line, column);
    }
}
