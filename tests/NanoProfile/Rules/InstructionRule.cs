using System.Collections.Generic;
using System.Linq;
using Mono.Cecil.Cil;

namespace Terminal.Tests.NanoProfile;

/// <summary>A rule that each instruction keeps or breaks by itself.</summary>
public abstract class InstructionRule : Rule
{
    public override IEnumerable<Violation> Check(DeviceAssembly assembly) =>
        from at in AppliesTo(assembly) ? assembly.Instructions : []
        let text = Complaint(at.Instruction)
        where text is not null
        select new Violation(assembly.Place(at.Method, at.Instruction), Name, text);

    protected virtual bool AppliesTo(DeviceAssembly assembly) => true;

    /// <summary>What is wrong and what to do instead, or null.</summary>
    protected abstract string? Complaint(Instruction instruction);
}
