using Mono.Cecil.Cil;

namespace Terminal.Tests.NanoProfile;

/// <summary>The device ends every string at its first NUL.</summary>
public sealed class NoNulInStrings : InstructionRule
{
    public override string Name => "nul-in-string";

    protected override string? Complaint(Instruction instruction) => instruction.Operand is string text && text.Contains('\0')
        ? "the device cuts a string at \\0; use a byte[]"
        : null;
}
