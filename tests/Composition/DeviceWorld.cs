using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Mono.Cecil;
using Mono.Cecil.Cil;
using Terminal.Tests.DeviceCost;
using Terminal.Tests.NanoProfile;

namespace Terminal.Tests.Composition;

/// <summary>
/// A second world inside the process, in which the firmware is the IL that the device runs, all four assemblies of it. Its references to the device's packages lead to
/// the board's stand-ins; board and <see cref="DeviceTerminal"/> are loaded there once more.
/// </summary>
public sealed class DeviceWorld : AssemblyLoadContext
{
    private readonly Dictionary<string, byte[]> _firmware = [];
    private readonly Assembly _here;

    private DeviceWorld()
        : base("device")
    {
        foreach (DeviceAssembly assembly in DeviceBuild.Firmware)
        {
            var module = assembly.Module ?? throw new InvalidOperationException(string.Join('\n', assembly.Violations));
            Retarget.References(module);
            TellOfRest(module);
            using MemoryStream image = new();
            module.Write(image);
            _firmware.Add(assembly.Project.AssemblyName, image.ToArray());
        }
        _here = LoadFromAssemblyPath(typeof(DeviceWorld).Assembly.Location);

        // On the device static initialisers run at the start, all of them.
        foreach (Type type in _firmware.Keys.SelectMany(name => LoadFromAssemblyName(new AssemblyName(name)).GetTypes()))
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
    }

    /// <summary>The world; made once.</summary>
    public static DeviceWorld Shared => World.Value;

    private static Lazy<DeviceWorld> World { get; } = new(() => new DeviceWorld());

    /// <summary>A <see cref="DeviceTerminal"/> of that world, for <c>dynamic</c>.</summary>
    public object Terminal(params object?[] arguments) => Activator.CreateInstance(_here.GetType(typeof(DeviceTerminal).FullName!)!, arguments)!;

    // What a terminal holds hangs on what the stack of its program holds, and at rest on this one object.
    private static void TellOfRest(ModuleDefinition module)
    {
        if (module.GetType(typeof(Flows.Idle).FullName) is not { } idle)
            return;
        var code = idle.Methods.Single(method => method.Name == nameof(Flows.Idle.Run)).Body.Instructions;
        code.Insert(0, Instruction.Create(OpCodes.Call, module.ImportReference(typeof(DeviceTerminal).GetMethod(nameof(DeviceTerminal.Rest)))));
        code.Insert(0, Instruction.Create(OpCodes.Ldarg_0));
    }

    protected override Assembly? Load(AssemblyName name)
    {
        if (_firmware.TryGetValue(name.Name!, out byte[]? image))
            return LoadFromStream(new MemoryStream(image));
        return name.Name is "Composition" or "Terminal.Board" ? LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, name.Name + ".dll")) : null;
    }
}
