using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Terminal.Tests.NanoProfile;

/// <summary>A rule about the types that an assembly names: in signatures, variables and instructions, whatever they are wrapped in.</summary>
public abstract class TypeUseRule : Rule
{
    public override IEnumerable<Violation> Check(DeviceAssembly assembly) =>
        from type in assembly.Types
        from use in Uses(type)
        let text = Parts(use.Type).Select(Complaint).FirstOrDefault(text => text is not null)
        where text is not null
        select new Violation(use.At is null ? assembly.Place(use.By) : assembly.Place((MethodDefinition)use.By, use.At), Name, text);

    /// <summary>What is wrong with naming this type and what to do instead, or null.</summary>
    protected abstract string? Complaint(TypeReference type);

    private static IEnumerable<(TypeReference Type, IMemberDefinition By, Instruction? At)> Uses(TypeDefinition type)
    {
        foreach (var parent in type.Interfaces.Select(implementation => implementation.InterfaceType).Prepend(type.BaseType).OfType<TypeReference>())
        {
            yield return (parent, type, null);
        }

        foreach (var field in type.Fields)
        {
            yield return (field.FieldType, field, null);
        }

        foreach (var method in type.Methods)
        {
            var declared = method.Parameters.Select(parameter => parameter.ParameterType).Prepend(method.ReturnType);
            var variables = method.HasBody ? method.Body.Variables.Select(variable => variable.VariableType) : [];
            foreach (var named in declared.Concat(variables))
            {
                yield return (named, method, null);
            }

            foreach (var instruction in method.HasBody ? method.Body.Instructions : [])
            {
                foreach (var named in Named(instruction))
                {
                    yield return (named, method, instruction);
                }
            }
        }
    }

    private static IEnumerable<TypeReference> Named(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        GenericInstanceMethod method => [method.DeclaringType, .. method.GenericArguments],
        MemberReference member => [member.DeclaringType],
        _ => [],
    };

    /// <summary>The type itself, then what it is an array, reference or instance of.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference type)
    {
        yield return type;
        var inner = (type as TypeSpecification)?.ElementType is { } element ? Parts(element) : [];
        var arguments = (type as GenericInstanceType)?.GenericArguments.SelectMany(Parts) ?? [];
        foreach (var part in inner.Concat(arguments))
        {
            yield return part;
        }
    }
}
