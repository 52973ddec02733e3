using System.Linq;
using Terminal.Core.Journal;
using Terminal.Simulation.Parts;

namespace Terminal.Simulation.Checks;

/// <summary>Count and sum of each terminal's batches, from the records in its flash, are the host's.</summary>
internal sealed class TotalsAgree(World world) : Check(world)
{
    public override string Name => "Totals agree";

    public override void AtEnd()
    {
        var rows = World.Host.Rows();
        foreach (Station station in World.Stations)
        {
            var doubtful = World.Books.All.Where(sale => sale.Terminal == station.Id && (sale.IsDamaged || sale.State is SaleState.Refused or SaleState.AdviceRefused)).Select(sale => sale.Number).ToHashSet();
            var own = station.Journal()
                .Where(record => record.IsMade && !doubtful.Contains(Station.NumberOf(record.Epoch, record.Number)))
                .GroupBy(record => (long)record.Batch).OrderBy(batch => batch.Key).Select(batch => (batch.Key, batch.Count(), batch.Sum(record => record.Amount)));
            var host = rows
                .Where(row => row.Terminal == station.Id && row.IsPosted && !doubtful.Contains(row.Number))
                .GroupBy(row => row.Batch).OrderBy(batch => batch.Key).Select(batch => (batch.Key, batch.Count(), batch.Sum(row => row.Amount)));
            string here = string.Join(" ", own);
            string there = string.Join(" ", host);
            if (here != there)
                Fail($"Terminal {station.Id} counts (batch, sales, sum) {here}, and the host {there}.");
        }
    }
}
