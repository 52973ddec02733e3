using System.Collections.Generic;
using System.IO;
using Microsoft.CodeAnalysis;
using Mono.Cecil;

namespace Terminal.Tests.NanoProfile;

/// <summary>Assemblies in memory, by name: Roslyn compiles against them, Cecil resolves in them.</summary>
public sealed class AssemblySet : IAssemblyResolver
{
    private readonly Dictionary<string, (AssemblyDefinition Definition, MetadataReference Reference)> _assemblies = [];

    public AssemblySet()
    {
    }

    /// <summary>A copy, to which other assemblies can be added.</summary>
    public AssemblySet(AssemblySet others) => _assemblies = new(others._assemblies);

    /// <summary>Adds an assembly, with its portable pdb where it has one; a newer one of the same name replaces the older.</summary>
    public AssemblyDefinition Add(byte[] image, byte[]? symbols = null)
    {
        var parameters = new ReaderParameters { AssemblyResolver = this, InMemory = true };
        if (symbols is not null)
        {
            parameters.ReadSymbols = true;
            parameters.SymbolStream = new MemoryStream(symbols);
            parameters.SymbolReaderProvider = new Mono.Cecil.Cil.PortablePdbReaderProvider();
        }

        var definition = AssemblyDefinition.ReadAssembly(new MemoryStream(image), parameters);
        _assemblies[definition.Name.Name] = (definition, MetadataReference.CreateFromImage(image));
        return definition;
    }

    public bool Contains(string name) => _assemblies.ContainsKey(name);

    public MetadataReference Reference(string name) => _assemblies[name].Reference;

    public AssemblyDefinition Resolve(AssemblyNameReference name) => Resolve(name, new ReaderParameters());

    public AssemblyDefinition Resolve(AssemblyNameReference name, ReaderParameters parameters) =>
        _assemblies.TryGetValue(name.Name, out var found) ? found.Definition : throw new AssemblyResolutionException(name);

    public void Dispose()
    {
    }
}
