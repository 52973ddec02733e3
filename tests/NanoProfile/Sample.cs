using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Terminal.Tests.NanoProfile;

/// <summary>
/// A source of <c>Samples/</c>. Its first lines say what it is: <c>// room: Core</c> (else Esp32), <c>// unsafe</c>, and for
/// each complaint that the gate must make <c>// expect: line 7: rule: text</c>.
/// </summary>
public sealed record Sample(string Name, string Text)
{
    private const string Expectation = "// expect: line ";

    private static string Folder => Path.Combine(Repository.Root, "tests/NanoProfile/Samples");

    private IEnumerable<string> Lines => Text.Split('\n').Select(line => line.TrimEnd('\r'));

    public static IEnumerable<string> Names(string folder) =>
        Directory.GetFiles(Path.Combine(Folder, folder), "*.cs").Order(StringComparer.Ordinal).Select(path => $"{folder}/{Path.GetFileName(path)}");

    public static Sample Read(string name) => new(name, File.ReadAllText(Path.Combine(Folder, name)));

    /// <summary>The complaints that the sample says it deserves, in full.</summary>
    public List<string> Expected() => [.. Lines.Where(line => line.StartsWith(Expectation)).Select(line => line[Expectation.Length..].Split(": ", 2)).Select(parts => $"{Name}({parts[0]}): {parts[1]}")];

    /// <summary>Compiles it alone, with all device packages at hand, and judges it.</summary>
    public Gate Judge()
    {
        var packages = DevicePackages.OfFirmware;
        var room = Lines.FirstOrDefault(line => line.StartsWith("// room: "))?["// room: ".Length..] ?? "Esp32";
        var project = new FirmwareProject("Terminal." + room, $"{room}.nfproj")
        {
            Sources = [new DeviceSource(Name, Text)],
            References = [.. packages.Real, .. packages.Written],
            Nullable = "annotations",
            AllowUnsafe = Lines.Contains("// unsafe"),
        };
        return new Gate(DeviceBuild.Compile(project, packages.Assemblies));
    }
}
