using System;

namespace Terminal.Simulation;

/// <summary>Something that must always hold did not.</summary>
/// <param name="check">The checker's name.</param>
/// <param name="text">What happened to the sale, or to the thing, that it is about.</param>
public sealed class BrokenPromise(string check, string text) : Exception($"{check}: {text}")
{
    /// <summary>The checker's name.</summary>
    public string Check => check;
}
