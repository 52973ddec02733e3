using System.Linq;

namespace Terminal.Simulation.Checks;

/// <summary>Whoever buys once pays once, whatever numbers, voice calls and fallbacks it took.</summary>
internal sealed class OneTicketOneSale(World world) : Check(world)
{
    public override string Name => "One ticket, one sale";

    public override void AtEnd()
    {
        var made = World.Host.Rows().Where(row => row.IsPosted && row.Kind is "sale" or "completion").Select(row => World.Books.Of(row.Terminal, row.Number));
        foreach (var sales in made.GroupBy(sale => sale.Ticket ?? (object)(sale.Kind, sale.Amount, sale.Card)).Select(group => group.ToList()))
        {
            if (sales.Count > 1 && !sales.Exists(sale => sale.IsDamaged || sale.IsRefusalTold))
                Fail($"One ticket of {sales[0].Amount} is posted {sales.Count} times: {string.Join(", ", sales.Select(sale => sale.Number))}.", sales[^1]);
        }
    }
}
