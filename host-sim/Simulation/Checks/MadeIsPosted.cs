using System.Linq;
using Terminal.Core.Journal;
using Terminal.Core.Messages;

namespace Terminal.Simulation.Checks;

/// <summary>Every sale, refund and hold that the merchant or the cardholder was told is made, and that was not voided, is posted, once, with its amount; or its advice was refused in so many words.</summary>
internal sealed class MadeIsPosted(World world) : Check(world)
{
    public override string Name => "Made is posted";

    public override void AtEnd()
    {
        var rows = World.Host.Rows().ToLookup(row => (row.Terminal, row.Number));
        foreach (SaleFacts sale in World.Books.All.Where(sale => sale.ToldMade.Length > 0 && !sale.IsDamaged && !sale.IsVoided))
        {
            // The host knows a hold that the telephone gave by its code alone.
            if (sale.Kind == SaleKind.PreAuthorisation && sale.AdviceReason == AdviceReason.Voice)
                continue;
            if (sale.State == SaleState.AdviceRefused && sale.IsRefusalTold)
                continue;
            var posted = rows[(sale.Terminal, sale.Number)].Where(row => row.IsPosted).ToList();
            if (posted.Count != 1)
                Fail("A sale that somebody was told is made is not posted.", sale);
            if (posted[0].Amount != sale.Amount)
                Fail($"A sale is posted with {posted[0].Amount} in the place of {sale.Amount}.", sale);
        }
    }
}
