using System.Collections.Generic;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Terminal.Tests.NanoProfile;

/// <summary>A rule that each instruction keeps or breaks by itself.</summary>
public abstract class InstructionRule : Rule
{
    public override IEnumerable<Violation> Check(DeviceAssembly assembly)
    {
        foreach (var (method, instruction) in assembly.Instructions)
        {
            if (AppliesTo(assembly) && Complaint(instruction) is { } text)
            {
                yield return new Violation(assembly.Place(method, instruction), Name, text);
            }
        }
    }

    protected virtual bool AppliesTo(DeviceAssembly assembly) => true;

    /// <summary>What is wrong and what to do instead, or null.</summary>
    protected abstract string? Complaint(Instruction instruction);
}
