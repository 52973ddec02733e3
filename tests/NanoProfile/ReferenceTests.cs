using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Terminal.Tests.NanoProfile;

/// <summary>What the gate compiles, and against what.</summary>
[TestClass]
public sealed class ReferenceTests
{
    private string _folder = "";

    [TestInitialize]
    public void CreateFolder() => _folder = Directory.CreateTempSubdirectory("gate").FullName;

    [TestCleanup]
    public void DeleteFolder() => Directory.Delete(_folder, recursive: true);

    [TestMethod]
    public void Prefers_the_real_packages()
    {
        var library = Path.Combine(_folder, "nanoframework.corelibrary", "1.17.11", "lib");
        Directory.CreateDirectory(library);
        var list = ApiList.Read(Path.Combine(Repository.Root, "tests/NanoProfile/Api/mscorlib.txt"));
        File.WriteAllBytes(Path.Combine(library, "mscorlib.dll"), ReferenceWriter.Write(list, new AssemblySet()));

        var packages = new DevicePackages(_folder, new Dictionary<string, string> { ["nanoFramework.CoreLibrary"] = "1.17.11", ["nanoFramework.System.Text"] = "1.3.42" });
        Assert.AreEqual("mscorlib", packages.Real.Single());
        Assert.Contains("nanoFramework.System.Text", packages.Written);
    }

    [TestMethod]
    public void Compares_the_folder_with_its_lists()
    {
        Write("Room.nfproj", "<Project>\n<AssemblyName>Terminal.Room</AssemblyName>\n<HintPath>..\\packages\\some.package.1.0.0\\lib\\some.dll</HintPath>\n</Project>");
        Write("Room.projitems", "<Project>\n<Compile Include=\"$(MSBuildThisFileDirectory)Listed.cs\" />\n<Compile Include=\"$(MSBuildThisFileDirectory)Gone\\Away.cs\" />\n</Project>");
        Write("packages.config", "<packages />");
        Write("Listed.cs", "");
        Write("Forgotten.cs", "");

        var project = FirmwareProject.Read(_folder);
        var folder = Repository.Name(_folder);
        Assert.AreEqual($"{folder}/Listed.cs", project.Sources.Single().Path);
        CollectionAssert.AreEqual(
            new[]
            {
                $"{folder}/Forgotten.cs(1): source-list: the device does not get this file; list it in Room.projitems",
                $"{folder}/Room.projitems(3): source-list: Gone/Away.cs is not there; take it off the list",
                $"{folder}/Room.nfproj(3): package-list: packages.config does not name some.package.1.0.0; add it there",
            },
            project.Violations.Select(violation => violation.ToString()).ToArray());
    }

    [TestMethod]
    public void Says_what_a_project_lacks()
    {
        var project = new FirmwareProject("Terminal.Room", "Room.nfproj") { LanguageVersion = "12", References = ["mscorlib", "Terminal.Gone"] };
        CollectionAssert.AreEqual(
            new[]
            {
                "Room.nfproj(1): device-build: LangVersion is '12'; say 10: newer compilers embed attributes that the device cannot carry",
                "Room.nfproj(1): device-build: there is no assembly Terminal.Gone to refer to; mend its own complaints, or add its API list",
            },
            new Gate(DeviceBuild.Compile(project, DevicePackages.OfFirmware.Assemblies)).Violations.Select(violation => violation.ToString()).ToArray());
    }

    [TestMethod]
    public void A_program_needs_an_entry_point()
    {
        var project = new FirmwareProject("Terminal.Room", "Room.nfproj") { References = ["mscorlib"], IsProgram = true, Sources = [new DeviceSource("Room.cs", "public static class Room { }")] };
        Assert.AreEqual(
            "Room.nfproj(1): device-build: CS5001: Program does not contain a static 'Main' method suitable for an entry point; use C# 10 and what tests/NanoProfile/Api lists",
            new Gate(DeviceBuild.Compile(project, DevicePackages.OfFirmware.Assemblies)).Violations.Single().ToString());
    }

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}
