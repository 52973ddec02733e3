using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Terminal.Tests.NanoProfile;

/// <summary>One firmware assembly as the device build makes it, with the way back from its IL to the sources.</summary>
public sealed class DeviceAssembly(FirmwareProject project, Compilation compilation, IReadOnlyList<Violation> violations, ModuleDefinition? module)
{
    private const int HiddenLine = 0xFEEFEE;

    public FirmwareProject Project => project;

    /// <summary>What stopped or disturbed the build.</summary>
    public IReadOnlyList<Violation> Violations => violations;

    /// <summary>The IL, or null when it did not compile.</summary>
    public ModuleDefinition? Module => module;

    public IEnumerable<TypeDefinition> Types => module?.GetTypes() ?? [];

    public IEnumerable<MethodDefinition> Methods => Types.SelectMany(type => type.Methods);

    public IEnumerable<(MethodDefinition Method, Instruction Instruction)> Instructions =>
        Methods.Where(method => method.HasBody).SelectMany(method => method.Body.Instructions.Select(instruction => (method, instruction)));

    /// <summary>The line of an instruction, or of the statement that it belongs to.</summary>
    public (string Path, int Line) Place(MethodDefinition method, Instruction instruction)
    {
        var points = Lines(method);
        var point = points.LastOrDefault(point => point.Offset <= instruction.Offset) ?? points.FirstOrDefault();
        return point is null ? Place(method) : (point.Document.Url, point.StartLine);
    }

    /// <summary>The first line from an instruction on: for what begins with hidden code, as a catch does.</summary>
    public (string Path, int Line) PlaceFrom(MethodDefinition method, Instruction instruction) =>
        Lines(method).FirstOrDefault(point => point.Offset >= instruction.Offset) is { } point ? (point.Document.Url, point.StartLine) : Place(method, instruction);

    /// <summary>The line that declares a type or member; for what the compiler made, the code that it was made for.</summary>
    public (string Path, int Line) Place(IMemberDefinition member)
    {
        var symbol = DocumentationCommentId.GetFirstSymbolForDeclarationId(DocCommentId.GetDocCommentId(Declared(member)), compilation);
        if (symbol?.Locations.FirstOrDefault(location => location.IsInSource) is { } location)
        {
            return (location.SourceTree!.FilePath, location.GetLineSpan().StartLinePosition.Line + 1);
        }

        var methods = member is TypeDefinition type ? type.Methods : [.. new[] { member }.OfType<MethodDefinition>()];
        return methods.SelectMany(Lines).FirstOrDefault() is { } point ? (point.Document.Url, point.StartLine)
            : member.DeclaringType is { } outer ? Place(outer)
            : (project.Path, 1);
    }

    /// <summary>The property or event that a compiler-made field stands for.</summary>
    private static IMemberDefinition Declared(IMemberDefinition member) => member is not FieldDefinition field ? member
        : field.DeclaringType.Properties.FirstOrDefault(property => field.Name == $"<{property.Name}>k__BackingField")
        ?? field.DeclaringType.Events.FirstOrDefault(definition => field.Name == definition.Name) ?? member;

    private static List<SequencePoint> Lines(MethodDefinition method) => [.. method.DebugInformation.SequencePoints.Where(point => point.StartLine != HiddenLine)];
}
