using System.Collections.Generic;
using Terminal.Core.StopList;
using Terminal.Simulation.Parts;

namespace Terminal.Simulation.Checks;

/// <summary>A terminal that has had a stop list has one after every power cut, of the same version or a newer one, unless a bit of it has changed; and in the end every terminal has the newest.</summary>
internal sealed class ListStays(World world) : Check(world)
{
    private readonly Dictionary<string, long> _versions = [];

    public override string Name => "A list stays";

    public override void Started(Station station)
    {
        if (station.IsListTouched)
            return;
        HeldList list = Held(station);
        long before = _versions.GetValueOrDefault(station.Id);
        if (before > 0 && !list.IsHeld)
            Fail($"Terminal {station.Id} had version {before} of the stop list; after a restart it has none.");
        if (list.Version < before)
            Fail($"Terminal {station.Id} had version {before} of the stop list; after a restart it has version {list.Version}.");
        _versions[station.Id] = list.Version;
    }

    public override void AtEnd()
    {
        foreach (Station station in World.Stations)
        {
            // A damaged base is given up, and an older one than the list that it held is never taken: then it waits for the next.
            HeldList list = Held(station);
            if (station.IsListTouched && World.Host.NewestBase <= list.Edition.Version)
                continue;
            if (list.Version < World.ListToReach)
                Fail($"All works, and terminal {station.Id} holds version {list.Version} of the stop list in the place of {World.ListToReach}; its selector names {list.Edition.Version}, and the newest base is {World.Host.NewestBase}.");
        }
    }

    private static HeldList Held(Station station)
    {
        var list = new HeldList(new StillFiles(station.Flash.Snapshot()), station.Crypto, station.Keys);
        list.Recover();
        return list;
    }
}
