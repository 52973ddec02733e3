using System.Collections.Generic;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Terminal.Tests.NanoProfile;

/// <summary>Writes the members of one type from their lines in an API list.</summary>
internal sealed class MemberWriter(ReferenceWriter writer, TypeDefinition type)
{
    public const MethodAttributes Constructor = MethodAttributes.HideBySig | MethodAttributes.SpecialName | MethodAttributes.RTSpecialName;
    public const MethodAttributes Virtual = MethodAttributes.HideBySig | MethodAttributes.Virtual | MethodAttributes.NewSlot;

    public static void AddThrow(MethodDefinition method)
    {
        method.Body.Instructions.Add(Instruction.Create(OpCodes.Ldnull));
        method.Body.Instructions.Add(Instruction.Create(OpCodes.Throw));
    }

    public void AddAll(List<string> members)
    {
        var attributes = "";
        foreach (var member in members)
        {
            // Attributes of a member have a line of their own before it.
            if (member[0] == '[')
            {
                attributes += member;
                continue;
            }

            AttributeReader.Read(new ApiLine(attributes), Add(new ApiLine(member)), writer);
            attributes = "";
        }
    }

    private ICustomAttributeProvider Add(ApiLine line)
    {
        if (line.Take("field"))
        {
            return AddField(line, line.Modifiers());
        }

        if (line.Take("property"))
        {
            return AddProperty(line, line.Modifiers());
        }

        if (line.Take("event"))
        {
            return AddEvent(line, line.Modifiers());
        }

        if (line.Take("constructor"))
        {
            return AddMethod(".ctor", line.Modifiers(), writer.Named("System.Void"), Parameters(line, ")"), Constructor);
        }

        // A delegate's only line is its Invoke, without the word "method".
        var isDelegate = !line.Take("method");
        var modifiers = line.Modifiers();
        var returns = Type(line);
        var name = line.Word();
        var method = AddMethod(name, modifiers, returns, Parameters(line, ")"), name.StartsWith("op_") ? MethodAttributes.SpecialName : 0);
        if (isDelegate)
        {
            method.Attributes |= MethodAttributes.Public | Virtual;
            method.ImplAttributes = MethodImplAttributes.Runtime;
            method.Body = null;
        }

        return method;
    }

    private FieldDefinition AddField(ApiLine line, HashSet<string> modifiers)
    {
        var attributes = modifiers.Contains("public") ? FieldAttributes.Public : modifiers.Contains("protected") ? FieldAttributes.Family : FieldAttributes.Private;
        attributes |= modifiers.Contains("static") ? FieldAttributes.Static : 0;
        attributes |= modifiers.Contains("readonly") ? FieldAttributes.InitOnly : 0;
        var fieldType = Type(line);
        var field = new FieldDefinition(line.Word(), attributes, fieldType);
        if (modifiers.Contains("const"))
        {
            line.Expect("=");
            field.Attributes |= FieldAttributes.Static | FieldAttributes.Literal;
            field.Constant = ApiLine.Constant(line.Literal(), fieldType.FullName);
        }

        type.Fields.Add(field);
        return field;
    }

    private PropertyDefinition AddProperty(ApiLine line, HashSet<string> modifiers)
    {
        var value = Type(line);
        var property = new PropertyDefinition(line.Word(), PropertyAttributes.None, value);
        var index = line.Take("[") ? Parameters(line, "]", opened: true) : [];
        if (index.Count > 0)
        {
            writer.AddAttribute(type, "DefaultMember", property.Name);
        }

        line.Expect("{");
        if (line.Take("get"))
        {
            line.Expect(";");
            property.GetMethod = AddMethod("get_" + property.Name, modifiers, value, index, MethodAttributes.SpecialName);
        }

        if (line.Take("set"))
        {
            List<ParameterDefinition> parameters = [.. index.ConvertAll(Copy), new ParameterDefinition("value", ParameterAttributes.None, value)];
            property.SetMethod = AddMethod("set_" + property.Name, modifiers, writer.Named("System.Void"), parameters, MethodAttributes.SpecialName);
        }

        type.Properties.Add(property);
        return property;
    }

    private EventDefinition AddEvent(ApiLine line, HashSet<string> modifiers)
    {
        var handler = Type(line);
        var definition = new EventDefinition(line.Word(), EventAttributes.None, handler);
        definition.AddMethod = AddAccessor("add_");
        definition.RemoveMethod = AddAccessor("remove_");
        type.Events.Add(definition);
        return definition;

        MethodDefinition AddAccessor(string prefix) => AddMethod(
            prefix + definition.Name, modifiers, writer.Named("System.Void"), [new ParameterDefinition("value", ParameterAttributes.None, handler)], MethodAttributes.SpecialName);
    }

    private MethodDefinition AddMethod(string name, HashSet<string> modifiers, TypeReference returns, List<ParameterDefinition> parameters, MethodAttributes attributes)
    {
        attributes |= MethodAttributes.HideBySig | (modifiers.Contains("public") ? MethodAttributes.Public : modifiers.Contains("protected") ? MethodAttributes.Family : 0);
        attributes |= modifiers.Contains("static") ? MethodAttributes.Static : 0;
        attributes |= modifiers.Contains("virtual") ? Virtual : 0;
        attributes |= modifiers.Contains("override") ? MethodAttributes.Virtual : 0;
        attributes |= type.IsInterface || modifiers.Contains("abstract") ? MethodAttributes.Abstract | Virtual : 0;
        var method = new MethodDefinition(name, attributes, returns);
        foreach (var parameter in parameters)
        {
            method.Parameters.Add(parameter);
            if (parameter.Name == "this")
            {
                MarkExtension(method, parameter);
            }
        }

        if (!method.IsAbstract)
        {
            AddThrow(method);
        }

        type.Methods.Add(method);
        return method;
    }

    private void MarkExtension(MethodDefinition method, ParameterDefinition parameter)
    {
        parameter.Name = "self";
        foreach (var target in new ICustomAttributeProvider[] { method, type, type.Module.Assembly })
        {
            writer.AddAttribute(target, "Extension");
        }
    }

    private List<ParameterDefinition> Parameters(ApiLine line, string end, bool opened = false)
    {
        List<ParameterDefinition> parameters = [];
        if (!opened)
        {
            line.Expect("(");
        }

        while (!line.Take(end))
        {
            parameters.Add(Parameter(line));
            line.Take(",");
        }

        return parameters;
    }

    private ParameterDefinition Parameter(ApiLine line)
    {
        var parameter = new ParameterDefinition(writer.Named("System.Object"));
        AttributeReader.Read(line, parameter, writer);
        var isExtended = line.Take("this");
        var isOut = line.Take("out");
        var isReference = isOut || line.Take("ref");
        if (line.Take("params"))
        {
            writer.AddAttribute(parameter, "ParamArray");
        }

        var parameterType = Type(line);
        parameter.ParameterType = isReference ? new ByReferenceType(parameterType) : parameterType;
        parameter.IsOut = isOut;
        parameter.Name = line.Word();
        if (line.Take("="))
        {
            parameter.Attributes |= ParameterAttributes.Optional | ParameterAttributes.HasDefault;
            parameter.Constant = ApiLine.Constant(line.Literal(), parameterType.FullName);
        }

        if (isExtended)
        {
            parameter.Name = "this";
        }

        return parameter;
    }

    private TypeReference Type(ApiLine line)
    {
        var (name, arrays) = line.Type();
        var reference = writer.Named(name);
        for (; arrays > 0; arrays--)
        {
            reference = new ArrayType(reference);
        }

        return reference;
    }

    private static ParameterDefinition Copy(ParameterDefinition parameter) => new(parameter.Name, parameter.Attributes, parameter.ParameterType);
}
