using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Terminal.Tests.NanoProfile;

/// <summary>
/// A catch or filter outside a static method leaks an unwind record each time it catches; after six, an exception escapes its
/// handler or ends the thread in silence. Lambdas are instance methods, even those that capture nothing.
/// </summary>
public sealed class CatchInStaticMethods : Rule
{
    /// <summary>Instance methods that may catch, by full name: those that run once, as a thread's first method.</summary>
    private static readonly string[] ThreadEntries = [];

    public override string Name => "catch";

    public override IEnumerable<Violation> Check(DeviceAssembly assembly) =>
        from method in assembly.Methods
        where method.HasBody && !method.IsStatic && !ThreadEntries.Contains($"{method.DeclaringType.FullName}.{method.Name}")
        from handler in method.Body.ExceptionHandlers
        where handler.HandlerType is ExceptionHandlerType.Catch or ExceptionHandlerType.Filter
        select new Violation(assembly.PlaceFrom(method, handler.FilterStart ?? handler.HandlerStart), Name, Complaint(method, handler));

    private static string Complaint(MethodDefinition method, ExceptionHandler handler)
    {
        var what = handler.HandlerType == ExceptionHandlerType.Filter ? "filter" : "catch";
        var where = method.Name.Contains('<') ? "a lambda" : "an instance method";
        return $"a {what} in {where} leaks an unwind record each time; move the try into a private static method";
    }
}
