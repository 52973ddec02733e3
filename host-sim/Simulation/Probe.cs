
namespace Terminal.Simulation;

/// <summary>One run, looked at from outside.</summary>
public static class Probe
{
    /// <summary>Lives through a run.</summary>
    /// <param name="plan">What fixes it.</param>
    /// <param name="coverage">Receives what was reached; null for nobody.</param>
    /// <returns>What a checker found; null for nothing.</returns>
    public static BrokenPromise? Run(RunPlan plan, Coverage? coverage = null)
    {
        using var world = new World(plan);
        try
        {
            world.Run();
            return null;
        }
        catch (BrokenPromise broken)
        {
            return broken;
        }
        finally
        {
            coverage?.Add(world.Coverage);
        }
    }
}
