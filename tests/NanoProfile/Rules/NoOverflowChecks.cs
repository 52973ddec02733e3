using Mono.Cecil.Cil;

namespace Terminal.Tests.NanoProfile;

/// <summary>The device executes the checked instructions as if they were unchecked.</summary>
public sealed class NoOverflowChecks : InstructionRule
{
    public override string Name => "overflow-check";

    protected override string? Complaint(Instruction instruction) => instruction.OpCode.Name.Contains(".ovf")
        ? "the device does not check for overflow (checked, or an array's length in long); compare with the range first"
        : null;
}
