using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Mono.Cecil;

namespace Terminal.Tests.DeviceCost;

/// <summary>Leads the references of device IL to what stands in for the packages: the board's classes, else .NET's own.</summary>
internal static class Retarget
{
    // In this order: where both have a type of the name, the stand-in has the device's shape.
    private static readonly Assembly[] StandIns =
    [
        typeof(Retarget).Assembly, typeof(Board.DeviceBoard).Assembly, typeof(object).Assembly, typeof(System.Security.Cryptography.HMACSHA256).Assembly,
        typeof(System.Net.HttpStatusCode).Assembly,
    ];

    public static void References(ModuleDefinition module)
    {
        Dictionary<Assembly, AssemblyNameReference> scopes = [];
        foreach (var reference in module.GetTypeReferences().Where(reference => reference.DeclaringType is null && reference.Scope is AssemblyNameReference))
        {
            var assembly = StandIns.FirstOrDefault(assembly => assembly.GetType(reference.FullName) is not null);
            if (assembly is null || reference.Namespace.StartsWith("Terminal.", StringComparison.Ordinal))
                continue;
            if (!scopes.TryGetValue(assembly, out var scope))
            {
                scopes[assembly] = scope = AssemblyNameReference.Parse(assembly.GetName().FullName);
                module.AssemblyReferences.Add(scope);
            }

            reference.Scope = scope;
        }
    }
}
