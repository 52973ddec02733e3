using System.Collections.Generic;
using System.Linq;
using Mono.Cecil.Cil;

namespace Terminal.Tests.NanoProfile;

/// <summary><c>stackalloc</c> fails at run time, <c>fixed</c> in the device's metadata processor.</summary>
public sealed class NoUnsafeMemory : InstructionRule
{
    public override string Name => "unsafe";

    public override IEnumerable<Violation> Check(DeviceAssembly assembly) => base.Check(assembly).Concat(assembly.Methods
        .Where(method => method.HasBody && method.Body.Variables.Any(variable => variable.VariableType.IsPinned))
        .Select(method => new Violation(assembly.Place(method), Name, "the metadata processor rejects 'fixed'; index the array")));

    protected override string? Complaint(Instruction instruction) => instruction.OpCode == OpCodes.Localloc
        ? "stackalloc fails on the device; allocate an array once and reuse it"
        : null;
}
