using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Mono.Cecil;
using Terminal.Simulation;

namespace Terminal.Tests.Simulation.Mutations;

/// <summary>The world over assemblies with deliberate bugs, loaded beside the real ones.</summary>
internal sealed class MutatedWorld : AssemblyLoadContext
{
    private const string Prefix = "Terminal.";
    private static readonly string[] Mutable = ["Terminal.Core", "Terminal.Flows", "Terminal.Acquirer"];

    private readonly Dictionary<string, byte[]> _mutated = [];
    private readonly FieldInfo _active;
    private readonly Func<long, string> _look;

    public MutatedWorld(IReadOnlyList<Mutation> mutations)
        : base("mutated")
    {
        string folder = Path.GetDirectoryName(typeof(World).Assembly.Location)!;
        var resolver = new DefaultAssemblyResolver();
        resolver.AddSearchDirectory(folder);
        Dictionary<string, ModuleDefinition> modules = Mutable.ToDictionary(
            name => name, name => ModuleDefinition.ReadModule(Path.Combine(folder, name + ".dll"), new ReaderParameters { AssemblyResolver = resolver }));

        ModuleDefinition core = modules["Terminal.Core"];
        var bugs = new TypeDefinition("Terminal.Core", "DeliberateBug", Mono.Cecil.TypeAttributes.Public | Mono.Cecil.TypeAttributes.Abstract | Mono.Cecil.TypeAttributes.Sealed, core.TypeSystem.Object);
        var active = new FieldDefinition("Active", Mono.Cecil.FieldAttributes.Public | Mono.Cecil.FieldAttributes.Static, core.TypeSystem.Int32);
        bugs.Fields.Add(active);
        core.Types.Add(bugs);
        for (int i = 0; i < mutations.Count; i++)
            mutations[i].Put(new Site(Find(modules.Values, mutations[i]), active, i + 1));

        foreach (var (name, module) in modules)
        {
            using var stream = new MemoryStream();
            module.Write(stream);
            _mutated.Add(name, stream.ToArray());
        }
        _active = LoadFromAssemblyName(new AssemblyName("Terminal.Core")).GetType("Terminal.Core.DeliberateBug", true)!.GetField("Active")!;
        _look = LoadFromAssemblyName(new AssemblyName("Terminal.Simulation")).GetType(typeof(Probe).FullName!, true)!.GetMethod(nameof(Probe.Look))!.CreateDelegate<Func<long, string>>();
    }

    /// <summary>Lives through a run with one bug.</summary>
    /// <param name="bug">Its place in the list, from 1; 0 for none.</param>
    /// <param name="seed">The run's seed.</param>
    /// <returns>What a checker found; empty for nothing.</returns>
    public string Look(int bug, long seed)
    {
        _active.SetValue(null, bug);
        return _look(seed);
    }

    protected override Assembly? Load(AssemblyName name)
    {
        if (name.Name is not { } file || !file.StartsWith(Prefix, StringComparison.Ordinal))
            return null;
        if (_mutated.TryGetValue(file, out byte[]? bytes))
            return LoadFromStream(new MemoryStream(bytes));
        string path = Path.Combine(Path.GetDirectoryName(typeof(World).Assembly.Location)!, file + ".dll");
        return File.Exists(path) ? LoadFromStream(new MemoryStream(File.ReadAllBytes(path))) : null;
    }

    private static MethodDefinition Find(IEnumerable<ModuleDefinition> modules, Mutation mutation)
    {
        var found = modules.SelectMany(module => module.Types).Where(type => type.Name == mutation.Type)
            .SelectMany(type => type.Methods).Where(method => method.HasBody && (method.Name == mutation.Method || method.Name.EndsWith("." + mutation.Method, StringComparison.Ordinal))).ToList();
        if (found.Count > 1)
            found.RemoveAll(overload => !overload.IsPublic);
        return found.Count == 1 ? found[0] : throw new InvalidOperationException($"{found.Count} methods are {mutation.Type}.{mutation.Method}.");
    }
}
