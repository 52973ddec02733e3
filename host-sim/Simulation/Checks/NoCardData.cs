using System.Linq;
using Terminal.Simulation.Parts;

namespace Terminal.Simulation.Checks;

/// <summary>No clear card number and no track anywhere they may not be: flash, screens, paper, the world's log, the host's database with its stored messages.</summary>
internal sealed class NoCardData(World world, CardScan scan) : Check(world)
{
    /// <summary>Its name.</summary>
    public const string Title = "No card data";

    public override string Name => Title;

    public override void Started(Station station) => Look(station);

    public override void AtEnd()
    {
        foreach (Station station in World.Stations)
            Look(station);
        foreach (var (place, content) in World.Host.Contents())
        {
            if (scan.FindInText(content) is { } found)
                Fail($"{found} stands in the {place}.");
        }
        if (World.Story.IsHeard && scan.FindInText(World.Story.Of()) is { } told)
            Fail($"{told} stands in the log.");
    }

    private void Look(Station station)
    {
        foreach (var (name, file) in station.Flash.Snapshot().OrderBy(file => file.Key, System.StringComparer.Ordinal))
        {
            if (scan.FindInBytes(file) is { } found)
                Fail($"{found} stands in the file {name} of terminal {station.Id}.");
        }
    }
}
