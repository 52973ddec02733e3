using System.Linq;

namespace Terminal.Simulation.Checks;

/// <summary>Whoever buys once pays once, whatever numbers, voice calls and fallbacks it took.</summary>
internal sealed class OneTicketOneSale(World world) : Check(world)
{
    public override string Name => "One ticket, one sale";

    public override void AtEnd()
    {
        foreach (var posted in World.Host.Rows().Where(row => row.IsPosted).GroupBy(row => row.Amount))
        {
            var sales = posted.Select(row => World.Books.Of(row.Terminal, row.Number)).ToList();
            if (sales.Count > 1 && !sales.Exists(sale => sale.IsDamaged || sale.IsRefusalTold))
                Fail($"One ticket of {posted.Key} is posted {sales.Count} times: {string.Join(", ", sales.Select(sale => sale.Number))}.", sales[^1]);
        }
    }
}
