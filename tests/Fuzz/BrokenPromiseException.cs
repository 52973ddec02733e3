namespace Terminal.Tests.Fuzz;

/// <summary>A decoder neither threw nor kept what it promises.</summary>
internal sealed class BrokenPromiseException(string promise) : Exception(promise);
