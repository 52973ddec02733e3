using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Terminal.Tests.Support;

/// <summary>Writes the reference of what assemblies offer, from their members and the comments that the compiler put beside them.</summary>
internal static class ApiReference
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    /// <summary>Markdown: a chapter a namespace, a section a type, a line a member.</summary>
    public static string Of(params Assembly[] assemblies)
    {
        var comments = assemblies.SelectMany(Comments).DistinctBy(comment => comment.Key).ToDictionary();
        var text = new StringBuilder("""
            # API of the acquirer

            What the assemblies Terminal.Acquirer (the domain) and Terminal.Acquirer.Web (its face to the network) offer to programs. This page is made from the code and its comments by a test
            (`TERMINAL_API_REFERENCE=1 dotnet test tests/Acquirer.Web.Tests --filter ApiReferenceTests`); do not edit it. How terminals talk to the host is in [protocol.md](protocol.md).

            """);
        foreach (var chapter in assemblies.SelectMany(assembly => assembly.GetExportedTypes()).GroupBy(type => type.Namespace!).OrderBy(chapter => chapter.Key, StringComparer.Ordinal))
        {
            text.Append($"\n## {chapter.Key}\n");
            foreach (var type in chapter.OrderBy(type => type.Name, StringComparer.Ordinal))
                Write(text, type, comments);
        }
        return text.ToString().ReplaceLineEndings("\n");
    }

    private static void Write(StringBuilder text, Type type, Dictionary<string, XElement> comments)
    {
        text.Append($"\n### {Name(type)}\n\n*{Kind(type)}* {Summary(comments.GetValueOrDefault($"T:{type.FullName}"))}\n\n");
        if (typeof(Delegate).IsAssignableFrom(type))
            return;
        foreach (var member in type.GetMembers(Declared).Where(IsWritten).OrderBy(member => member is ConstructorInfo ? 0 : 1).ThenBy(Signature, StringComparer.Ordinal))
        {
            var comment = comments.GetValueOrDefault(Id(member)) ?? (member is PropertyInfo ? Parameter(comments.GetValueOrDefault($"T:{type.FullName}"), member.Name) : null);
            text.Append($"- `{Signature(member)}`{(Summary(comment) is { Length: > 0 } summary ? $": {summary}" : "")}\n");
            foreach (var parameter in comment?.Elements("param") ?? [])
                text.Append($"  - `{parameter.Attribute("name")!.Value}`: {Text(parameter)}\n");
            if (comment?.Element("returns") is { } returns)
                text.Append($"  - Returns: {Text(returns)}\n");
            foreach (var exception in comment?.Elements("exception") ?? [])
                text.Append($"  - Throws `{Cref(exception)}`: {Text(exception)}\n");
        }
    }

    // What a record or an enumeration has by itself says nothing.
    private static bool IsWritten(MemberInfo member) => member switch
    {
        MethodBase { IsSpecialName: true } and not ConstructorInfo => false,
        FieldInfo { IsSpecialName: true } => false,
        Type => false,
        ConstructorInfo constructor => !IsRecord(member.DeclaringType!) && !member.DeclaringType!.IsEnum && (constructor.GetParameters().Length > 0 || !IsMade(member)),
        _ => !IsMade(member) && member.Name is not ("ToString" or "Equals" or "GetHashCode" or "Deconstruct" or "PrintMembers" or "<Clone>$" or "EqualityContract"),
    };

    private static bool IsMade(MemberInfo member) => member.GetCustomAttribute<CompilerGeneratedAttribute>() is not null;

    private static bool IsRecord(Type type) => type.GetMethod("<Clone>$") is not null;

    private static string Kind(Type type) => type switch
    {
        { IsEnum: true } => "Enumeration.",
        { IsInterface: true } => "Interface.",
        { IsValueType: true } => "Structure.",
        _ when IsRecord(type) => "Record.",
        { IsAbstract: true, IsSealed: true } => "Static class.",
        _ => "Class.",
    };

    private static string Signature(MemberInfo member) => member switch
    {
        ConstructorInfo constructor => $"new {Name(member.DeclaringType!)}({Parameters(constructor)})",
        MethodInfo method => $"{Name(method.ReturnType)} {method.Name}({Parameters(method)})",
        PropertyInfo property => $"{Name(property.PropertyType)} {property.Name}",
        EventInfo @event => $"event {Name(@event.EventHandlerType!)} {@event.Name}",
        FieldInfo { DeclaringType.IsEnum: true } field => $"{field.Name} = {Convert.ToInt64(field.GetRawConstantValue())}",
        FieldInfo { IsLiteral: true } field => $"const {Name(field.FieldType)} {field.Name} = {field.GetRawConstantValue()}",
        FieldInfo field => $"{Name(field.FieldType)} {field.Name}",
        _ => member.Name,
    };

    private static string Parameters(MethodBase method) =>
        string.Join(", ", method.GetParameters().Select(parameter => $"{(parameter.IsOut ? "out " : "")}{Name(parameter.ParameterType)} {parameter.Name}{(parameter.HasDefaultValue ? " = " + (parameter.DefaultValue ?? "default") : "")}"));

    private static string Name(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner)
            return Name(inner) + "?";
        if (type.IsArray)
            return Name(type.GetElementType()!) + "[]";
        if (type.IsByRef)
            return Name(type.GetElementType()!);
        if (type.IsGenericType)
            return $"{type.Name.Split('`')[0]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>";
        return type.Name switch { "Int32" => "int", "UInt32" => "uint", "Int64" => "long", "Boolean" => "bool", "String" => "string", "Byte" => "byte", "Double" => "double", "Void" => "void", "Object" => "object", _ => type.Name };
    }

    // The names under which the compiler writes comments (C# language specification, annex D.4.2).
    private static string Id(MemberInfo member)
    {
        string owner = member.DeclaringType!.FullName!;
        return member switch
        {
            MethodBase method => $"M:{owner}.{(method is ConstructorInfo ? "#ctor" : method.Name)}{(method.IsGenericMethod ? $"``{method.GetGenericArguments().Length}" : "")}{Arguments(method)}",
            PropertyInfo property => $"P:{owner}.{property.Name}",
            EventInfo @event => $"E:{owner}.{@event.Name}",
            _ => $"F:{owner}.{member.Name}",
        };

        static string Arguments(MethodBase method) =>
            method.GetParameters() is { Length: > 0 } parameters ? $"({string.Join(",", parameters.Select(parameter => Argument(parameter.ParameterType)))})" : "";

        static string Argument(Type type) => type switch
        {
            { IsArray: true } => Argument(type.GetElementType()!) + "[]",
            { IsByRef: true } => Argument(type.GetElementType()!) + "@",
            { IsGenericType: true } => $"{type.GetGenericTypeDefinition().FullName!.Split('`')[0]}{{{string.Join(",", type.GetGenericArguments().Select(Argument))}}}",
            _ => type.FullName ?? type.Name,
        };
    }

    private static Dictionary<string, XElement> Comments(Assembly assembly) =>
        XDocument.Load(Path.ChangeExtension(assembly.Location, ".xml")).Descendants("member").ToDictionary(member => member.Attribute("name")!.Value);

    // A record's properties are told as its parameters.
    private static XElement? Parameter(XElement? type, string name) =>
        type?.Elements("param").FirstOrDefault(parameter => parameter.Attribute("name")!.Value == name) is { } found ? new XElement("member", new XElement("summary", found.Nodes())) : null;

    private static string Summary(XElement? member) => member?.Element("summary") is { } summary ? Text(summary) : "";

    private static string Text(XElement element)
    {
        var text = new StringBuilder();
        foreach (var node in element.Nodes())
        {
            text.Append(node switch
            {
                XText plain => plain.Value,
                XElement { Name.LocalName: "see" or "paramref" or "typeparamref" } link => $"`{Cref(link)}`",
                XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
                XElement other => " " + Text(other) + " ",
                _ => "",
            });
        }
        return Regex.Replace(text.ToString(), @"\s+", " ").Trim();
    }

    private static string Cref(XElement element)
    {
        string name = (element.Attribute("cref") ?? element.Attribute("name") ?? element.Attribute("langword"))!.Value;
        name = name.Split('(')[0];
        string[] parts = name[(name.IndexOf(':') + 1)..].Split('.');
        return name[0] is 'T' || !name.Contains(':') || parts.Length < 2 ? parts[^1] : $"{parts[^2]}.{parts[^1]}";
    }
}
