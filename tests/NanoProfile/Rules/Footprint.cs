using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Terminal.Tests.NanoProfile;

/// <summary>
/// What an assembly takes in the device's flash: its code, strings and the data of its array literals, and the records of its tables as the interpreter declares them
/// (CLR_RECORD_... in its nanoCLR_Types.h). Code is counted as .NET writes it, less what its tokens are shorter on the device; signatures as if no two were equal.
/// </summary>
public static class Footprint
{
    private const int Header = 144;
    private const int AssemblyReference = 12;
    private const int Reference = 8;
    private const int Type = 24;
    private const int Field = 8;
    private const int Method = 16;
    private const int TypeSpecification = 4;
    private const int Attribute = 8;

    // The arguments of an attribute are written out.
    private const int Argument = 5;

    /// <summary>Bytes, rounded up rather than down.</summary>
    public static int Of(DeviceAssembly assembly)
    {
        ModuleDefinition module = assembly.Module!;
        int tables = Header
            + module.AssemblyReferences.Count * AssemblyReference
            + (module.GetTypeReferences().Count() + module.GetMemberReferences().Count()) * Reference
            + assembly.Types.Sum(type => Type + Attributes(type) + type.Fields.Sum(field => Field + Attributes(field)) + type.Methods.Sum(method => Method + Attributes(method)))
            + assembly.Instructions.Select(at => at.Instruction.Operand).OfType<TypeSpecification>().Select(type => type.FullName).Distinct().Count() * TypeSpecification;
        return tables + Signatures(assembly) + Limits.CodeSize(assembly) - 2 * Tokens(assembly) + Limits.StringSize(assembly) + Literals(assembly);
    }

    private static int Attributes(ICustomAttributeProvider bearer) => bearer.CustomAttributes.Sum(attribute => Attribute + attribute.ConstructorArguments.Count * Argument);

    private static int Signatures(DeviceAssembly assembly) =>
        assembly.Types.SelectMany(type => type.Fields).Sum(field => Element(field.FieldType))
        + assembly.Methods.Sum(method => Element(method.ReturnType) + method.Parameters.Sum(parameter => Element(parameter.ParameterType)) + (method.HasBody ? method.Body.Variables.Sum(local => Element(local.VariableType)) : 0))
        + assembly.Module!.GetMemberReferences().Sum(member => member is MethodReference method ? 2 + Element(method.ReturnType) + method.Parameters.Sum(parameter => Element(parameter.ParameterType)) : 1 + Element(((FieldReference)member).FieldType));

    // A byte for a type of the runtime's own, and a token of at most two for any other.
    private static int Element(TypeReference type) => type switch
    {
        TypeSpecification nested => 1 + Element(nested.ElementType),
        { IsPrimitive: true } or { FullName: "System.Void" or "System.String" or "System.Object" } => 1,
        _ => 3,
    };

    // A token in the code has two bytes instead of four; that of ldtoken keeps its four.
    private static int Tokens(DeviceAssembly assembly) => assembly.Instructions.Count(at => at.Instruction.Operand is MemberReference or string && at.Instruction.OpCode != OpCodes.Ldtoken);

    // Those of equal content are one.
    private static int Literals(DeviceAssembly assembly) => assembly.Instructions
        .Where(at => at.Instruction.OpCode == OpCodes.Ldtoken)
        .Select(at => (at.Instruction.Operand as FieldDefinition)?.InitialValue ?? [])
        .DistinctBy(System.Convert.ToHexString)
        .Sum(bytes => bytes.Length);
}
