using Terminal.Simulation;

namespace Terminal.Tests.Simulation;

[TestClass]
public sealed class WorldTests
{
    [TestMethod]
    public void ASeedIsTheSameWorldToTheByte()
    {
        Assert.AreEqual(Told(7), Told(7));
        Assert.AreNotEqual(Told(7), Told(8));
    }

    private static string Told(long seed)
    {
        using var world = new World(new RunPlan(seed, 60), isHeard: true);
        world.Run();
        return world.Story.Of();
    }
}
