namespace Terminal.Simulation.Soaking;

/// <summary>A run once more, with an open ear.</summary>
public static class Transcript
{
    /// <summary>Lives through a run and tells it.</summary>
    /// <param name="plan">What fixes it.</param>
    /// <param name="broken">What a checker found; null for nothing.</param>
    /// <returns>What happened, line by line, and at the end what was found.</returns>
    public static string Of(RunPlan plan, out BrokenPromise? broken)
    {
        using var world = new World(plan, isHeard: true);
        broken = null;
        try
        {
            world.Run();
        }
        catch (BrokenPromise found)
        {
            broken = found;
        }
        return $"{world.Story.Of()}\n{broken?.Message ?? "All checkers agree."}\n";
    }
}
