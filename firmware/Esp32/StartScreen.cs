using Terminal.Core.Ports;

namespace Terminal.Esp32;

/// <summary>What the display shows before the terminal has its language: a heading and a text beneath it.</summary>
internal static class StartScreen
{
    private const int Columns = 21;
    private const int Rows = 8;
    private const int TextRow = 2;

    /// <summary>Shows the heading on the first line, dark on light, and the text from the third on.</summary>
    /// <param name="display">Where.</param>
    /// <param name="heading">At most 21 ASCII characters.</param>
    /// <param name="text">ASCII; lines end with LF, longer ones go on in the next row, what does not fit is dropped.</param>
    internal static void Show(IDisplay display, string heading, string text)
    {
        byte[] cells = new byte[Columns * Rows];
        for (int i = 0; i < cells.Length; i++)
            cells[i] = (byte)' ';
        Put(cells, 0, heading);
        Put(cells, TextRow * Columns, text);
        display.Show(cells, 1);
    }

    private static void Put(byte[] cells, int cell, string text)
    {
        char[] characters = text.ToCharArray();
        for (int i = 0; i < characters.Length && cell < cells.Length; i++)
        {
            char character = characters[i];
            if (character == '\n')
                cell += Columns - cell % Columns;
            else
                cells[cell++] = character >= ' ' && character <= '~' ? (byte)character : (byte)' ';
        }
    }
}
