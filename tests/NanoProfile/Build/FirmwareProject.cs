using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Xml.Linq;
using IOPath = System.IO.Path;

namespace Terminal.Tests.NanoProfile;

/// <summary>What the device build of one firmware assembly, or of the unit tests for the device, is made of.</summary>
public sealed record FirmwareProject(string AssemblyName, string Path)
{
    /// <summary>The firmware's folders, each after those it refers to.</summary>
    public static readonly string[] Folders = ["Core", "Flows", "Drivers", "Esp32"];

    /// <summary>The folder of the unit tests for the device; their sources are the desktop's.</summary>
    public const string TestFolder = "tests/NFUnitTest";

    // A program that the package brings; it finds the tests by reflection.
    private const string Launcher = "nanoFramework.UnitTestLauncher";

    private const string SharedTests = "../Core.Tests/";

    public List<DeviceSource> Sources { get; init; } = [];

    /// <summary>Names of the assemblies that the project refers to, firmware and packages alike.</summary>
    public List<string> References { get; init; } = [];

    public string LanguageVersion { get; init; } = "10";

    public string Nullable { get; init; } = "disable";

    public bool AllowUnsafe { get; init; }

    public bool IsProgram { get; init; }

    /// <summary>What folder, project and lists do not agree on.</summary>
    public List<Violation> Violations { get; init; } = [];

    /// <summary>Reads the <c>.nfproj</c>, <c>.projitems</c> and <c>packages.config</c> that a folder holds; without a <c>.projitems</c> the project lists its sources itself.</summary>
    public static FirmwareProject Read(string directory)
    {
        var file = Directory.GetFiles(directory, "*.nfproj").Single();
        var list = File.Exists(IOPath.ChangeExtension(file, ".projitems")) ? IOPath.ChangeExtension(file, ".projitems") : file;
        var project = XDocument.Load(file);
        var listed = Includes(XDocument.Load(list), "Compile").Select(item => item.Replace("$(MSBuildThisFileDirectory)", "")).ToList();
        var present = Present(directory, listed).ToList();
        var packages = Packages(directory).Select(package => $"{package.Key}.{package.Value}");
        var hints = Values(project, "HintPath").Select(hint => hint.Split('\\')[^3]);
        return new FirmwareProject(Setting(project, "AssemblyName"), Repository.Name(file))
        {
            Sources = [.. listed.Intersect(present).Select(name => IOPath.Combine(directory, name)).Select(path => new DeviceSource(Repository.Name(path), File.ReadAllText(path)))],
            References =
            [
                .. Includes(project, "ProjectReference").Select(reference => "Terminal." + IOPath.GetFileNameWithoutExtension(reference)),
                .. Includes(project, "Reference").Where(reference => reference != Launcher),
            ],
            LanguageVersion = Setting(project, "LangVersion"),
            Nullable = Setting(project, "Nullable", otherwise: "disable"),
            AllowUnsafe = Setting(project, "AllowUnsafeBlocks") == "true",
            IsProgram = Setting(project, "OutputType") == "Exe",
            Violations =
            [
                .. present.Except(listed).Select(name => new Violation(Repository.Name(IOPath.Combine(directory, name)), 1, "source-list", $"the device does not get this file; list it in {IOPath.GetFileName(list)}")),
                .. listed.Except(present).Select(name => new Violation(Repository.Name(list), Line(list, name), "source-list", $"{name} is not there; take it off the list")),
                .. hints.Except(packages).Select(name => new Violation(Repository.Name(file), Line(file, name), "package-list", $"packages.config does not name {name}; add it there")),
            ],
        };
    }

    /// <summary>Ids and versions of all packages that the firmware names.</summary>
    public static Dictionary<string, string> Packages() => Folders
        .SelectMany(folder => Packages(IOPath.Combine(Repository.Root, "firmware", folder)))
        .Distinct()
        .ToDictionary();

    // The project's own folder, the rooms of the desktop's tests that it shares (whole), and single files from elsewhere.
    private static IEnumerable<string> Present(string directory, List<string> listed) => Directory.GetFiles(directory, "*.cs", SearchOption.AllDirectories)
        .Concat(listed.Where(name => name.StartsWith(SharedTests)).Select(name => IOPath.Combine(directory, IOPath.GetDirectoryName(name)!)).Distinct()
            .Where(Directory.Exists).SelectMany(room => Directory.GetFiles(room, "*.cs")))
        .Concat(listed.Select(name => IOPath.Combine(directory, name)).Where(File.Exists))
        .Select(path => IOPath.GetRelativePath(directory, path).Replace('\\', '/'))
        .Distinct();

    private static Dictionary<string, string> Packages(string directory) => XDocument.Load(IOPath.Combine(directory, "packages.config"))
        .Descendants("package").ToDictionary(package => package.Attribute("id")!.Value, package => package.Attribute("version")!.Value);

    private static IEnumerable<string> Includes(XDocument project, string item) =>
        project.Descendants().Where(element => element.Name.LocalName == item).Select(element => element.Attribute("Include")!.Value.Replace('\\', '/'));

    private static IEnumerable<string> Values(XDocument project, string name) =>
        project.Descendants().Where(element => element.Name.LocalName == name).Select(element => element.Value);

    private static string Setting(XDocument project, string name, string otherwise = "") => Values(project, name).LastOrDefault() ?? otherwise;

    private static int Line(string file, string name) => Array.FindIndex(File.ReadAllLines(file), line => line.Replace('\\', '/').Contains(name)) + 1;
}
