using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Terminal.Tests.NanoProfile;

/// <summary>Core and the drivers know time only through IClock and randomness only through ICrypto, so that both run in virtual time and from a seed.</summary>
public sealed class TimeAndChanceThroughPorts : InstructionRule
{
    private const string Clock = "IClock";
    private const string Crypto = "ICrypto";

    /// <summary>Members, or whole types, and the port to use instead.</summary>
    private static readonly Dictionary<string, string> Ports = new()
    {
        ["System.DateTime.UtcNow"] = Clock,
        ["System.DateTime.Today"] = Clock,
        ["System.Environment.TickCount64"] = Clock,
        ["System.Threading.Thread.Sleep"] = Clock,
        ["System.Threading.Thread.SpinWait"] = Clock,
        ["System.Threading.SpinWait"] = Clock,
        ["System.Threading.Timer"] = Clock,
        ["System.Guid.NewGuid"] = Crypto,
        ["System.Random"] = Crypto,
    };

    public override string Name => "port";

    protected override bool AppliesTo(DeviceAssembly assembly) => assembly.Project.AssemblyName is "Terminal.Core" or "Terminal.Flows" or "Terminal.Drivers";

    protected override string? Complaint(Instruction instruction)
    {
        if (instruction.Operand is not MethodReference method)
        {
            return null;
        }

        var type = method.DeclaringType.FullName;
        var member = $"{type}.{method.Name.Replace("get_", "")}";
        return Ports.TryGetValue(type, out var port) ? Text(type, port)
            : Ports.TryGetValue(member, out port) ? Text(member, port)
            : IsTimedWait(method) ? Text($"{member} with a time", Clock)
            : null;
    }

    private static string Text(string what, string port) => $"{what} is not for Core and Drivers; go through {port}";

    /// <summary>Waiting for an event or a thread, but not for ever, is waiting for the time.</summary>
    private static bool IsTimedWait(MethodReference method) => method.Name is "WaitOne" or "WaitAny" or "WaitAll" or "Join"
        && method.Parameters.Any(parameter => parameter.ParameterType.FullName is "System.Int32" or "System.TimeSpan");
}
