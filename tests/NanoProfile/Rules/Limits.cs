using System.Collections.Generic;
using System.Linq;
using System.Text;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Terminal.Tests.NanoProfile;

/// <summary>The sizes that the device's metadata has room for.</summary>
public static class Limits
{
    /// <summary>Code and strings are addressed by 16 bits in each assembly.</summary>
    private const int Table = 65_535;

    /// <summary>Methods of a kind and targets of a switch are counted in a byte.</summary>
    private const int Byte = 255;

    private const int Literal = 65_536;

    public static IEnumerable<Limit> Measure(DeviceAssembly assembly)
    {
        if (assembly.Module is not { } module)
        {
            return [];
        }

        var name = module.Assembly.Name.Name;
        (string Path, int Line) project = (assembly.Project.Path, 1);
        return
        [
            new("il-size", CodeSize(assembly), Table, $"the code of {name}", "move a room into an assembly of its own", () => project),
            new("string-table", StringSize(assembly), Table, $"the string table of {name}", "move texts into an assembly of their own", () => project),
            .. assembly.Types.SelectMany(type => MethodCounts(assembly, type)),
            .. assembly.Instructions.SelectMany(at => InstructionSizes(assembly, at.Method, at.Instruction)),
        ];
    }

    /// <summary>Bytes of CIL and 12 for each exception clause: at least what the device's own, shorter encoding takes.</summary>
    internal static int CodeSize(DeviceAssembly assembly) =>
        assembly.Methods.Where(method => method.HasBody).Sum(method => method.Body.CodeSize + (12 * method.Body.ExceptionHandlers.Count));

    /// <summary>
    /// Each different string once, as UTF-8 with its NUL: string literals, the names and namespaces of types, fields and methods
    /// defined or referred to, assembly names, string arguments of attributes. Names of parameters, properties and events do not reach the device.
    /// </summary>
    internal static int StringSize(DeviceAssembly assembly)
    {
        var module = assembly.Module!;
        var types = assembly.Types.Cast<TypeReference>().Concat(module.GetTypeReferences()).ToList();
        var members = assembly.Types.SelectMany(type => type.Methods.Cast<MemberReference>().Concat(type.Fields)).ToList();
        var attributes = assembly.Types.Cast<ICustomAttributeProvider>().Concat(members.Cast<ICustomAttributeProvider>()).SelectMany(bearer => bearer.CustomAttributes);
        return module.AssemblyReferences.Select(reference => reference.Name).Append(module.Assembly.Name.Name)
            .Concat(types.Select(type => type.Namespace))
            .Concat(types.Concat(members).Concat(module.GetMemberReferences()).Select(member => member.Name))
            .Concat(assembly.Instructions.Select(at => at.Instruction.Operand).OfType<string>())
            .Concat(attributes.SelectMany(attribute => attribute.ConstructorArguments).Select(argument => argument.Value).OfType<string>())
            .Distinct()
            .Sum(text => Encoding.UTF8.GetByteCount(text) + 1);
    }

    private static IEnumerable<Limit> MethodCounts(DeviceAssembly assembly, TypeDefinition type)
    {
        const string Advice = "divide the type";
        var kinds = type.Methods.ToLookup(method => method.IsStatic ? "static" : method.IsVirtual ? "virtual" : "instance");
        return new[] { "static", "instance", "virtual" }
            .Select(kind => new Limit($"{kind}-methods", kinds[kind].Count(), Byte, $"{type.FullName}", Advice, () => assembly.Place(type)));
    }

    private static IEnumerable<Limit> InstructionSizes(DeviceAssembly assembly, MethodDefinition method, Instruction instruction)
    {
        if (instruction.Operand is Instruction[] targets)
        {
            yield return new("switch-size", targets.Length, Byte, "a switch", "divide it: the device corrupts a larger one", () => assembly.Place(method, instruction));
        }

        if (instruction.OpCode == OpCodes.Ldtoken && instruction.Operand is FieldDefinition { InitialValue: { } bytes })
        {
            yield return new("literal-size", bytes.Length, Literal, "an array literal", "keep it in a file: a larger one does not deploy", () => assembly.Place(method, instruction));
        }
    }
}
