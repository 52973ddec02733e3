using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Terminal.Board.Maps;

/// <summary>The boards that the terminal can be built on, and their chips: the maps in <c>hardware/</c>, which this program carries.</summary>
public static class BoardMaps
{
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerDefaults.Web) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };

    /// <summary>All boards, by name.</summary>
    public static IReadOnlyList<BoardMap> All { get; } = [.. Read<BoardMap>(".board.json").OrderBy(board => board.Name, System.StringComparer.Ordinal)];

    /// <summary>All chips.</summary>
    public static IReadOnlyList<ChipMap> Chips { get; } = [.. Read<ChipMap>(".chip.json")];

    /// <summary>The board that the project began with.</summary>
    public static BoardMap Default { get; } = All.Single(board => board.Name == "ESP32-WROVER");

    /// <summary>The board of that name; null for none.</summary>
    public static BoardMap? Of(string name) => All.FirstOrDefault(board => board.Name == name);

    /// <summary>The chip of a board.</summary>
    public static ChipMap ChipOf(BoardMap board) => Chips.Single(chip => chip.Name == board.Chip);

    /// <summary>Reads the text of a map.</summary>
    /// <exception cref="JsonException">It is none.</exception>
    public static BoardMap Parse(string text) => JsonSerializer.Deserialize<BoardMap>(text, Strict)!;

    private static IEnumerable<T> Read<T>(string ending)
    {
        var here = typeof(BoardMaps).Assembly;
        foreach (string name in here.GetManifestResourceNames().Where(name => name.EndsWith(ending, System.StringComparison.Ordinal)))
        {
            using Stream text = here.GetManifestResourceStream(name)!;
            yield return JsonSerializer.Deserialize<T>(text, Strict)!;
        }
    }
}
