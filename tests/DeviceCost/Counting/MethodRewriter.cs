using System.Collections.Generic;
using System.Linq;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Terminal.Tests.DeviceCost;

/// <summary>Inserts the counting calls into one method.</summary>
internal sealed class MethodRewriter(Instrumenter all, ModuleDefinition module, MethodDefinition method, string? handler)
{
    private readonly List<Instruction> _code = [];
    private readonly VariableDefinition _depth = new(module.TypeSystem.Int32);
    private readonly int _row = all.Row($"{method.DeclaringType.FullName.Replace('/', '.')}.{method.Name}");

    public void Rewrite()
    {
        var body = method.Body;
        var locals = body.Variables.ToList();
        body.SimplifyMacros();
        var old = body.Instructions.ToList();
        var leaders = Leaders(old);
        Dictionary<Instruction, Instruction> moved = [];
        for (int i = 0; i < old.Count; i++)
        {
            int start = _code.Count;
            if (i == 0)
                Enter(locals);
            if (leaders.Contains(old[i]))
            {
                int next = i + 1;
                while (next < old.Count && !leaders.Contains(old[next]))
                    next++;
                if (body.ExceptionHandlers.Any(region => region.HandlerStart == old[i] && region.HandlerType is ExceptionHandlerType.Catch or ExceptionHandlerType.Filter))
                    Call(nameof(Tally.Unwind), Load(_depth));
                Call(nameof(Tally.Count), Load(next - i));
            }

            Around(old[i], i > 0 && old[i - 1].OpCode.OpCodeType == OpCodeType.Prefix ? old[i - 1] : null);
            // A branch into the first instruction must not enter the method again.
            moved[old[i]] = i == 0 ? _code[_code.FindIndex(instruction => instruction.Operand is MethodReference { Name: nameof(Tally.Count) }) - 1] : _code[start];
        }

        foreach (var instruction in old)
        {
            instruction.Operand = instruction.Operand switch
            {
                Instruction target => moved[target],
                Instruction[] targets => targets.Select(target => moved[target]).ToArray(),
                var other => other,
            };
        }

        foreach (var region in body.ExceptionHandlers)
        {
            region.TryStart = moved[region.TryStart];
            region.TryEnd = moved[region.TryEnd];
            region.HandlerStart = moved[region.HandlerStart];
            region.HandlerEnd = region.HandlerEnd is null ? null : moved[region.HandlerEnd];
            region.FilterStart = region.FilterStart is null ? null : moved[region.FilterStart];
        }

        body.Variables.Add(_depth);
        body.InitLocals = true;
        body.Instructions.Clear();
        foreach (var instruction in _code)
            body.Instructions.Add(instruction);
        body.OptimizeMacros();
    }

    private HashSet<Instruction> Leaders(List<Instruction> code)
    {
        HashSet<Instruction> leaders = [code[0]];
        foreach (var instruction in code)
        {
            if (instruction.Operand is Instruction target)
                leaders.Add(target);
            if (instruction.Operand is Instruction[] targets)
                leaders.UnionWith(targets);
            if (instruction.OpCode.FlowControl is FlowControl.Branch or FlowControl.Cond_Branch or FlowControl.Return or FlowControl.Throw && instruction.Next is not null)
                leaders.Add(instruction.Next);
        }

        foreach (var region in method.Body.ExceptionHandlers)
            leaders.UnionWith(new[] { region.TryStart, region.TryEnd, region.HandlerStart, region.HandlerEnd, region.FilterStart }.Where(instruction => instruction is not null));
        return leaders;
    }

    private void Enter(List<VariableDefinition> locals)
    {
        Call(nameof(Tally.Enter), Load(_row));
        _code.Add(Instruction.Create(OpCodes.Stloc, _depth));
        if (handler is not null)
            Charge(handler);
        // Values that are more than a number live on the heap, locals too.
        foreach (var local in locals.Where(local => IsHeapValue(local.VariableType)))
            Charge("value " + local.VariableType.FullName);
    }

    private void Around(Instruction instruction, Instruction? prefix)
    {
        var price = Before(instruction);
        if (prefix is not null && _code.Count > 0)
        {
            // What goes before a call goes before its prefix too.
            _code.Remove(prefix);
            _code.Add(prefix);
        }

        _code.Add(instruction);
        After(instruction, price);
    }

    private string? Before(Instruction instruction)
    {
        switch (instruction.OpCode.Code)
        {
            case Code.Ret:
                Call(nameof(Tally.Leave), Load(_depth));
                return null;
            case Code.Ldstr:
                Call(nameof(Tally.Allocate), Load(DeviceSize.Literal));
                return null;
            case Code.Box:
                Call(nameof(Tally.Allocate), Load(DeviceSize.Box));
                return null;
            case Code.Newarr:
                _code.Add(Instruction.Create(OpCodes.Dup));
                Call(nameof(Tally.AllocateArray), Load(Element((TypeReference)instruction.Operand)));
                return null;
            case Code.Ldloc or Code.Ldarg or Code.Ldfld when IsHeapValue(Loaded(instruction)):
                // Such a value is copied each time it is loaded.
                Charge("value " + Loaded(instruction).FullName);
                return null;
            case Code.Call or Code.Callvirt or Code.Newobj:
                return BeforeCall(instruction);
            default:
                return null;
        }
    }

    private string? BeforeCall(Instruction instruction)
    {
        var called = (MethodReference)instruction.Operand;
        if (instruction.OpCode.Code == Code.Newobj && all.IsOwn(called.DeclaringType))
        {
            Call(nameof(Tally.Allocate), Load(DeviceSize.OfObject(Fields(called.DeclaringType.Resolve()))));
            return null;
        }

        // A port has a price where the real one is not part of the run.
        string name = Instrumenter.Name(called);
        if (all.IsOwn(called.DeclaringType) && all.Find(name) is null)
            return null;
        Charge(name);
        var made = instruction.OpCode.Code == Code.Newobj ? called.DeclaringType : called.ReturnType;
        if (IsHeapValue(made))
            Charge("value " + made.FullName);
        return name;
    }

    private void After(Instruction instruction, string? name)
    {
        if (name is not null && all.Find(name) is { AddsResult: true })
        {
            _code.Add(Instruction.Create(OpCodes.Dup));
            Call(nameof(Tally.Result), Load(all.PricedRow(name)));
        }
        else if (instruction.OpCode.Code == Code.Newarr)
        {
            _code.Add(Instruction.Create(OpCodes.Dup));
            Call(nameof(Tally.NoteArray));
        }
        else if (instruction.OpCode.Code == Code.Newobj && all.IsOwn(((MethodReference)instruction.Operand).DeclaringType))
        {
            _code.Add(Instruction.Create(OpCodes.Dup));
            Call(nameof(Tally.Note));
        }
    }

    private void Charge(string name)
    {
        if (all.Find(name) is not { } price)
        {
            all.Unpriced.Add(name);
            _code.Add(Instruction.Create(OpCodes.Ldstr, name));
            Call(nameof(Tally.Unpriced));
            return;
        }

        Call(nameof(Tally.Charge), Load(all.PricedRow(name)), Load(price.Instructions), Load(price.Bytes));
    }

    private bool IsHeapValue(TypeReference type)
    {
        if (type is TypeSpecification || type.IsPrimitive || type.FullName is "System.Void" or "System.DateTime" or "System.TimeSpan" or "System.RuntimeFieldHandle")
            return false;
        return type.Resolve() is { IsValueType: true, IsEnum: false };
    }

    private static TypeReference Loaded(Instruction instruction) => instruction.Operand switch
    {
        VariableDefinition local => local.VariableType,
        ParameterDefinition parameter => parameter.ParameterType,
        var field => ((FieldReference)field).FieldType,
    };

    private static int Element(TypeReference type)
    {
        if (type.Resolve() is { IsEnum: true } definition)
            type = definition.GetEnumUnderlyingType();
        return DeviceSize.OfElement(System.Enum.TryParse<TypeCode>(type.Name, out var code) && code != TypeCode.String ? code : TypeCode.Object);
    }

    private static int Fields(TypeDefinition? type)
    {
        int count = 0;
        for (; type is not null; type = type.BaseType?.Resolve())
            count += type.Fields.Count(field => !field.IsStatic);
        return count;
    }

    private static Instruction Load(int number) => Instruction.Create(OpCodes.Ldc_I4, number);

    private static Instruction Load(VariableDefinition local) => Instruction.Create(OpCodes.Ldloc, local);

    private void Call(string name, params Instruction[] arguments)
    {
        _code.AddRange(arguments);
        _code.Add(Instruction.Create(OpCodes.Call, module.ImportReference(typeof(Tally).GetMethod(name))));
    }
}
