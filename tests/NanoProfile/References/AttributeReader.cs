using System.Collections.Generic;
using Mono.Cecil;

namespace Terminal.Tests.NanoProfile;

/// <summary>Reads the attributes in square brackets that stand before a type, member or parameter of an API list.</summary>
internal static class AttributeReader
{
    public static void Read(ApiLine line, ICustomAttributeProvider target, ReferenceWriter writer)
    {
        while (line.Take("["))
        {
            var name = line.Word();
            List<object?> positional = [];
            List<(string Name, object? Value)> named = [];
            if (line.Take("("))
            {
                ReadArguments(line, positional, named);
            }

            line.Expect("]");
            writer.AddAttribute(target, name, positional, named);
        }
    }

    private static void ReadArguments(ApiLine line, List<object?> positional, List<(string Name, object? Value)> named)
    {
        do
        {
            var value = line.Literal();
            if (line.Take("="))
            {
                named.Add(((string)value!, line.Literal()));
            }
            else
            {
                positional.Add(value);
            }
        }
        while (line.Take(","));
        line.Expect(")");
    }
}
