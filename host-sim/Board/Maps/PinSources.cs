using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;

namespace Terminal.Board.Maps;

/// <summary>What is made from the maps: the firmware's pins and the tables for people.</summary>
public static class PinSources
{
    /// <summary>The file of <see cref="Firmware"/>, from the repository's root.</summary>
    public const string FirmwareFile = "firmware/Esp32/PinMaps.cs";

    /// <summary>The file that holds the tables, from the repository's root.</summary>
    public const string TablesFile = "hardware/pins.md";

    private const string Opening = "<!-- made by `bench pins` -->";
    private const string Closing = "<!-- end of what is made -->";

    /// <summary>The firmware's pins of all boards, as C#.</summary>
    public static string Firmware()
    {
        var text = new StringBuilder();
        text.Append("""
            namespace Terminal.Esp32;

            /// <summary>The pins of each board, made by <c>bench pins</c> from <c>hardware/*.board.json</c>: change those.</summary>
            public static class PinMaps
            {

            """);
        text.Append(CultureInfo.InvariantCulture, $"    /// <summary>The board that the project began with.</summary>\n    public const string Default = \"{BoardMaps.Default.Name}\";\n\n");
        text.Append("    /// <summary>The pins of a board; null for one that is not known.</summary>\n    public static Pins? Of(string board) => board switch\n    {\n");
        foreach (BoardMap board in BoardMaps.All)
        {
            text.Append(CultureInfo.InvariantCulture, $"        \"{board.Name}\" => new Pins({Array(board, WiredLine.KeypadRows)}, {Array(board, WiredLine.KeypadColumns)})\n        {{\n");
            foreach (WiredLine line in WiredLine.All.Where(line => line.Count == 1))
                text.Append(CultureInfo.InvariantCulture, $"            {char.ToUpperInvariant(line.Name[0])}{line.Name[1..]} = {board.Pin(line)},\n");
            text.Append(CultureInfo.InvariantCulture, $"            HasPullUpsOutside = {Word(board.HasPullUpsOutside)},\n            IsEthernet = {Word(board.IsEthernet)},\n        }},\n");
        }
        text.Append("        _ => null,\n    };\n\n    /// <summary>The board that an image (<c>SystemInfo.TargetName</c>) is for, or one with the same chip: for a terminal that does not know its own.</summary>\n");
        text.Append("    public static string BoardOf(string image) => image switch\n    {\n");
        foreach (BoardMap board in BoardMaps.All.Where(board => board != BoardMaps.Default && BoardsWith(BoardMaps.ChipOf(board))[0] != board))
            text.Append(CultureInfo.InvariantCulture, $"        \"{board.Image}\" => \"{board.Name}\",\n");
        text.Append(CultureInfo.InvariantCulture, $"        _ => {EachChip(boards => $"\"{boards[0].Name}\"", "Default")},\n    }};\n\n");
        text.Append("    /// <summary>Whether an image is for the chip of a board: with the pins of another chip nothing may be wired.</summary>\n");
        text.Append(CultureInfo.InvariantCulture, $"    public static bool Fits(string board, string image) => {EachChip(IsAmong, IsAmong(BoardsWith(BoardMaps.ChipOf(BoardMaps.Default))))};\n}}\n");
        return text.ToString();
    }

    /// <summary>The tables' file with the tables made anew; what people wrote around them stays.</summary>
    public static string Tables(string before)
    {
        int from = before.IndexOf(Opening, StringComparison.Ordinal);
        int to = before.IndexOf(Closing, StringComparison.Ordinal);
        if (from < 0 || to < from)
            throw new InvalidDataException($"{TablesFile} has lost the comments between which the tables stand.");
        return before[..(from + Opening.Length)] + "\n\n" + string.Join("\n", BoardMaps.All.OrderBy(board => board != BoardMaps.Default).Select(Section)) + "\n" + before[to..];
    }

    private static string Section(BoardMap board)
    {
        ChipMap chip = BoardMaps.ChipOf(board);
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"## {board.Name}: {board.Title}\n\nImage `{board.Image}`. ");
        text.Append(board.IsEthernet ? "Network by cable.\n\n" : "Network by Wi-Fi.\n\n");
        text.Append("| part | line | GPIO | direction | why this one |\n|---|---|---|---|---|\n");
        foreach (WiredLine line in WiredLine.All)
            text.Append(CultureInfo.InvariantCulture, $"| {line.Part} | {line.Title} | {string.Join(", ", board.Pins(line))} | {line.Direction} | {board.Lines[line.Name].Why} |\n");
        text.Append("\n| flash | blocks of the file system `I:` |\n|---|---|\n");
        foreach ((int megabytes, int blocks) in board.FileBlocks)
            text.Append(CultureInfo.InvariantCulture, $"| {megabytes} MB | {blocks:N0} |\n");
        text.Append('\n');
        foreach (string note in board.Notes)
            text.Append(CultureInfo.InvariantCulture, $"{note}\n");
        text.Append("\nLeft alone:\n\n");
        foreach (ReservedPins taken in board.UsedByTheBoard.Concat(chip.Reserved))
            text.Append(CultureInfo.InvariantCulture, $"- {string.Join(", ", taken.Gpio)}: {taken.By}.\n");
        IEnumerable<StrappingPin> free = chip.Strapping.Where(strap => !WiredLine.All.Any(line => board.Pins(line).Contains(strap.Gpio)) && !board.UsedByTheBoard.Any(taken => taken.Gpio.Contains(strap.Gpio)));
        foreach (StrappingPin strap in free)
            text.Append(CultureInfo.InvariantCulture, $"- {strap.Gpio}: read at reset; {(strap.Level == "none" ? "to be left alone" : $"must be {strap.Level}")}, or {strap.Otherwise}.\n");
        return text.ToString();
    }

    // By the name of the image: the more particular beginnings first, for that of the first chip is a part of each.
    private static string EachChip(Func<BoardMap[], string> answer, string otherwise) =>
        string.Concat(BoardMaps.Chips.Where(chip => chip.Name != BoardMaps.Default.Chip).Select(chip => $"image.StartsWith(\"{chip.Images}\") ? {answer(BoardsWith(chip))} : ")) + otherwise;

    private static string IsAmong(BoardMap[] boards) => "board is " + string.Join(" or ", boards.Select(board => $"\"{board.Name}\""));

    private static BoardMap[] BoardsWith(ChipMap chip) => [.. BoardMaps.All.Where(board => board.Chip == chip.Name)];

    private static string Array(BoardMap board, WiredLine line) => $"new int[] {{ {string.Join(", ", board.Pins(line))} }}";

    private static string Word(bool value) => value ? "true" : "false";
}
