using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace Terminal.Tests.NanoProfile;

/// <summary>The v1 interpreter knows no generics: whatever is generic compiles against the packages and crashes the device.</summary>
public sealed class NoGenerics : TypeUseRule
{
    public override string Name => "generic";

    public override IEnumerable<Violation> Check(DeviceAssembly assembly)
    {
        // Inside a generic definition everything is generic: the definition alone is the complaint.
        var definitions = assembly.Types.Cast<IMemberDefinition>().Concat(assembly.Methods)
            .Where(member => !IsInGeneric(member.DeclaringType) && member is IGenericParameterProvider { HasGenericParameters: true })
            .Select(member => new Violation(assembly.Place(member), Name, $"{Described(member)} is generic and crashes the device; write it for the one type it is needed for"));
        return definitions.Concat(base.Check(assembly));
    }

    protected override string? Complaint(TypeReference type) => type is GenericInstanceType instance && !IsOwn(instance)
        ? $"{type.FullName} is generic and crashes the device; declare a delegate or class of its own for it"
        : null;

    private static bool IsInGeneric(TypeDefinition? type) => type is not null && (type.HasGenericParameters || IsInGeneric(type.DeclaringType));

    private static bool IsOwn(GenericInstanceType type) => type.GenericArguments.Any(argument => argument.IsGenericParameter);

    private static string Described(IMemberDefinition member) => member is TypeDefinition type ? type.FullName : $"{member.DeclaringType.FullName}.{member.Name}";
}
