using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Terminal.Tests.NanoProfile;

/// <summary>What the firmware compiles against: the real packages where they are in the NuGet cache, else assemblies written from <c>Api/</c>.</summary>
public sealed class DevicePackages
{
    private readonly AssemblySet _assemblies = new();

    /// <param name="cache">A NuGet cache: folders <c>id/version/lib</c>.</param>
    /// <param name="packages">The versions to look for, by package id.</param>
    public DevicePackages(string cache, IReadOnlyDictionary<string, string> packages)
    {
        var lists = Directory.GetFiles(Path.Combine(Repository.Root, "tests/NanoProfile/Api"), "*.txt").Select(ApiList.Read).ToDictionary(list => list.Name);
        var real = packages
            .Select(package => Path.Combine(cache, package.Key.ToLowerInvariant(), package.Value, "lib"))
            .Where(Directory.Exists)
            .SelectMany(folder => Directory.GetFiles(folder, "*.dll", SearchOption.AllDirectories))
            .ToDictionary(file => Path.GetFileNameWithoutExtension(file));
        foreach (var list in lists.Values)
        {
            Add(list, lists, real);
        }
    }

    /// <summary>The packages of the firmware's <c>packages.config</c> files, looked for in this machine's cache.</summary>
    public static DevicePackages OfFirmware { get; } = new(
        Environment.GetEnvironmentVariable("NUGET_PACKAGES") ?? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages"),
        FirmwareProject.Packages());

    public AssemblySet Assemblies => new(_assemblies);

    /// <summary>Names of the assemblies that came from real packages.</summary>
    public List<string> Real { get; } = [];

    /// <summary>Names of the assemblies that were written from the API lists.</summary>
    public List<string> Written { get; } = [];

    private void Add(ApiList list, Dictionary<string, ApiList> lists, Dictionary<string, string> real)
    {
        if (_assemblies.Contains(list.Name))
        {
            return;
        }

        foreach (var reference in list.References)
        {
            Add(lists[reference.Name], lists, real);
        }

        var isReal = real.TryGetValue(list.Name, out var file);
        _assemblies.Add(isReal ? File.ReadAllBytes(file!) : ReferenceWriter.Write(list, _assemblies));
        (isReal ? Real : Written).Add(list.Name);
    }
}
