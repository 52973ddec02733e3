using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;

namespace Terminal.Tests.NanoProfile;

/// <summary>
/// The device's test launcher calls instance methods with a null <c>this</c>, so that a field crashes; and it hands the values of a DataRow
/// on as they are: one of another type than its parameter, or an enum, ends it in silence, with success.
/// </summary>
public sealed class TestsForTheLauncher : Rule
{
    private const string Framework = "nanoFramework.TestFramework.";

    public override string Name => "unit-test";

    public override IEnumerable<Violation> Check(DeviceAssembly assembly) =>
        assembly.Types.Where(type => Has(type, "TestClassAttribute")).SelectMany(type => Check(assembly, type));

    private IEnumerable<Violation> Check(DeviceAssembly assembly, TypeDefinition type)
    {
        foreach (var field in type.Fields.Where(field => !field.IsStatic))
        {
            yield return new Violation(assembly.Place(field), Name, $"the launcher makes no object, so {field.Name} crashes; make it a local or a static method's result");
        }

        foreach (var method in type.Methods.Where(method => Has(method, "TestMethodAttribute") || Has(method, "DataRowAttribute")))
        {
            if (method.IsStatic || method.IsVirtual)
            {
                yield return new Violation(assembly.Place(method), Name, "the launcher, or the desktop's, wants a test that is neither static nor virtual");
            }

            var rows = method.CustomAttributes.Where(attribute => attribute.AttributeType.FullName == Framework + "DataRowAttribute");
            foreach (var row in rows.Where(row => !Fits((CustomAttributeArgument[])row.ConstructorArguments[0].Value, method)))
            {
                yield return new Violation(assembly.Place(method), Name, "a DataRow has not exactly a literal of its type for each parameter; give it those");
            }
        }
    }

    private static bool Fits(CustomAttributeArgument[] values, MethodDefinition method) =>
        values.Length == method.Parameters.Count && values.Zip(method.Parameters).All(pair => TypeOf(pair.First) == pair.Second.ParameterType.FullName);

    private static string TypeOf(CustomAttributeArgument value) => value.Value is CustomAttributeArgument boxed ? TypeOf(boxed) : value.Type.FullName;

    private static bool Has(ICustomAttributeProvider provider, string attribute) =>
        provider.CustomAttributes.Any(each => each.AttributeType.FullName == Framework + attribute);
}
