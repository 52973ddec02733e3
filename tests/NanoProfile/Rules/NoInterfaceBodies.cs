using System.Collections.Generic;
using System.Linq;

namespace Terminal.Tests.NanoProfile;

/// <summary>Default interface methods compile (the core library claims the feature) and fail at run time.</summary>
public sealed class NoInterfaceBodies : Rule
{
    public override string Name => "interface-body";

    public override IEnumerable<Violation> Check(DeviceAssembly assembly) => assembly.Methods
        .Where(method => method.DeclaringType.IsInterface && method.HasBody)
        .Select(method => new Violation(assembly.Place(method), Name, $"{method.DeclaringType.Name}.{method.Name} has a body, which fails on the device; move it into a class"));
}
