using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;
using Terminal.Tests.NanoProfile;

namespace Terminal.Tests.DeviceCost;

/// <summary>
/// Makes device IL run on .NET and count itself: references to the device's packages become references to .NET or to the board's stand-ins, and each
/// stretch of code without a branch says first how many instructions it has. What is inserted is not counted.
/// </summary>
public sealed class Instrumenter
{
    private readonly PriceList _prices;
    private readonly List<string> _rows = ["(caller)"];
    private readonly Dictionary<string, int> _priced = [];
    private readonly HashSet<string> _own;

    public Instrumenter(IEnumerable<DeviceAssembly> firmware, PriceList prices)
    {
        _prices = prices;
        _own = [.. firmware.Select(assembly => assembly.Project.AssemblyName)];
    }

    /// <summary>The names of the rows that the code counts into.</summary>
    public string[] Rows => [.. _rows];

    /// <summary>Names of prices that some call asked for.</summary>
    public HashSet<string> Used { get; } = [];

    /// <summary>Calls that have no price.</summary>
    public HashSet<string> Unpriced { get; } = [];

    /// <summary>The assemblies as they run on .NET, by name. The modules are used up.</summary>
    public Dictionary<string, byte[]> Rewrite(IReadOnlyList<ModuleDefinition> modules)
    {
        // Prices are asked for by the device's names, so all of this comes before the references change.
        foreach (var module in modules)
        {
            var handlers = Handlers(module);
            foreach (var method in module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody))
                new MethodRewriter(this, module, method, handlers.GetValueOrDefault(method)).Rewrite();
        }

        foreach (var module in modules)
            Retarget.References(module);
        return modules.ToDictionary(module => module.Assembly.Name.Name, Image);
    }

    internal int Row(string name)
    {
        _rows.Add(name);
        return _rows.Count - 1;
    }

    internal int PricedRow(string name)
    {
        if (!_priced.TryGetValue(name, out int row))
            _priced[name] = row = Row(name);
        return row;
    }

    internal Price? Find(string name)
    {
        var price = _prices.Find(name);
        if (price is not null)
            Used.Add(name);
        return price;
    }

    internal bool IsOwn(TypeReference type) =>
        type.GetElementType().Scope is ModuleDefinition || (type.GetElementType().Scope is AssemblyNameReference scope && _own.Contains(scope.Name));

    /// <summary>How the price list names a member.</summary>
    internal static string Name(MethodReference method) =>
        $"{method.DeclaringType.FullName}::{method.Name}({string.Join(",", method.Parameters.Select(parameter => parameter.ParameterType.Name))})";

    private static byte[] Image(ModuleDefinition module)
    {
        using MemoryStream image = new();
        module.Write(image);
        return image.ToArray();
    }

    // The package's way to an event's handler is charged where the handler begins.
    private static Dictionary<MethodDefinition, string> Handlers(ModuleDefinition module) => module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody)
        .SelectMany(method => method.Body.Instructions)
        .Where(instruction => instruction.OpCode.Code is Code.Ldftn && instruction.Next.OpCode.Code == Code.Newobj)
        .ToDictionary(instruction => ((MethodReference)instruction.Operand).Resolve(), instruction => "handler " + ((MethodReference)instruction.Next.Operand).DeclaringType.FullName);
}
