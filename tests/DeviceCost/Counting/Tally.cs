using System.Collections.Generic;
using System.Linq;

namespace Terminal.Tests.DeviceCost;

/// <summary>
/// What the instrumented firmware calls as it runs. It counts while <see cref="IsOn"/>; each method is a row, and so is each package member that it
/// calls. Not for several threads: the firmware has one.
/// </summary>
public static class Tally
{
    /// <summary>Bytes allocated between two looks at what is held.</summary>
    public const int Grain = 1_000;

    private const int Deepest = 256;

    private static readonly int[] Frames = new int[Deepest];
    private static readonly long[] InstructionsAtEntry = new long[Deepest];
    private static readonly long[] BytesAtEntry = new long[Deepest];
    private static readonly List<object>?[] Made = new List<object>?[Deepest];
    private static string[] _names = [];
    private static long[] _calls = [];
    private static long[] _own = [];
    private static long[] _ownBytes = [];
    private static long[] _all = [];
    private static long[] _allBytes = [];
    private static int[] _active = [];
    private static int _depth;
    private static Func<long>? _weigh;
    private static long _weighedAt;
    private static long _instructions;
    private static long _bytes;

    /// <summary>Whether it counts; the stack is followed all the same.</summary>
    public static bool IsOn { get; set; }

    /// <summary>The rows, by number; row 0 is whoever calls the firmware.</summary>
    public static void Prepare(string[] names)
    {
        _names = names;
        Clear();
    }

    /// <summary>Counts what an action costs.</summary>
    public static void Measure(Action action)
    {
        Clear();
        IsOn = true;
        action();
        IsOn = false;
    }

    /// <summary>Does something that does not count: another part of the world, which happens to use the firmware's classes.</summary>
    public static void Aside(Action action)
    {
        bool was = IsOn;
        IsOn = false;
        action();
        IsOn = was;
    }

    /// <summary>The most that was held at once, of what <see cref="Seek"/> weighed.</summary>
    public static long Peak { get; private set; }

    /// <summary>Weighs from here on whenever so many bytes have been allocated; null ends it.</summary>
    public static void Seek(Func<long>? weigh)
    {
        Peak = weigh?.Invoke() ?? Peak;
        (_weigh, _weighedAt) = (weigh, _bytes);
    }

    /// <summary>Counts anew from here on, in the midst of a run.</summary>
    public static void Restart()
    {
        int depth = _depth;
        var active = _active;
        Clear();
        (_depth, _active, IsOn) = (depth, active, true);
        Array.Clear(InstructionsAtEntry);
        Array.Clear(BytesAtEntry);
    }

    public static void Clear()
    {
        (_instructions, _bytes) = (0, 0);
        (_calls, _own, _ownBytes, _all, _allBytes) = (new long[_names.Length], new long[_names.Length], new long[_names.Length], new long[_names.Length], new long[_names.Length]);
        _active = new int[_names.Length];
        _depth = 0;
    }

    /// <summary>Totals, then for each row: name, calls, instructions and bytes of its own, instructions and bytes with all that it called.</summary>
    public static (long Instructions, long Bytes, (string Name, long Calls, long Own, long OwnBytes, long All, long AllBytes)[] Rows) Read() =>
        (_instructions, _bytes, [.. Enumerable.Range(0, _names.Length).Where(i => _calls[i] > 0).Select(i => (_names[i], _calls[i], _own[i], _ownBytes[i], _all[i], _allBytes[i]))]);

    /// <summary>The objects that the methods under way have made: what the device's stack may still hold.</summary>
    public static IEnumerable<object> OnStack => Made.Skip(1).Take(_depth).Where(list => list is not null).SelectMany(list => list!);

    public static int Enter(int method)
    {
        int before = _depth++;
        Frames[_depth] = method;
        InstructionsAtEntry[_depth] = _instructions;
        BytesAtEntry[_depth] = _bytes;
        Made[_depth]?.Clear();
        _active[method]++;
        if (IsOn)
            _calls[method]++;
        return before;
    }

    public static void Leave(int before)
    {
        while (_depth > before)
        {
            int method = Frames[_depth];
            if (--_active[method] == 0)
            {
                _all[method] += _instructions - InstructionsAtEntry[_depth];
                _allBytes[method] += _bytes - BytesAtEntry[_depth];
            }

            _depth--;
        }
    }

    /// <summary>An exception was caught by the method entered at this depth.</summary>
    public static void Unwind(int before) => Leave(before + 1);

    public static void Count(int instructions) => Add(Frames[_depth], instructions, 0);

    public static void Charge(int row, int instructions, int bytes)
    {
        if (IsOn)
        {
            _calls[row]++;
            _all[row] += instructions;
            _allBytes[row] += bytes;
        }

        Add(row, instructions, bytes);
    }

    /// <summary>What a package call made and gave back.</summary>
    public static void Result(object? result, int row)
    {
        if (IsOn && result is not null)
        {
            int bytes = DeviceSize.Of(result);
            _allBytes[row] += bytes;
            Add(row, 0, bytes);
        }
    }

    public static void Allocate(int bytes) => Add(Frames[_depth], 0, bytes);

    public static void AllocateArray(int length, int element) => Allocate(DeviceSize.OfArray(length, element));

    /// <summary>The method under way has made an object. What the scenes make themselves does not count.</summary>
    public static void Note(object made)
    {
        if (_depth > 0)
            (Made[_depth] ??= []).Add(made);
    }

    /// <summary>The same of an array, which counts only where the dearest moment is sought: it may be garbage before its method ends.</summary>
    public static void NoteArray(object made)
    {
        if (_weigh is not null)
            Note(made);
    }

    public static void Unpriced(string member) =>
        throw new InvalidOperationException($"prices.txt has no price for {member}");

    private static void Add(int row, int instructions, int bytes)
    {
        if (IsOn)
        {
            _own[row] += instructions;
            _ownBytes[row] += bytes;
            _instructions += instructions;
            _bytes += bytes;
            if (_weigh is not null && _bytes - _weighedAt >= Grain)
            {
                Peak = Math.Max(Peak, _weigh());
                _weighedAt = _bytes;
            }
        }
    }
}
