using System;
using Terminal.Core.Texts;

namespace Terminal.Flows;

/// <summary>What is about to be shown: 8 rows of 21 characters of code page 866.</summary>
public sealed class Screen
{
    /// <summary>Characters in a row.</summary>
    public const int Columns = 21;

    /// <summary>Rows.</summary>
    public const int Rows = 8;

    private const byte Space = 0x20;

    private readonly byte[] _blank = new byte[Columns * Rows];

    /// <summary>Makes an empty screen.</summary>
    public Screen()
    {
        CodePage.Fill(_blank, Space);
        Array.Copy(_blank, Cells, _blank.Length);
    }

    /// <summary>The characters, row by row.</summary>
    public byte[] Cells { get; } = new byte[Columns * Rows];

    /// <summary>Bit n: row n is drawn dark on light.</summary>
    public byte Inverse { get; private set; }

    /// <summary>Empties the screen and writes a title into its first row, dark on light.</summary>
    public void Begin(string title) => Begin(CodePage.Bytes(title));

    /// <summary>Empties the screen and writes a title into its first row, dark on light; in code-page bytes.</summary>
    public void Begin(byte[] title)
    {
        Array.Copy(_blank, Cells, _blank.Length);
        Inverse = 1;
        Write(0, 1, title);
    }

    /// <summary>Writes a warning into the second row, dark on light.</summary>
    public void Warn(byte[] text)
    {
        Inverse = 3;
        Centre(1, text, text.Length);
    }

    /// <summary>Fills all rows with one character.</summary>
    public void Fill(byte character)
    {
        CodePage.Fill(Cells, character);
        Inverse = 0;
    }

    /// <summary>Writes from a row down; a line feed begins the next row. What does not fit is cut off.</summary>
    public void Write(int row, int column, string text) => Write(row, column, CodePage.Bytes(text));

    /// <summary>Writes code-page bytes from a row down; a line feed begins the next row. What does not fit is cut off.</summary>
    public void Write(int row, int column, byte[] text)
    {
        int room = Columns - column;
        for (int from = 0; row < Rows && from < text.Length; row++)
        {
            int end = CodePage.LineEnd(text, from);
            Array.Copy(text, from, Cells, row * Columns + column, end - from < room ? end - from : room);
            from = end + 1;
        }
    }

    /// <summary>Writes code-page bytes into the middle of a row, which is emptied first.</summary>
    public void Centre(int row, byte[] text, int length)
    {
        Array.Copy(_blank, 0, Cells, row * Columns, Columns);
        length = length < Columns ? length : Columns;
        Array.Copy(text, 0, Cells, row * Columns + (Columns - length) / 2, length);
    }

    /// <summary>Writes code-page bytes into a row, at its end.</summary>
    public void Right(int row, byte[] text, int length)
    {
        length = length < Columns ? length : Columns;
        Array.Copy(text, 0, Cells, (row + 1) * Columns - length, length);
    }
}
