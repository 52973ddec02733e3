using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Terminal.Tests.Simulation.Mutations;

/// <summary>
/// One method of a built assembly, into which a deliberate bug is put: instructions that do something else while the bug's number is the active one, and nothing otherwise. So
/// all bugs live in one set of assemblies, which is compiled once.
/// </summary>
internal sealed class Site
{
    private readonly MethodDefinition _method;
    private readonly FieldReference _active;
    private readonly int _bug;

    public Site(MethodDefinition method, FieldDefinition active, int bug)
    {
        _method = method;
        _active = method.Module.ImportReference(active);
        _bug = bug;
        method.Body.SimplifyMacros();
    }

    /// <summary>The method returns at once.</summary>
    /// <param name="value">What; nothing for a method without a result.</param>
    public void Return(long? value = null)
    {
        Instruction first = _method.Body.Instructions[0];
        List<Instruction> code = [.. Unless(first)];
        if (value is { } constant)
            code.Add(Load(constant, _method.ReturnType));
        code.Add(Instruction.Create(OpCodes.Ret));
        // A branch back to the first instruction must not come here.
        for (int i = 0; i < code.Count; i++)
            _method.Body.Instructions.Insert(i, code[i]);
    }

    /// <summary>A call is not made, and has a constant for its result.</summary>
    /// <param name="callee">Name of the method called.</param>
    /// <param name="result">The constant; nothing for null, or for a call without a result.</param>
    /// <param name="nth">Which of the calls of that name, from 0; -1 for all.</param>
    public void Skip(string callee, long? result = null, int nth = 0)
    {
        foreach (Instruction call in Calls(callee, nth))
        {
            var called = (MethodReference)call.Operand;
            Instruction after = call.Next;
            List<Instruction> code = [.. Unless(call)];
            code.AddRange(Enumerable.Repeat(0, called.Parameters.Count + (called.HasThis ? 1 : 0)).Select(_ => Instruction.Create(OpCodes.Pop)));
            // The setter of an init property has a modifier on its void.
            if (called.ReturnType.GetElementType().FullName != "System.Void")
                code.Add(result is { } constant ? Load(constant, called.ReturnType) : Instruction.Create(OpCodes.Ldnull));
            code.Add(Instruction.Create(OpCodes.Br, after));
            InsertBefore(call, code);
        }
    }

    /// <summary>A call with one argument is not made: the argument is its result.</summary>
    public void PassThrough(string callee, int nth = 0)
    {
        foreach (Instruction call in Calls(callee, nth))
            InsertBefore(call, [.. Unless(call), Instruction.Create(OpCodes.Br, call.Next)]);
    }

    /// <summary>A call is made, and its result is a constant.</summary>
    public void Result(string callee, long constant, int nth = 0)
    {
        foreach (Instruction call in Calls(callee, nth))
            InsertAfter(call, [Instruction.Create(OpCodes.Pop), Load(constant, ((MethodReference)call.Operand).ReturnType)]);
    }

    /// <summary>A call is made, and its result is combined with a constant.</summary>
    public void Combine(string callee, OpCode operation, int constant, int nth = 0)
    {
        foreach (Instruction call in Calls(callee, nth))
            InsertAfter(call, [Instruction.Create(OpCodes.Ldc_I4, constant), Instruction.Create(operation)]);
    }

    /// <summary>The result of a call is replaced by that of a getter of this object.</summary>
    public void Replace(string callee, string getter)
    {
        foreach (Instruction call in Calls(callee, 0))
        {
            MethodDefinition property = _method.DeclaringType.Methods.Single(method => method.Name == getter);
            InsertAfter(call, [Instruction.Create(OpCodes.Pop), Instruction.Create(OpCodes.Ldarg, _method.Body.ThisParameter), Instruction.Create(OpCodes.Call, property)]);
        }
    }

    /// <summary>A constant is another one.</summary>
    /// <param name="from">The constant.</param>
    /// <param name="to">What it becomes.</param>
    /// <param name="nth">Which of its occurrences, from 0.</param>
    public void Constant(int from, int to, int nth = 0)
    {
        Instruction load = _method.Body.Instructions.Where(instruction => instruction.OpCode == OpCodes.Ldc_I4 && (int)instruction.Operand == from).ElementAt(nth);
        InsertAfter(load, [Instruction.Create(OpCodes.Pop), Instruction.Create(OpCodes.Ldc_I4, to)]);
    }

    private List<Instruction> Calls(string callee, int nth)
    {
        List<Instruction> calls = [.. _method.Body.Instructions.Where(instruction => instruction.Operand is MethodReference called && called.Name == callee)];
        if (calls.Count == 0 || nth >= calls.Count)
            throw new InvalidOperationException($"{_method.FullName} calls {callee} {calls.Count} times.");
        return nth < 0 ? calls : [calls[nth]];
    }

    // Goes to an instruction unless this bug is the active one.
    private IEnumerable<Instruction> Unless(Instruction other) =>
        [Instruction.Create(OpCodes.Ldsfld, _active), Instruction.Create(OpCodes.Ldc_I4, _bug), Instruction.Create(OpCodes.Bne_Un, other)];

    private static Instruction Load(long constant, TypeReference type) =>
        type.FullName == "System.Int64" ? Instruction.Create(OpCodes.Ldc_I8, constant) : Instruction.Create(OpCodes.Ldc_I4, (int)constant);

    private void InsertAfter(Instruction place, IReadOnlyList<Instruction> code)
    {
        Instruction next = place.Next;
        foreach (Instruction instruction in ((IEnumerable<Instruction>)[.. Unless(next), .. code]).Reverse())
            _method.Body.GetILProcessor().InsertAfter(place, instruction);
    }

    // Whatever led to the place leads to the code before it.
    private void InsertBefore(Instruction place, IReadOnlyList<Instruction> code)
    {
        foreach (Instruction instruction in _method.Body.Instructions)
        {
            if (instruction.Operand == place)
                instruction.Operand = code[0];
            else if (instruction.Operand is Instruction[] targets)
                instruction.Operand = targets.Select(target => target == place ? code[0] : target).ToArray();
        }
        foreach (Instruction instruction in code)
            _method.Body.GetILProcessor().InsertBefore(place, instruction);
    }
}
