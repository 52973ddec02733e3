using System.Collections.Generic;
using System.Linq;

namespace Terminal.Tests.NanoProfile;

/// <summary>Judges one firmware assembly: does it build for the device, will it run there, how much room is left?</summary>
public sealed class Gate
{
    public static readonly Rule[] Rules =
    [
        new NoGenerics(), new NoArrayRanks(), new NoUnsafeMemory(), new NoInterfaceBodies(), new KnownEmbeddedAttributes(), new CatchInStaticMethods(),
        new StaticsFromLiterals(), new NoOverflowChecks(), new TimeAndChanceThroughPorts(), new NoNulInStrings(), new NoNullComparer(), new TestsForTheLauncher(),
    ];

    public Gate(DeviceAssembly assembly)
    {
        var limits = Limits.Measure(assembly).ToList();
        Violations =
        [
            .. assembly.Violations
                .Concat(Rules.SelectMany(rule => rule.Check(assembly)))
                .Concat(limits.Where(limit => limit.IsExceeded).Select(limit => limit.Complaint))
                .Distinct()
                .OrderBy(violation => violation.Path, StringComparer.Ordinal).ThenBy(violation => violation.Line),
        ];
        Warnings = [.. limits.Where(limit => limit.IsNear).Select(limit => limit.Complaint)];
        Headroom = [.. limits.GroupBy(limit => limit.Name, (name, same) => same.MaxBy(limit => limit.Value)!)];
    }

    public IReadOnlyList<Violation> Violations { get; }

    /// <summary>Where 80 % of a limit is used up.</summary>
    public IReadOnlyList<Violation> Warnings { get; }

    /// <summary>The largest use of each limit.</summary>
    public IReadOnlyList<Limit> Headroom { get; }
}
