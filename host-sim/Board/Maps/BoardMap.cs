using System.Collections.Generic;

namespace Terminal.Board.Maps;

/// <summary>What is wired to which pin of a board, and what else the terminal must know of it: <c>hardware/*.board.json</c>.</summary>
/// <param name="Name">As the terminal's board file names it.</param>
/// <param name="Title">For people.</param>
/// <param name="Chip">Its chip.</param>
/// <param name="Image">The stock image for it.</param>
/// <param name="Network"><c>wifi</c> or <c>ethernet</c>.</param>
/// <param name="ColumnPullUps">Where the pull-ups of the keypad's columns are: <c>inside</c> the chip or <c>outside</c>.</param>
/// <param name="FileBlocks">Blocks of 4,096 bytes of the file system that the image lays out, by the flash's size in megabytes.</param>
/// <param name="UsedByTheBoard">Pins of the chip that the board itself needs.</param>
/// <param name="Lines">The wiring, by <see cref="WiredLine.Name"/>.</param>
/// <param name="Notes">What else an engineer must know.</param>
public sealed record BoardMap(
    string Name,
    string Title,
    string Chip,
    string Image,
    string Network,
    string ColumnPullUps,
    IReadOnlyDictionary<int, int> FileBlocks,
    IReadOnlyList<ReservedPins> UsedByTheBoard,
    IReadOnlyDictionary<string, MappedLine> Lines,
    IReadOnlyList<string> Notes)
{
    /// <summary>Whether its line is a cable.</summary>
    public bool IsEthernet => Network == "ethernet";

    /// <summary>Whether the keypad's columns need resistors.</summary>
    public bool HasPullUpsOutside => ColumnPullUps == "outside";

    /// <summary>The pins of a line.</summary>
    public IReadOnlyList<int> Pins(WiredLine line) => Lines[line.Name].Gpio;

    /// <summary>The pin of a line that has one.</summary>
    public int Pin(WiredLine line) => Pins(line)[0];
}
