using System;
using System.CommandLine;
using System.IO;
using Terminal.Board.Maps;

namespace Terminal.Bench;

/// <summary>The verb <c>pins</c>: makes the firmware's pins and the tables of <c>hardware/pins.md</c> from the maps in <c>hardware/</c>.</summary>
internal static class PinsVerb
{
    /// <summary>The verb, for the command line.</summary>
    public static Command Verb()
    {
        var root = new Argument<DirectoryInfo>("repository")
        {
            Description = "Folder of Terminal.sln; without it the one above the present folder.",
            DefaultValueFactory = _ => Above(new DirectoryInfo(".")),
        };
        var verb = new Command("pins", "Makes the firmware's pins and the tables of hardware/pins.md from hardware/*.json.") { root };
        verb.SetAction(parsed => Run(parsed.GetValue(root)!.FullName));
        return verb;
    }

    private static DirectoryInfo Above(DirectoryInfo folder)
    {
        DirectoryInfo? found = folder;
        while (found is not null && !File.Exists(Path.Combine(found.FullName, "Terminal.sln")))
            found = found.Parent;
        return found ?? folder;
    }

    private static int Run(string root)
    {
        bool isSound = true;
        foreach (BoardMap board in BoardMaps.All)
        {
            foreach (string fault in MapRules.Faults(board, BoardMaps.ChipOf(board)))
            {
                isSound = false;
                Console.Error.WriteLine($"{board.Name}: {fault}");
            }
        }
        if (!isSound)
            return 1;

        try
        {
            string tables = Path.Combine(root, PinSources.TablesFile);
            File.WriteAllText(tables, PinSources.Tables(File.ReadAllText(tables)));
            File.WriteAllText(Path.Combine(root, PinSources.FirmwareFile), PinSources.Firmware());
            Console.WriteLine($"{PinSources.FirmwareFile} and {PinSources.TablesFile} hold {BoardMaps.All.Count} boards.");
            return 0;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            Console.Error.WriteLine(refused.Message);
            return 1;
        }
    }
}
