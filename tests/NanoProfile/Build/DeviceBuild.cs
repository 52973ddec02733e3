using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Terminal.Tests.NanoProfile;

/// <summary>Compiles firmware as the device build does: no standard library, the device's references only, optimised.</summary>
public static class DeviceBuild
{
    private const string Rule = "device-build";

    /// <summary>The firmware assemblies in the order of their references; compiled once.</summary>
    public static IReadOnlyList<DeviceAssembly> Firmware => Compiled.Value.Firmware;

    /// <summary>The unit tests for the device, compiled once.</summary>
    public static DeviceAssembly Tests => CompiledTests.Value;

    private static Lazy<(IReadOnlyList<DeviceAssembly> Firmware, AssemblySet Assemblies)> Compiled { get; } = new(() =>
    {
        var assemblies = DevicePackages.OfFirmware.Assemblies;
        var projects = FirmwareProject.Folders.Select(folder => FirmwareProject.Read(Path.Combine(Repository.Root, "firmware", folder)));
        return ([.. projects.Select(project => Compile(project, assemblies))], assemblies);
    });

    private static Lazy<DeviceAssembly> CompiledTests { get; } =
        new(() => Compile(FirmwareProject.Read(Path.Combine(Repository.Root, FirmwareProject.TestFolder)), new AssemblySet(Compiled.Value.Assemblies)));

    /// <summary>Compiles one project and, when that works, adds the result to the assemblies for those that refer to it.</summary>
    public static DeviceAssembly Compile(FirmwareProject project, AssemblySet assemblies)
    {
        List<Violation> violations = [.. project.Violations];
        if (project.LanguageVersion != "10")
        {
            violations.Add(new Violation(project.Path, 1, Rule, $"LangVersion is '{project.LanguageVersion}'; say 10: newer compilers embed attributes that the device cannot carry"));
        }

        // Without what it refers to, every line would be in error.
        var missing = project.References.Where(reference => !assemblies.Contains(reference)).ToList();
        violations.AddRange(missing.Select(name => new Violation(project.Path, 1, Rule, $"there is no assembly {name} to refer to; mend its own complaints, or add its API list")));
        var compilation = Prepare(project, assemblies);
        if (missing.Count > 0)
        {
            return new DeviceAssembly(project, compilation, violations, module: null);
        }

        var (image, symbols) = (new MemoryStream(), new MemoryStream());
        var result = compilation.Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        violations.AddRange(result.Diagnostics.Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning).Select(diagnostic => Complain(project, diagnostic)));
        return result.Success
            ? new DeviceAssembly(project, compilation, violations, assemblies.Add(image.ToArray(), symbols.ToArray()).MainModule)
            : new DeviceAssembly(project, compilation, violations, module: null);
    }

    private static CSharpCompilation Prepare(FirmwareProject project, AssemblySet assemblies)
    {
        // Documentation is the desktop build's to check.
        var parsing = new CSharpParseOptions(LanguageVersion.CSharp10, DocumentationMode.None, preprocessorSymbols: ["NANOFRAMEWORK_1_0"]);
        var options = new CSharpCompilationOptions(
            project.IsProgram && project.Sources.Count > 0 ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
            optimizationLevel: OptimizationLevel.Release,
            allowUnsafe: project.AllowUnsafe,
            deterministic: true,
            nullableContextOptions: Enum.Parse<NullableContextOptions>(project.Nullable, ignoreCase: true),
            specificDiagnosticOptions: [
                // The packages name older versions of each other; the metadata processor does not mind.
                new("CS1701", ReportDiagnostic.Suppress),
                new("CS1702", ReportDiagnostic.Suppress)]);
        return CSharpCompilation.Create(
            project.AssemblyName,
            project.Sources.Select(source => CSharpSyntaxTree.ParseText(SourceText.From(source.Text, Encoding.UTF8), parsing, source.Path)),
            project.References.Where(assemblies.Contains).Select(assemblies.Reference),
            options);
    }

    private static Violation Complain(FirmwareProject project, Diagnostic diagnostic)
    {
        var place = diagnostic.Location.GetLineSpan();
        var advice = diagnostic.Severity == DiagnosticSeverity.Error ? "use C# 10 and what tests/NanoProfile/Api lists" : "warnings are errors";
        var text = $"{diagnostic.Id}: {diagnostic.GetMessage().TrimEnd('.')}; {advice}";
        return place.IsValid && place.Path.Length > 0
            ? new Violation(place.Path, place.StartLinePosition.Line + 1, Rule, text)
            : new Violation(project.Path, 1, Rule, text);
    }
}
