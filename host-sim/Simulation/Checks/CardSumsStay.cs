using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Terminal.Core;
using Terminal.Core.Cards;
using Terminal.Core.Journal;
using Terminal.Simulation.Parts;

namespace Terminal.Simulation.Checks;

/// <summary>What a card has bought by a terminal's own decision in the last day is in its flash at every start, whether its batch was settled meanwhile or not.</summary>
internal sealed class CardSumsStay(World world) : Check(world)
{
    // An hour less than the day that counts, for a clock that nobody can call wrong may be some minutes off; so may the time of a sale.
    private static readonly TimeSpan Window = TimeSpan.FromHours(23);
    private static readonly TimeSpan ClockSlack = TimeSpan.FromMinutes(10);

    // Of a bit of a table or of a settlement that changed nobody knows what it takes with it.
    private readonly HashSet<Station> _touched = [];

    public override string Name => "Card sums stay";

    public override void Flipping(Station station, string file)
    {
        if (file.StartsWith("journal/", StringComparison.Ordinal) || station.IsPositionTouched)
            _touched.Add(station);
    }

    public override void Started(Station station) => Look(station);

    public override void AtEnd()
    {
        foreach (Station station in World.Stations)
            Look(station);
    }

    private void Look(Station station)
    {
        DateTime since = World.Clock.UtcNow - Window;
        List<IGrouping<string, SaleFacts>> bought = [.. World.Books.Of(station.Id).Where(sale => sale.ApprovedHereAt > since && sale.IsMade && !sale.IsDamaged && !sale.IsWithheld).GroupBy(sale => sale.Card)];
        if (bought.Count == 0 || _touched.Contains(station))
            return;
        var journal = new SaleJournal(new StillFiles(station.Flash.Snapshot()), station.Crypto, station.Keys, new FlashPlan(Station.FlashBlocks));
        if (!journal.Recover(new SaleRecord()))
            return;
        foreach (var sales in bought)
        {
            byte[] pan = Encoding.ASCII.GetBytes(sales.Key);
            byte[] digest = new byte[CardDigest.Length];
            CardDigest.Write(station.Crypto, station.Keys, pan, pan.Length, digest);
            long kept = journal.OfflineSum(digest, since - ClockSlack);
            long sum = sales.Sum(sale => sale.Amount);
            if (kept < sum)
                Fail($"A card has bought {sum} by the decision of terminal {station.Id} in the last day, and its flash knows of {kept}.", sales.Last());
        }
    }
}
