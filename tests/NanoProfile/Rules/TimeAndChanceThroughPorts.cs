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
        ["System.DateTime.get_UtcNow"] = Clock,
        ["System.DateTime.get_Today"] = Clock,
        ["System.Environment.get_TickCount64"] = Clock,
        ["System.Threading.Thread.Sleep"] = Clock,
        ["System.Threading.Thread.SpinWait"] = Clock,
        ["System.Threading.SpinWait"] = Clock,
        ["System.Threading.Timer"] = Clock,
        ["System.Guid.NewGuid"] = Crypto,
        ["System.Random"] = Crypto,
    };

    public override string Name => "port";

    protected override bool AppliesTo(DeviceAssembly assembly) => assembly.Project.AssemblyName is "Terminal.Core" or "Terminal.Drivers";

    protected override string? Complaint(Instruction instruction) => instruction.Operand is MethodReference method && Port(method) is { } port
        ? $"{method.DeclaringType.FullName}.{method.Name} is not for Core and Drivers; go through {port}"
        : null;

    private static string? Port(MethodReference method)
    {
        var type = method.DeclaringType.FullName;
        return Ports.TryGetValue(type, out var port) || Ports.TryGetValue($"{type}.{method.Name}", out port) ? port : IsTimedWait(method) ? Clock : null;
    }

    /// <summary>Waiting for an event or a thread, but not for ever, is waiting for the time.</summary>
    private static bool IsTimedWait(MethodReference method) => method.Name is "WaitOne" or "WaitAny" or "WaitAll" or "Join"
        && method.Parameters.Any(parameter => parameter.ParameterType.FullName is "System.Int32" or "System.TimeSpan");
}
