using System.Linq;
using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Simulation.Parts;

namespace Terminal.Simulation.Checks;

/// <summary>Reversals that are owed precede every later online request of their terminal.</summary>
internal sealed class ReversalsFirst(World world) : Check(world)
{
    public override string Name => "Reversals first";

    public override void Sent(Station station, Message request, SaleFacts sale)
    {
        // A record that the flash did not give at the start cannot be acted on before the next one.
        if (request.Mti is not (Mti.Financial or Mti.Authorisation) || station.IsJournalDoubtful)
            return;
        foreach (SaleFacts other in World.Books.Of(station.Id).Where(other => other != sale))
        {
            if (other.State is SaleState.ReversalOwed or SaleState.VoidOwed && !other.IsDamaged)
                Fail($"Terminal {station.Id} asks about {sale.Number} while the reversal of {other.Number} is owed.", other);
        }
    }
}
