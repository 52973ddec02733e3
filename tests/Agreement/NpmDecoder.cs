using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;

namespace Terminal.Tests.Agreement;

/// <summary>The npm package iso_8583, installed in artifacts/npm. It takes DE128 for 8 binary bytes, so that field is left aside.</summary>
internal static class NpmDecoder
{
    private const string Name = "iso_8583";
    private const string Version = "2.6.7";

    /// <summary>Reads messages.</summary>
    public static IReadOnlyList<Reading> Read(IEnumerable<byte[]> messages)
    {
        string modules = Path.Combine(Root(), "artifacts", "npm", "node_modules");
        string package = Path.Combine(modules, Name, "package.json");
        if (!OutsideProgram.Exists("node") || !File.Exists(package))
            OutsideProgram.Missing($"There is no node, or no {Name} for it (npm install --prefix artifacts/npm --no-save {Name}@{Version}).");
        using (JsonDocument about = JsonDocument.Parse(File.ReadAllText(package)))
            Assert.AreEqual(Version, about.RootElement.GetProperty("version").GetString(), $"Another {Name} than these tests know.");

        string input = string.Concat(messages.Select(message => Convert.ToHexString(message) + "\n"));
        string output = OutsideProgram.Run("node", [Path.Combine(AppContext.BaseDirectory, "decode.cjs")], input, ("NODE_PATH", modules));
        return [.. output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Of)];
    }

    private static Reading Of(string line)
    {
        using JsonDocument json = JsonDocument.Parse(line);
        Dictionary<int, string> fields = [];
        foreach (JsonProperty item in json.RootElement.EnumerateObject())
        {
            Assert.AreNotEqual("error", item.Name, $"{Name}: {item.Value}");
            fields.Add(int.Parse(item.Name), item.Value.GetString()!);
        }

        Assert.IsTrue(fields.Remove(0, out string? type), $"{Name} found no message type.");
        return new Reading(Name, type!, fields);
    }

    private static string Root()
    {
        string folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Terminal.sln")))
            folder = Path.GetDirectoryName(folder) ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        return folder;
    }
}
