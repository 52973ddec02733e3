using System.Collections.Generic;
using System.Text;
using Terminal.Board;
using Terminal.Esp32;

namespace Terminal.Tests.Bench;

/// <summary>
/// Reads the panel as an eye does: the firmware's own display driver draws every character once on a board of its own, and what it drew is
/// looked up afterwards, upright and inverse.
/// </summary>
public static class Glyphs
{
    private const int Columns = 21;
    private const int Rows = 8;
    private const int CellWidth = 6;
    private const int CellHeight = 8;
    private const int Margin = 1;
    private static readonly Dictionary<string, char> Known = Learn();

    /// <summary>The 8 lines of a panel, trailing spaces cut; a cell that is no character is <c>¿</c>.</summary>
    /// <param name="lit">128 x 64 characters, row by row: <c>1</c> for a lit pixel.</param>
    public static string Read(string lit)
    {
        var text = new StringBuilder();
        for (int row = 0; row < Rows; row++)
        {
            var line = new StringBuilder();
            for (int column = 0; column < Columns; column++)
                line.Append(Known.GetValueOrDefault(Cell(lit, row, column), '¿'));
            text.Append(line.ToString().TrimEnd()).Append('\n');
        }
        return text.ToString().TrimEnd('\n');
    }

    private static string Cell(string lit, int row, int column)
    {
        var cell = new StringBuilder();
        for (int y = 0; y < CellHeight; y++)
            cell.Append(lit, (row * CellHeight + y) * OledWidth + Margin + column * CellWidth, CellWidth);
        return cell.ToString();
    }

    private const int OledWidth = 128;

    private static Dictionary<string, char> Learn()
    {
        var known = new Dictionary<string, char>();
        var board = new DeviceBoard(new VirtualClock());
        using (board.Enter())
        {
            var display = new Wiring(new BoardClock(), PinMaps.Of(PinMaps.Default)!).Display;
            for (byte inverse = 0; inverse <= 1; inverse++)
            {
                byte[] cells = new byte[Columns * Rows];
                for (int i = 0; i < cells.Length; i++)
                    cells[i] = (byte)(i < 0x7F - 0x20 ? 0x20 + i : 0x20);
                display.Show(cells, inverse == 1 ? (byte)0xFF : (byte)0);
                byte[] pixels = board.Display.Pixels();
                string lit = string.Concat(Array.ConvertAll(pixels, pixel => pixel == 1 ? '1' : '0'));
                for (int i = 0; i < 0x7F - 0x20; i++)
                    known.TryAdd(Cell(lit, i / Columns, i % Columns), (char)cells[i]);
            }
        }
        return known;
    }
}
