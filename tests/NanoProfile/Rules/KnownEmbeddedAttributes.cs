using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace Terminal.Tests.NanoProfile;

/// <summary>Four of the attribute types that the compiler writes into an assembly run fine; each further one shifts the indexes of native methods.</summary>
public sealed class KnownEmbeddedAttributes : Rule
{
    private const string Embedded = "Microsoft.CodeAnalysis.EmbeddedAttribute";

    private static readonly string[] Known =
    [
        Embedded,
        "System.Runtime.CompilerServices.NullableAttribute",
        "System.Runtime.CompilerServices.NullableContextAttribute",
        "System.Runtime.CompilerServices.IsReadOnlyAttribute",
    ];

    public override string Name => "embedded-attribute";

    public override IEnumerable<Violation> Check(DeviceAssembly assembly) => assembly.Types
        .Where(type => IsCompilers(type) && !Known.Contains(type.FullName))
        .Select(type => new Violation(Place(assembly, type), Name, $"{type.FullName} shifts the indexes of native methods; do without what needs it (ref struct, nint, a newer C#)"));

    private static bool IsCompilers(TypeDefinition type) => Has(type, Embedded) || type.Namespace is "Microsoft.CodeAnalysis" or "System.Runtime.CompilerServices";

    /// <summary>The first thing that carries the attribute, as the attribute itself is nowhere in the sources.</summary>
    private static (string Path, int Line) Place(DeviceAssembly assembly, TypeDefinition attribute)
    {
        var bearers = assembly.Types.SelectMany(type => type.Methods.Cast<IMemberDefinition>().Concat(type.Fields).Prepend(type)).Where(member => member != attribute);
        return assembly.Place(bearers.FirstOrDefault(member => Carriers(member).Any(carrier => Has(carrier, attribute.FullName))) ?? attribute);
    }

    private static IEnumerable<ICustomAttributeProvider> Carriers(IMemberDefinition member) => member is MethodDefinition method
        ? [method, method.MethodReturnType, .. method.Parameters, .. method.GenericParameters]
        : [member];

    private static bool Has(ICustomAttributeProvider carrier, string name) => carrier.CustomAttributes.Any(attribute => attribute.AttributeType.FullName == name);
}
