using System.Collections.Generic;
using System.IO;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Terminal.Tests.NanoProfile;

/// <summary>Writes the reference assembly of one API list: every public member, bodies that throw.</summary>
public sealed class ReferenceWriter
{
    private const string Core = "mscorlib";
    private const string Compiler = "System.Runtime.CompilerServices";

    private readonly ApiList _api;
    private readonly AssemblySet _others;
    private readonly AssemblyDefinition _assembly;
    private readonly ModuleDefinition _module;
    private readonly Dictionary<string, TypeReference> _primitives;
    private readonly List<Action> _attributes = [];

    private ReferenceWriter(ApiList api, AssemblySet others)
    {
        _api = api;
        _others = others;

        // Cecil cannot create a module under the core library's own name: it takes it on when everything is written.
        var name = new AssemblyNameDefinition(api.Name == Core ? "temporary" : api.Name, api.Version);
        _assembly = AssemblyDefinition.CreateAssembly(name, api.Name, new ModuleParameters { Kind = ModuleKind.Dll, AssemblyResolver = others });
        _module = _assembly.MainModule;
        foreach (var reference in api.References)
        {
            _module.AssemblyReferences.Add(new AssemblyNameReference(reference.Name, reference.Version));
        }

        var system = _module.TypeSystem;
        _primitives = new[]
        {
            system.Object, system.Void, system.Boolean, system.Char, system.String, system.SByte, system.Byte, system.Int16, system.UInt16, system.Int32,
            system.UInt32, system.Int64, system.UInt64, system.Single, system.Double, system.IntPtr, system.UIntPtr, system.TypedReference,
        }.ToDictionary(type => type.FullName);
    }

    public static byte[] Write(ApiList api, AssemblySet others) => new ReferenceWriter(api, others).Write();

    /// <summary>A type as signatures name it.</summary>
    internal TypeReference Named(string name) => _primitives.TryGetValue(name, out var primitive) ? primitive : Defined(name);

    /// <summary>Gives something an attribute of the core library once all constructors are written; short names leave <c>Attribute</c> out.</summary>
    internal void AddAttribute(ICustomAttributeProvider target, string name, List<object?> positional, List<(string Name, object? Value)> named) => _attributes.Add(() =>
    {
        var core = _api.Name == Core ? _module : _others.Resolve(new AssemblyNameReference(Core, null)).MainModule;
        var type = core.Types.Single(candidate => candidate.Name == name + "Attribute");
        var constructor = type.Methods.First(method => method.IsConstructor && method.Parameters.Count == positional.Count);
        var attribute = new CustomAttribute(_module.ImportReference(constructor));
        foreach (var (value, parameter) in positional.Zip(attribute.Constructor.Parameters))
        {
            attribute.ConstructorArguments.Add(new CustomAttributeArgument(parameter.ParameterType, ApiLine.Constant(value, parameter.ParameterType.FullName)));
        }

        foreach (var argument in named)
        {
            attribute.Properties.Add(new CustomAttributeNamedArgument(argument.Name, new CustomAttributeArgument(Named("System.Boolean"), argument.Value)));
        }

        target.CustomAttributes.Add(attribute);
    });

    internal void AddAttribute(ICustomAttributeProvider target, string name, params object?[] positional) => AddAttribute(target, name, [.. positional], []);

    private byte[] Write()
    {
        foreach (var type in _api.Types)
        {
            Declare(type);
        }

        foreach (var type in _api.Types)
        {
            Derive(type, Own(type.Name));
        }

        // Default values are of enums, so these come first.
        foreach (var type in _api.Types.OrderBy(type => type.Kind == "enum" ? 0 : 1))
        {
            Fill(type, Own(type.Name));
        }

        foreach (var add in _attributes)
        {
            add();
        }

        foreach (var name in _api.GenericDelegates)
        {
            AddGenericDelegate(name);
        }

        if (_api.Name == Core)
        {
            _assembly.Name.Name = Core;
            _module.AssemblyReferences.Clear();
        }

        var image = new MemoryStream();
        _assembly.Write(image);
        return image.ToArray();
    }

    private TypeDefinition Own(string name) => _module.GetType(name) ?? throw new FormatException($"{_api.Name} does not define {name}.");

    private TypeReference Defined(string name)
    {
        if (_module.GetType(name) is { } own)
        {
            return own;
        }

        foreach (var reference in _api.References)
        {
            if (_others.Resolve(new AssemblyNameReference(reference.Name, reference.Version)).MainModule.GetType(name) is { } type)
            {
                return _module.ImportReference(type);
            }
        }

        throw new FormatException($"{_api.Name} knows no type {name}.");
    }

    private void Declare(ApiType type)
    {
        var attributes = type.Kind switch
        {
            "interface" => TypeAttributes.Interface | TypeAttributes.Abstract,
            "struct" => TypeAttributes.Sealed | TypeAttributes.SequentialLayout,
            "class" => TypeAttributes.Class,
            _ => TypeAttributes.Sealed,
        };
        attributes |= type.Is("static") ? TypeAttributes.Abstract | TypeAttributes.Sealed : 0;
        attributes |= type.Is("abstract") ? TypeAttributes.Abstract : 0;
        attributes |= type.Is("sealed") ? TypeAttributes.Sealed : 0;
        attributes |= type.Outer is null ? TypeAttributes.Public : TypeAttributes.NestedPublic;
        var definition = new TypeDefinition(type.Namespace, type.ShortName, attributes);
        if (type.Outer is null)
        {
            _module.Types.Add(definition);
        }
        else
        {
            Own(type.Outer).NestedTypes.Add(definition);
        }
    }

    private void Derive(ApiType type, TypeDefinition definition)
    {
        definition.BaseType = type.Kind switch
        {
            "interface" => null,
            "struct" => Defined("System.ValueType"),
            "enum" => Defined("System.Enum"),
            "delegate" => Defined("System.MulticastDelegate"),
            _ => type.Name == "System.Object" ? null : Defined("System.Object"),
        };
        foreach (var name in type.Kind == "enum" ? [] : type.Bases)
        {
            var reference = Defined(name);
            if (reference.Resolve().IsInterface)
            {
                definition.Interfaces.Add(new InterfaceImplementation(reference));
            }
            else
            {
                definition.BaseType = reference;
            }
        }
    }

    private void Fill(ApiType type, TypeDefinition definition)
    {
        AttributeReader.Read(new ApiLine(type.Attributes), definition, this);
        Mark(type, definition);
        if (type.Kind == "enum")
        {
            FillEnum(type, definition);
            return;
        }

        if (type.Kind == "delegate")
        {
            AddDelegateConstructor(definition);
        }

        new MemberWriter(this, definition).AddAll(type.Members);
    }

    private void FillEnum(ApiType type, TypeDefinition definition)
    {
        var underlying = Named(type.Bases[0]);
        definition.Fields.Add(new FieldDefinition("value__", FieldAttributes.Public | FieldAttributes.SpecialName | FieldAttributes.RTSpecialName, underlying));
        foreach (var member in type.Members)
        {
            var line = new ApiLine(member);
            var field = new FieldDefinition(line.Word(), FieldAttributes.Public | FieldAttributes.Static | FieldAttributes.Literal | FieldAttributes.HasDefault, definition);
            line.Expect("=");
            field.Constant = ApiLine.Constant(line.Literal(), type.Bases[0]);
            definition.Fields.Add(field);
        }
    }

    /// <summary>The attributes that the compiler itself wrote: embedded in the package, known by their names.</summary>
    private void Mark(ApiType type, TypeDefinition definition)
    {
        if (type.Is("ref"))
        {
            definition.CustomAttributes.Add(new CustomAttribute(Embedded("IsByRefLikeAttribute")));
        }

        if (type.Is("readonly"))
        {
            definition.CustomAttributes.Add(new CustomAttribute(Embedded("IsReadOnlyAttribute")));
        }
    }

    private MethodDefinition Embedded(string name)
    {
        if (_module.GetType(Compiler, name) is { } known)
        {
            return known.Methods[0];
        }

        var type = new TypeDefinition(Compiler, name, TypeAttributes.NotPublic | TypeAttributes.Sealed, Defined("System.Attribute"));
        var constructor = new MethodDefinition(".ctor", MemberWriter.Constructor | MethodAttributes.Public, Named("System.Void"));
        MemberWriter.AddThrow(constructor);
        type.Methods.Add(constructor);
        _module.Types.Add(type);
        return constructor;
    }

    private void AddDelegateConstructor(TypeDefinition definition)
    {
        var constructor = new MethodDefinition(".ctor", MemberWriter.Constructor | MethodAttributes.Public, Named("System.Void")) { ImplAttributes = MethodImplAttributes.Runtime };
        constructor.Parameters.Add(new ParameterDefinition("object", ParameterAttributes.None, Named("System.Object")));
        constructor.Parameters.Add(new ParameterDefinition("method", ParameterAttributes.None, Named("System.IntPtr")));
        definition.Methods.Add(constructor);
    }

    /// <summary><c>Action</c>, <c>Func</c> and <c>EventHandler</c> with type parameters: they must compile, so that the gate can say why not to use them.</summary>
    private void AddGenericDelegate(string name)
    {
        var (stem, count) = (name[..name.IndexOf('`')], int.Parse(name[(name.IndexOf('`') + 1)..]));
        var type = new TypeDefinition("System", name["System.".Length..], TypeAttributes.Public | TypeAttributes.Sealed, Defined("System.MulticastDelegate"));
        for (var i = 1; i <= count; i++)
        {
            type.GenericParameters.Add(new GenericParameter("T" + i, type));
        }

        AddDelegateConstructor(type);
        var isFunction = stem == "System.Func";
        var invoke = new MethodDefinition("Invoke", MemberWriter.Virtual | MethodAttributes.Public, isFunction ? type.GenericParameters[^1] : Named("System.Void"))
        {
            ImplAttributes = MethodImplAttributes.Runtime,
        };
        if (stem == "System.EventHandler")
        {
            invoke.Parameters.Add(new ParameterDefinition(Named("System.Object")));
        }

        foreach (var parameter in type.GenericParameters.Take(isFunction ? count - 1 : count))
        {
            invoke.Parameters.Add(new ParameterDefinition(parameter));
        }

        type.Methods.Add(invoke);
        _module.Types.Add(type);
    }
}
