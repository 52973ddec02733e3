using Terminal.Core.Journal;
using Terminal.Simulation.Parts;

namespace Terminal.Simulation.Checks;

/// <summary>Once everything works, no sale is unfinished and nothing is owed to the host.</summary>
internal sealed class NothingStaysOwed(World world) : Check(world)
{
    public override string Name => "Nothing stays owed";

    public override void AtEnd()
    {
        foreach (Station station in World.Stations)
        {
            foreach (var (_, record) in station.Journal())
            {
                SaleFacts sale = World.Books.Of(station.Id, Station.NumberOf(record.Epoch, record.Number));
                bool isOpen = record.State is SaleState.Intent or SaleState.Approved or SaleState.ReversalOwed or SaleState.VoidOwed or SaleState.AdviceOwed;
                if (isOpen && !sale.IsDamaged)
                    Fail($"All works and terminal {station.Id} is at rest, and a record is left in state {record.State}.", sale);
            }
        }
    }
}
