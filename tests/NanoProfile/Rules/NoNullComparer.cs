using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Terminal.Tests.NanoProfile;

/// <summary>A binary search without a comparer fails at run time.</summary>
public sealed class NoNullComparer : InstructionRule
{
    public override string Name => "null-comparer";

    protected override string? Complaint(Instruction instruction) => instruction.Operand is MethodReference { Name: "BinarySearch" } && instruction.Previous.OpCode == OpCodes.Ldnull
        ? "BinarySearch fails on the device without a comparer; pass one"
        : null;
}
