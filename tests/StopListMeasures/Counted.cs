using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.Loader;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace Terminal.Tests.StopListMeasures;

/// <summary>A copy of this assembly in which the structures, and the firmware's page, count the IL instructions that they execute. What they call of .NET counts 1.</summary>
internal sealed class Counted : AssemblyLoadContext
{
    private readonly byte[] _image;

    private Counted()
        : base("counted")
    {
        using var module = ModuleDefinition.ReadModule(typeof(Counted).Assembly.Location);
        var add = module.GetType(typeof(Tally).FullName).Methods.Single(method => method.Name == nameof(Tally.Add));
        foreach (var type in module.GetTypes().Where(type => type.Namespace == typeof(Structures.CardSet).Namespace || type.FullName == typeof(Core.StopList.RibbonPage).FullName))
        {
            foreach (var method in type.Methods.Where(method => method.HasBody))
                Count(method.Body, add);
        }
        using var image = new MemoryStream();
        module.Write(image);
        _image = image.ToArray();
    }

    /// <summary>Calls a static method of the copy.</summary>
    public static T Call<T>(Type type, string method)
    {
        var copy = new Counted();
        var assembly = copy.LoadFromStream(new MemoryStream(copy._image));
        return (T)assembly.GetType(type.FullName!)!.GetMethod(method, BindingFlags.Static | BindingFlags.Public)!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, null, null)!;
    }

    private static void Count(Mono.Cecil.Cil.MethodBody body, MethodDefinition add)
    {
        body.SimplifyMacros();
        var il = body.GetILProcessor();
        Instruction[] all = [.. body.Instructions];
        HashSet<Instruction> leaders = [all[0]];
        foreach (var instruction in all)
        {
            if (instruction.Operand is Instruction target)
                leaders.Add(target);
            if (instruction.Operand is Instruction[] targets)
                leaders.UnionWith(targets);
            if (instruction.OpCode.FlowControl is FlowControl.Cond_Branch or FlowControl.Branch && instruction.Next is not null)
                leaders.Add(instruction.Next);
        }

        for (int start = 0; start < all.Length;)
        {
            int end = start + 1;
            while (end < all.Length && !leaders.Contains(all[end]))
                end++;
            // What jumps to the stretch must reach the count: the first instruction becomes it, and its former self follows.
            var first = all[start];
            var moved = il.Create(OpCodes.Nop);
            (moved.OpCode, moved.Operand) = (first.OpCode, first.Operand);
            (first.OpCode, first.Operand) = (OpCodes.Ldc_I4, end - start);
            var call = il.Create(OpCodes.Call, add);
            il.InsertAfter(first, call);
            il.InsertAfter(call, moved);
            start = end;
        }

        body.OptimizeMacros();
    }
}
