namespace Terminal.Tests.Simulation.Mutations;

/// <summary>A deliberate bug.</summary>
/// <param name="Bug">What is wrong, for the table.</param>
/// <param name="Type">The type, without its namespace.</param>
/// <param name="Method">The method; an explicit implementation by the end of its name.</param>
/// <param name="Put">Puts it there.</param>
internal sealed record Mutation(string Bug, string Type, string Method, Action<Site> Put)
{
    /// <summary>Whether it takes many seeds or a long run to find it, so that it is looked for on demand only.</summary>
    public bool IsRare { get; init; }
}
