using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;

namespace Terminal.Tests.NanoProfile;

/// <summary>What the device build of one firmware assembly is made of.</summary>
public sealed record FirmwareProject(string AssemblyName, string Path)
{
    /// <summary>The firmware's folders, each after those it refers to.</summary>
    public static readonly string[] Folders = ["Core", "Drivers", "Esp32"];

    public List<DeviceSource> Sources { get; init; } = [];

    /// <summary>Names of the assemblies that the project refers to, firmware and packages alike.</summary>
    public List<string> References { get; init; } = [];

    public string LanguageVersion { get; init; } = "10";

    public string Nullable { get; init; } = "disable";

    public bool AllowUnsafe { get; init; }

    public bool IsProgram { get; init; }

    /// <summary>Sources that the folder and the project's list do not agree on.</summary>
    public List<Violation> Violations { get; init; } = [];

    /// <summary>Reads <c>firmware/FOLDER/FOLDER.nfproj</c> and the <c>.projitems</c> beside it.</summary>
    public static FirmwareProject Read(string folder)
    {
        var directory = System.IO.Path.Combine(Repository.Root, "firmware", folder);
        var file = System.IO.Path.Combine(directory, folder + ".nfproj");
        var list = System.IO.Path.Combine(directory, folder + ".projitems");
        var project = XDocument.Load(file);
        var listed = Includes(XDocument.Load(list), "Compile").Select(item => item.Replace("$(MSBuildThisFileDirectory)", "")).ToList();
        var present = Directory.GetFiles(directory, "*.cs", SearchOption.AllDirectories).Select(path => System.IO.Path.GetRelativePath(directory, path).Replace('\\', '/')).ToList();
        return new FirmwareProject(Setting(project, "AssemblyName"), Repository.Name(file))
        {
            Sources = [.. listed.Intersect(present).Select(name => System.IO.Path.Combine(directory, name)).Select(path => new DeviceSource(Repository.Name(path), File.ReadAllText(path)))],
            References =
            [
                .. Includes(project, "ProjectReference").Select(reference => "Terminal." + System.IO.Path.GetFileNameWithoutExtension(reference)),
                .. Includes(project, "Reference"),
            ],
            LanguageVersion = Setting(project, "LangVersion"),
            Nullable = Setting(project, "Nullable"),
            AllowUnsafe = Setting(project, "AllowUnsafeBlocks") == "true",
            IsProgram = Setting(project, "OutputType") == "Exe",
            Violations =
            [
                .. present.Except(listed).Select(name => new Violation($"firmware/{folder}/{name}", 1, "source-list", $"the device does not get this file; list it in {folder}.projitems")),
                .. listed.Except(present).Select(name => new Violation(Repository.Name(list), Line(list, name), "source-list", $"{name} is not there; take it off the list")),
            ],
        };
    }

    /// <summary>Ids and versions of all packages that the firmware names.</summary>
    public static Dictionary<string, string> Packages() => Folders
        .Select(folder => XDocument.Load(System.IO.Path.Combine(Repository.Root, "firmware", folder, "packages.config")))
        .SelectMany(config => config.Descendants("package"))
        .GroupBy(package => package.Attribute("id")!.Value, package => package.Attribute("version")!.Value)
        .ToDictionary(package => package.Key, package => package.Distinct().Single());

    private static IEnumerable<string> Includes(XDocument project, string item) =>
        project.Descendants().Where(element => element.Name.LocalName == item).Select(element => element.Attribute("Include")!.Value.Replace('\\', '/'));

    private static string Setting(XDocument project, string name) => project.Descendants().LastOrDefault(element => element.Name.LocalName == name)?.Value ?? "";

    private static int Line(string file, string name) => Array.FindIndex(File.ReadAllLines(file), line => line.Replace('\\', '/').Contains(name)) + 1;
}
