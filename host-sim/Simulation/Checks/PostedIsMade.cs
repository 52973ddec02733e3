using System.Linq;
using Terminal.Core.Journal;

namespace Terminal.Simulation.Checks;

/// <summary>Nothing else is posted: who is charged has been told of it; or a reversal was refused in so many words.</summary>
internal sealed class PostedIsMade(World world) : Check(world)
{
    public override string Name => "Posted is made";

    public override void AtEnd()
    {
        foreach (var row in World.Host.Rows().Where(row => row.IsPosted))
        {
            if (World.Books.Find(row.Terminal, row.Number) is not { } sale || sale.States.Count == 0)
            {
                Fail($"The host has posted {row.Amount} under {row.Terminal} {row.Number}, which no journal ever held.");
                continue;
            }
            if (sale.IsDamaged || (sale.State == SaleState.Refused && sale.IsRefusalTold))
                continue;
            if (sale.State == SaleState.Acknowledged)
                Fail("The host has acknowledged that a sale is undone, and has it posted.", sale);
            if (sale.ToldMade.Length == 0)
                Fail("The host has posted a sale, and nobody was told that it is made.", sale);
        }
    }
}
