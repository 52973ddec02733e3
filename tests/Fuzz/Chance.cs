using System.Collections.Generic;

namespace Terminal.Tests.Fuzz;

/// <summary>Random numbers that are the same for a seed on every machine and .NET (SplitMix64, Steele, Lea and Flood 2014).</summary>
internal struct Chance(ulong seed)
{
    private ulong _state = seed;

    public ulong Next()
    {
        ulong mixed = _state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB;
        return mixed ^ mixed >> 31;
    }

    /// <summary>0 to one less than <paramref name="bound"/>, which is at least 1.</summary>
    public int Below(int bound) => (int)((Next() >> 32) * (ulong)bound >> 32);

    public bool OneIn(int bound) => Below(bound) == 0;

    public T Of<T>(IReadOnlyList<T> items) => items[Below(items.Count)];
}
