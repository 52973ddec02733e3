using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Terminal.Tests.NanoProfile;

/// <summary>The device's project files agree with each other, with the desktop's, and with the one set of packages that belong together.</summary>
[TestClass]
public sealed partial class ProjectFileTests
{
    /// <summary>Versions that work together (the 1.x line, August 2026).</summary>
    private static readonly Dictionary<string, string> Versions = new()
    {
        ["nanoFramework.CoreLibrary"] = "1.17.11",
        ["nanoFramework.Hardware.Esp32"] = "1.6.42",
        ["nanoFramework.Networking.Sntp"] = "1.6.42",
        ["nanoFramework.Runtime.Events"] = "1.11.39",
        ["nanoFramework.Runtime.Native"] = "1.7.11",
        ["nanoFramework.System.Collections"] = "1.5.75",
        ["nanoFramework.System.Device.Gpio"] = "1.1.64",
        ["nanoFramework.System.Device.I2c"] = "1.1.29",
        ["nanoFramework.System.Device.Wifi"] = "1.5.150",
        ["nanoFramework.System.IO.FileSystem"] = "1.1.94",
        ["nanoFramework.System.IO.Hashing"] = "1.0.40",
        ["nanoFramework.System.IO.Ports"] = "1.1.139",
        ["nanoFramework.System.IO.Streams"] = "1.1.96",
        ["nanoFramework.System.Math"] = "1.5.116",
        ["nanoFramework.System.Net"] = "1.11.60",
        ["nanoFramework.System.Net.Http"] = "1.5.212",
        ["nanoFramework.System.Security.Cryptography"] = "1.0.43",
        ["nanoFramework.System.Text"] = "1.3.42",
        ["nanoFramework.System.Threading"] = "1.1.52",
        ["nanoFramework.TestFramework"] = "3.0.80",
    };

    private static IEnumerable<object[]> Projects => FirmwareProject.Folders.Select(folder => $"firmware/{folder}").Append(FirmwareProject.TestFolder).Select(folder => new object[] { folder });

    private static IEnumerable<object[]> Firmware => FirmwareProject.Folders.Select(folder => new object[] { folder });

    [TestMethod]
    [DynamicData(nameof(Projects))]
    public void Every_package_is_of_the_set_and_referred_to(string folder)
    {
        XElement[] packages = [.. XDocument.Load(PathOf(folder, "packages.config")).Descendants("package")];
        foreach (XElement package in packages)
        {
            string id = package.Attribute("id")!.Value;
            Assert.AreEqual(Versions.GetValueOrDefault(id), package.Attribute("version")!.Value, id);
            Assert.AreEqual("netnano1.0", package.Attribute("targetFramework")!.Value, id);
        }
        string[] named = [.. packages.Select(package => $"{package.Attribute("id")!.Value}.{package.Attribute("version")!.Value}").Order(StringComparer.Ordinal)];
        string[] hinted = [.. Values(Project(folder), "HintPath").Select(hint => hint.Split('\\')[^3]).Distinct().Order(StringComparer.Ordinal)];
        CollectionAssert.AreEqual(named, hinted);
    }

    /// <summary>An assembly lies in its package's folder <c>lib</c> under its own name, and the packages lie beside the solution of all projects, whoever restores them.</summary>
    [TestMethod]
    [DynamicData(nameof(Projects))]
    public void Every_reference_names_the_file_of_its_package(string folder)
    {
        XElement configured = XDocument.Load(Path.Combine(Repository.Root, "nuget.config")).Descendants("add").Single(setting => setting.Attribute("key")!.Value == "repositoryPath");
        string packages = @"..\..\" + configured.Attribute("value")!.Value;
        foreach (XElement reference in Project(folder).Descendants().Where(element => element.Name.LocalName == "Reference"))
        {
            string[] hint = reference.Elements().Single().Value.Split('\\');
            string package = hint[^3];
            Assert.AreEqual($@"{packages}\{package}\lib", string.Join('\\', hint[..^1]));
            string name = reference.Attribute("Include")!.Value;
            CollectionAssert.Contains(new[] { name + ".dll", name + ".exe" }, hint[^1]);
            string id = name.StartsWith("nanoFramework.UnitTest", StringComparison.Ordinal) ? "nanoFramework.TestFramework" : PackageOf(name);
            Assert.AreEqual($"{id}.{Versions[id]}", package);
        }
    }

    /// <summary>packages.config, unlike PackageReference, brings nothing by itself.</summary>
    [TestMethod]
    [DynamicData(nameof(Projects))]
    public void What_a_package_refers_to_is_listed_too(string folder)
    {
        string[] packages = [.. XDocument.Load(PathOf(folder, "packages.config")).Descendants("package").Select(package => package.Attribute("id")!.Value)];
        string[] assemblies = FirmwareProject.Read(Path.Combine(Repository.Root, folder)).References.Where(name => !name.StartsWith("Terminal.", StringComparison.Ordinal)).ToArray();
        foreach (string assembly in assemblies.Where(name => name != "nanoFramework.TestFramework"))
        {
            ApiList list = ApiList.Read(Path.Combine(Repository.Root, "tests/NanoProfile/Api", assembly + ".txt"));
            foreach (var reference in list.References)
                CollectionAssert.Contains(packages, PackageOf(reference.Name), $"{assembly} refers to {reference.Name}");
        }
    }

    [TestMethod]
    [DynamicData(nameof(Firmware))]
    public void Both_builds_have_one_list_of_sources_and_the_same_neighbours(string folder)
    {
        XDocument device = Project($"firmware/{folder}");
        XDocument desktop = XDocument.Load(PathOf($"firmware/{folder}", $"Terminal.{folder}.csproj"));
        foreach (XDocument project in new[] { device, desktop })
        {
            Assert.Contains($"{folder}.projitems", Attributes(project, "Import", "Project"));
            Assert.AreEqual("10", Values(project, "LangVersion").Last());
            Assert.AreEqual($"Terminal.{folder}", Values(project, "RootNamespace").Single());
        }
        Assert.AreEqual("false", Values(desktop, "EnableDefaultItems").Single());
        string[] deviceNeighbours = [.. Attributes(device, "ProjectReference", "Include").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'))).Order(StringComparer.Ordinal)];
        string[] desktopNeighbours = [.. Attributes(desktop, "ProjectReference", "Include").Select(path => path.Replace('\\', '/')).Where(path => !path.Contains("host-sim", StringComparison.Ordinal))
            .Select(path => Path.GetFileNameWithoutExtension(path)["Terminal.".Length..]).Order(StringComparer.Ordinal)];
        CollectionAssert.AreEqual(desktopNeighbours, deviceNeighbours);
    }

    [TestMethod]
    [DynamicData(nameof(Firmware))]
    public void A_list_of_sources_is_sorted_and_names_each_once(string folder)
    {
        string[] sources = [.. Attributes(XDocument.Load(PathOf($"firmware/{folder}", $"{folder}.projitems")), "Compile", "Include")];
        CollectionAssert.AllItemsAreUnique(sources);
        CollectionAssert.AreEqual(sources.Order(StringComparer.Ordinal).ToArray(), sources);
    }

    [TestMethod]
    [DynamicData(nameof(Projects))]
    public void Neighbours_are_called_by_their_numbers(string folder)
    {
        foreach (XElement reference in Project(folder).Descendants().Where(element => element.Name.LocalName == "ProjectReference"))
        {
            string path = Path.Combine(Repository.Root, folder, reference.Attribute("Include")!.Value.Replace('\\', '/'));
            Assert.AreEqual(Values(XDocument.Load(path), "ProjectGuid").Single(), Values(new XDocument(new XElement(reference)), "Project").Single(), path);
        }
    }

    [TestMethod]
    [DynamicData(nameof(Projects))]
    public void The_solution_builds_it_for_the_device_only(string folder)
    {
        string solution = File.ReadAllText(Path.Combine(Repository.Root, "Terminal.sln"));
        string guid = Values(Project(folder), "ProjectGuid").Single();
        string[] built = [.. Configuration().Matches(solution).Where(match => match.Groups["guid"].Value == guid).Select(match => $"{match.Groups["configuration"].Value} {match.Groups["step"].Value}").Order(StringComparer.Ordinal)];
        string[] wanted = ["Debug ActiveCfg", "Device ActiveCfg", "Device Build.0", "Device Deploy.0", "Release ActiveCfg"];
        CollectionAssert.AreEqual(folder == FirmwareProject.TestFolder ? wanted.Where(step => step != "Device Deploy.0").ToArray() : wanted, built);
    }

    /// <summary>The extension of Visual Studio Code builds all of a solution, as Debug or Release, and looks for the program in the folders beside it.</summary>
    [TestMethod]
    public void A_solution_of_its_own_builds_what_is_for_the_device_and_nothing_else()
    {
        string file = Path.Combine(Repository.Root, "firmware/Device.sln");
        string solution = File.ReadAllText(file);
        string[] projects = [.. SolutionProject().Matches(solution).Select(match => Path.GetRelativePath(Repository.Root, Path.Combine(Path.GetDirectoryName(file)!, match.Groups["path"].Value.Replace('\\', '/'))).Replace('\\', '/'))];
        CollectionAssert.AreEquivalent(Projects.Select(row => Repository.Name(Directory.GetFiles(Path.Combine(Repository.Root, (string)row[0]), "*.nfproj").Single())).ToArray(), projects);
        foreach (string folder in Projects.Select(row => (string)row[0]))
        {
            string[] steps = folder == FirmwareProject.TestFolder ? ["ActiveCfg", "Build.0"] : ["ActiveCfg", "Build.0", "Deploy.0"];
            string[] wanted = [.. new[] { "Debug", "Release" }.SelectMany(configuration => steps.Select(step => $"{configuration} {step}"))];
            string guid = Values(Project(folder), "ProjectGuid").Single();
            CollectionAssert.AreEquivalent(wanted, Configuration().Matches(solution).Where(match => match.Groups["guid"].Value == guid).Select(match => $"{match.Groups["configuration"].Value} {match.Groups["step"].Value}").ToArray());
        }
    }

    [TestMethod]
    public void The_unit_tests_are_a_library_for_the_virtual_device()
    {
        XDocument project = Project(FirmwareProject.TestFolder);
        Assert.AreEqual("Library", Values(project, "OutputType").Single());
        Assert.AreEqual("NFUnitTest", Values(project, "AssemblyName").Single());
        Assert.DoesNotContain("Esp32", string.Join(' ', Attributes(project, "ProjectReference", "Include")), "a test project cannot refer to a program");
        XDocument settings = XDocument.Load(PathOf(FirmwareProject.TestFolder, "nano.runsettings"));
        Assert.AreEqual("False", settings.Descendants("IsRealHardware").Single().Value);
        Assert.AreEqual("1", settings.Descendants("MaxCpuCount").Single().Value);
    }

    [TestMethod]
    public void The_workflow_names_what_there_is_and_says_that_it_has_not_run()
    {
        string workflow = File.ReadAllText(Path.Combine(Repository.Root, ".github/workflows/device.yml"));
        Assert.Contains("NOT YET RUN", workflow);
        string[] paths = [.. SourcePath().Matches(workflow).Select(match => match.Value).Where(path => !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains('*', StringComparison.Ordinal)).Distinct()];
        CollectionAssert.IsSubsetOf(new[] { "firmware/Device.sln", "tests/NFUnitTest/NFUnitTest.nfproj", "tests/NFUnitTest/nano.runsettings" }, paths);
        foreach (string path in paths)
            Assert.IsTrue(Path.Exists(Path.Combine(Repository.Root, path)), path);
    }

    [TestMethod]
    public void The_firmware_says_the_projects_version()
    {
        string version = Values(XDocument.Load(Path.Combine(Repository.Root, "Directory.Build.props")), "Version").Single();
        Assert.Contains($"public const string Version = \"{version}\";", File.ReadAllText(Path.Combine(Repository.Root, "firmware/Flows/Firmware.cs")));
    }

    [GeneratedRegex(@"(?<guid>\{[0-9A-F-]{36}\})\.(?<configuration>\w+)\|Any CPU\.(?<step>ActiveCfg|Build\.0|Deploy\.0) =")]
    private static partial Regex Configuration();

    [GeneratedRegex(@"^Project\([^)]*\) = ""\w+"", ""(?<path>[^""]+)""", RegexOptions.Multiline)]
    private static partial Regex SolutionProject();

    [GeneratedRegex(@"\b(?:firmware|tests)/[\w./*-]*\w")]
    private static partial Regex SourcePath();

    private static XDocument Project(string folder) => XDocument.Load(Directory.GetFiles(Path.Combine(Repository.Root, folder), "*.nfproj").Single());

    private static string PathOf(string folder, string file) => Path.Combine(Repository.Root, folder, file);

    // System.* assemblies come in packages with the project's name before theirs.
    private static string PackageOf(string assembly) => assembly switch
    {
        "mscorlib" => "nanoFramework.CoreLibrary",
        _ when assembly.StartsWith("nanoFramework.", StringComparison.Ordinal) => assembly,
        _ => "nanoFramework." + assembly,
    };

    private static IEnumerable<string> Values(XDocument document, string name) => document.Descendants().Where(element => element.Name.LocalName == name).Select(element => element.Value);

    private static IEnumerable<string> Attributes(XDocument document, string element, string attribute) =>
        document.Descendants().Where(each => each.Name.LocalName == element).Select(each => each.Attribute(attribute)!.Value);
}
