using System.Collections.Generic;

namespace Terminal.Tests.NanoProfile;

/// <summary>One thing that compiles for the device and then goes wrong on it.</summary>
public abstract class Rule
{
    /// <summary>As complaints name it.</summary>
    public abstract string Name { get; }

    public abstract IEnumerable<Violation> Check(DeviceAssembly assembly);
}
