using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Terminal.Tests.NanoProfile;

/// <summary>Static initialisers run eagerly, in the order of the type table: one that reads a later type's static finds 0 or null, silently.</summary>
public sealed class StaticsFromLiterals : Rule
{
    public override string Name => "static-order";

    public override IEnumerable<Violation> Check(DeviceAssembly assembly)
    {
        foreach (var initialiser in assembly.Methods.Where(method => method.IsConstructor && method.IsStatic))
        {
            foreach (var instruction in initialiser.Body.Instructions)
            {
                if (Foreign(instruction, initialiser.DeclaringType, []) is { } field)
                {
                    var what = field.DeclaringType.Name.StartsWith('<') ? "the lambda's hidden static" : $"{field.DeclaringType.FullName}.{field.Name}";
                    var text = $"the initialiser of {initialiser.DeclaringType.FullName} reads {what}, which may still be 0 or null; initialise statics from literals";
                    yield return new Violation(assembly.Place(initialiser, instruction), Name, text);
                }
            }
        }
    }

    /// <summary>The other firmware type's static that an instruction reads, itself or through what it calls, or null.</summary>
    private static FieldDefinition? Foreign(Instruction instruction, TypeDefinition own, HashSet<MethodDefinition> visited)
    {
        if (instruction.OpCode.Code is Code.Ldsfld or Code.Ldsflda)
        {
            var field = ((FieldReference)instruction.Operand).Resolve();
            return IsFirmware(field) && field.DeclaringType != own ? field : null;
        }

        var called = instruction.OpCode.Code is Code.Call or Code.Callvirt or Code.Newobj ? ((MethodReference)instruction.Operand).Resolve() : null;
        return called is { HasBody: true } && IsFirmware(called) && visited.Add(called)
            ? called.Body.Instructions.Select(inner => Foreign(inner, own, visited)).FirstOrDefault(field => field is not null)
            : null;
    }

    private static bool IsFirmware(IMemberDefinition member) => member.DeclaringType.Module.Assembly.Name.Name.StartsWith("Terminal.");
}
