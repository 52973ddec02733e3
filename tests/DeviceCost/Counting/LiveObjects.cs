using System.Collections;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;

namespace Terminal.Tests.DeviceCost;

/// <summary>
/// What the firmware holds of the device's heap at one moment: everything that can be reached from its statics and from the roots given. A package's object counts as the
/// price list says and leads nowhere.
/// </summary>
public static class LiveObjects
{
    private const BindingFlags Fields = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly;

    /// <summary>Bytes by room; an array or string belongs to the room of the object that holds it.</summary>
    public static Dictionary<string, long> Weigh(IEnumerable<object> roots)
    {
        Dictionary<string, long> rooms = [];
        HashSet<object> seen = new(ReferenceEqualityComparer.Instance);
        Stack<(object Thing, string Room)> open = new(roots.Select(root => (root, "stack")));
        foreach (var field in Statics())
        {
            string room = Room(field.DeclaringType!) + ", statics";
            Add(rooms, room, DeviceSize.Block);
            if (field.GetValue(null) is { } value)
                open.Push((value, room));
        }

        while (open.TryPop(out var next))
        {
            if (!seen.Add(next.Thing) || next.Thing.GetType() is { IsPrimitive: true } or { IsEnum: true } || next.Thing is DateTime or TimeSpan)
                continue;
            var type = next.Thing.GetType();
            bool isOwn = IsFirmware(type.Assembly);
            string room = isOwn ? Room(type) : next.Room;
            if (isOwn || next.Thing is Array or string)
            {
                Add(rooms, room, next.Thing is string[] texts ? DeviceSize.OfArray(texts.Length, DeviceSize.Block) : DeviceSize.Of(next.Thing));
                foreach (var held in Held(next.Thing, isOwn))
                    open.Push((held, room));
            }
            else
            {
                var price = PriceList.CheckedIn.Find("object " + type.FullName) ?? throw new InvalidOperationException($"prices.txt has no price for object {type.FullName}");
                Add(rooms, "packages", price.Bytes);
            }
        }

        return rooms;
    }

    /// <summary>The types of an assembly but for those over package types that have no stand-in.</summary>
    public static IEnumerable<Type> Loadable(Assembly assembly)
    {
        try
        {
            return assembly.GetTypes();
        }
        catch (ReflectionTypeLoadException incomplete)
        {
            return incomplete.Types.Where(type => type is not null)!;
        }
    }

    private static IEnumerable<FieldInfo> Statics() => AppDomain.CurrentDomain.GetAssemblies().Where(IsFirmware)
        .SelectMany(Loadable)
        .SelectMany(type => type.GetFields(Fields | BindingFlags.Static))
        .Where(field => !field.IsLiteral && !field.DeclaringType!.FullName!.StartsWith('<'));

    private static IEnumerable<object> Held(object thing, bool isOwn)
    {
        if (thing is Array array && !array.GetType().GetElementType()!.IsPrimitive)
            return array.Cast<object?>().Where(element => element is not null)!;
        if (!isOwn)
            return [];
        List<object> held = [];
        for (var type = thing.GetType(); type is not null; type = type.BaseType)
            held.AddRange(type.GetFields(Fields | BindingFlags.Instance).Select(field => field.GetValue(thing)).Where(value => value is not null)!);
        return held;
    }

    // Those of the device, which have no file.
    private static bool IsFirmware(Assembly assembly) =>
        assembly.GetName().Name is "Terminal.Core" or "Terminal.Flows" or "Terminal.Drivers" or "Terminal.Esp32" && assembly.Location.Length == 0;

    private static string Room(Type type) => type.Namespace![(type.Namespace!.LastIndexOf('.') + 1)..];

    private static void Add(Dictionary<string, long> rooms, string room, long bytes) => rooms[room] = rooms.GetValueOrDefault(room) + bytes;
}
