using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;
using Terminal.Tests.NanoProfile;

namespace Terminal.Tests.DeviceCost;

/// <summary>
/// A second world inside the process, in which <c>Terminal.Core</c>, <c>Terminal.Drivers</c> and <c>Terminal.Esp32</c> are the instrumented device IL. The board
/// and this assembly are loaded there once more, so the scenes are written against the firmware as any test is.
/// </summary>
public sealed class DeviceRun : AssemblyLoadContext
{
    private readonly Dictionary<string, byte[]> _firmware;
    private readonly Assembly _scenes;

    private DeviceRun()
        : base("device")
    {
        var instrumenter = new Instrumenter(DeviceBuild.Firmware, PriceList.CheckedIn);
        _firmware = instrumenter.Rewrite([.. DeviceBuild.Firmware.Select(assembly => assembly.Module ?? throw new InvalidOperationException(string.Join('\n', assembly.Violations)))]);
        UnusedPrices = [.. PriceList.CheckedIn.Names.Except(instrumenter.Used).Where(name => !name.StartsWith("object ", StringComparison.Ordinal))];
        _scenes = LoadFromAssemblyPath(typeof(DeviceRun).Assembly.Location);
        _scenes.GetType(typeof(Tally).FullName!)!.GetMethod(nameof(Tally.Prepare))!.Invoke(null, [instrumenter.Rows]);
        Begin();
    }

    public static DeviceRun Shared => World.Value;

    /// <summary>Prices that no call of the firmware asks for.</summary>
    public IReadOnlyList<string> UnusedPrices { get; }

    private static Lazy<DeviceRun> World { get; } = new(() => new DeviceRun());

    /// <summary>Plays a scene, a static method of a class of this assembly.</summary>
    public T Play<T>(Type scenes, string name, params object[] arguments)
    {
        var scene = _scenes.GetType(scenes.FullName!)!.GetMethod(name, BindingFlags.Static | BindingFlags.Public)!;
        return (T)scene.Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
    }

    protected override Assembly? Load(AssemblyName name)
    {
        if (_firmware.TryGetValue(name.Name!, out var image))
            return LoadFromStream(new MemoryStream(image));
        return name.Name is "DeviceCost" or "Terminal.Board"
            ? LoadFromAssemblyPath(Path.Combine(AppContext.BaseDirectory, name.Name + ".dll"))
            : null;
    }

    // On the device static initialisers run at the start, all of them.
    private void Begin()
    {
        foreach (var type in _firmware.Keys.SelectMany(name => LiveObjects.Loadable(LoadFromAssemblyName(new AssemblyName(name)))))
            RuntimeHelpers.RunClassConstructor(type.TypeHandle);
    }
}
