using System;
using System.Collections.Generic;

namespace Terminal.Simulation;

/// <summary>A stream of chance that a seed fixes: SplitMix64, the same on every machine. What draws from a stream of its own disturbs no other.</summary>
public sealed class Chance
{
    private ulong _state;

    /// <summary>The stream of a seed and a purpose.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="purpose">What is drawn, as a number of its own.</param>
    /// <param name="move">The move of the world in which it is drawn, from 0.</param>
    public Chance(long seed, int purpose, int move)
    {
        _state = (ulong)seed * 0x9E3779B97F4A7C15 ^ (ulong)purpose * 0xD1B54A32D192ED03 ^ (ulong)(move + 1) * 0x8CB92BA72F3D8DD7;
        Draw();
        Draw();
    }

    /// <summary>A whole number.</summary>
    /// <param name="bound">At least 1; the number is 0 to one less than it.</param>
    public int Below(int bound) => (int)(Draw() % (ulong)bound);

    /// <summary>A whole number from <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>Whether something of this probability, 0 to 1, happens.</summary>
    public bool Hits(double probability) => (Draw() >> 11) * (1.0 / (1UL << 53)) < probability;

    /// <summary>One of several, all alike probable.</summary>
    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>Fills a buffer.</summary>
    public void Fill(Span<byte> buffer)
    {
        for (int i = 0; i < buffer.Length; i++)
            buffer[i] = (byte)Draw();
    }

    private ulong Draw()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong mixed = _state;
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB;
        return mixed ^ mixed >> 31;
    }
}
