using System.Text;
using Terminal.Simulation;

namespace Terminal.Tests.Simulation;

/// <summary>The scan for card data finds what is planted, wherever it looks.</summary>
[TestClass]
public sealed class CardScanTests
{
    private static readonly TownCard Card = new Town().Cards[0];
    private readonly CardScan _scan = new(new Town().Cards);

    [TestMethod]
    public void ANumberIsFoundInTextAndPackedInBytesAtEitherHalf()
    {
        string number = Card.Number;
        Assert.IsNotNull(_scan.FindInText($"1. {number}."));
        Assert.IsNotNull(_scan.FindInText($"x={Card.Expiry}{Card.ServiceCode}0000"));
        Assert.IsNotNull(_scan.FindInBytes(Encoding.ASCII.GetBytes("..." + number)));
        Assert.IsNotNull(_scan.FindInBytes(Convert.FromHexString("AB" + number + "CD")));
        Assert.IsNotNull(_scan.FindInBytes(Convert.FromHexString("A" + number + "D")));
        Assert.IsNull(_scan.FindInText(Card.Mask));
        Assert.IsNull(_scan.FindInText(number[..^1]));
    }

    [TestMethod]
    public void WhatIsPlantedInTheFlashEndsTheRun()
    {
        using var world = new World(new RunPlan(5, 5));
        world.Stations[0].Flash.Put("journal/0000009999a", Encoding.ASCII.GetBytes(Card.Number));
        Assert.AreEqual("No card data", Assert.ThrowsExactly<BrokenPromise>(world.Run).Check);
    }

    [TestMethod]
    public void WhatIsPlantedInTheLogEndsTheRun()
    {
        using var world = new World(new RunPlan(5, 5), isHeard: true);
        world.Story.Tell("", Card.Number);
        Assert.AreEqual("No card data", Assert.ThrowsExactly<BrokenPromise>(world.Run).Check);
    }

    [TestMethod]
    public void WhatIsPlantedInTheDatabaseEndsTheRun()
    {
        using var world = new World(new RunPlan(5, 5));
        world.Host.Execute($"INSERT INTO alarm (time, terminal, text) VALUES ('', '', 'Card {Card.Number} is here')");
        Assert.AreEqual("No card data", Assert.ThrowsExactly<BrokenPromise>(world.Run).Check);
    }
}
