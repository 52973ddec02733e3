using System.Linq;

namespace Terminal.Simulation.Checks;

/// <summary>Whoever buys once pays once, whatever numbers, voice calls and fallbacks it took.</summary>
internal sealed class OneTicketOneSale(World world) : Check(world)
{
    public override string Name => "One ticket, one sale";

    public override void AtEnd()
    {
        var made = World.Host.Rows().Where(row => row.IsPosted && row.Kind is "sale" or "completion").Select(row => World.Books.Of(row.Terminal, row.Number));
        foreach (var completions in World.Host.Rows().Where(row => row.IsPosted && row.Kind == "completion" && row.Original.Number.Length > 0).GroupBy(row => row.Original))
        {
            SaleFacts last = World.Books.Of(completions.Last().Terminal, completions.Last().Number);
            if (completions.Count() > 1 && !completions.Any(row => World.Books.Of(row.Terminal, row.Number).IsDoubtful) && !World.Books.Of(completions.Key.Terminal, completions.Key.Number).IsDamaged)
                Fail($"What was held under {completions.Key.Number} is charged {completions.Count()} times.", last);
        }
        foreach (var sales in made.GroupBy(sale => (sale.Kind, sale.Ticket, sale.Amount, sale.Card)).Select(group => group.ToList()))
        {
            if (sales.Count > 1 && !sales.Exists(sale => sale.IsDamaged || sale.IsRefusalTold) && !(sales.Exists(sale => sale.IsWithheld) && sales.Exists(sale => sale.IsBegunInDoubt)))
                Fail($"One ticket of {sales[0].Amount} is posted {sales.Count} times: {string.Join(", ", sales.Select(sale => sale.Number))}.", sales[^1]);
        }
    }
}
