using System.Collections.Generic;
using System.Linq;
using Terminal.Core.Journal;
using Terminal.Simulation.Parts;

namespace Terminal.Simulation.Checks;

/// <summary>A sale goes through its states as the journal's specification has them, and never back: at every start the flash holds the last of them, and all that is unfinished or owed.</summary>
internal sealed class StatesGoForward(World world) : Check(world)
{
    private static readonly HashSet<(SaleState From, SaleState To)> Steps =
    [
        (0, SaleState.Intent), (0, SaleState.Approved), (0, SaleState.Referred),
        (SaleState.Intent, SaleState.Approved), (SaleState.Intent, SaleState.Declined), (SaleState.Intent, SaleState.ReversalOwed), (SaleState.Intent, SaleState.Referred),
        (SaleState.Referred, SaleState.Declined),
        (SaleState.Approved, SaleState.Completed), (SaleState.Approved, SaleState.AdviceOwed), (SaleState.Approved, SaleState.VoidOwed),
        (SaleState.AdviceOwed, SaleState.Completed), (SaleState.AdviceOwed, SaleState.AdviceRefused),
        (SaleState.ReversalOwed, SaleState.Acknowledged), (SaleState.ReversalOwed, SaleState.Refused),
        (SaleState.VoidOwed, SaleState.Acknowledged), (SaleState.VoidOwed, SaleState.Refused),
        (SaleState.Completed, SaleState.VoidOwed), (SaleState.AdviceOwed, SaleState.VoidOwed), (SaleState.AdviceRefused, SaleState.VoidOwed),
    ];

    private readonly Dictionary<SaleFacts, (int States, int Generation)> _seen = [];

    public override string Name => "States go forward";

    public override void Started(Station station)
    {
        var held = station.Journal().ToDictionary(file => Station.NumberOf(file.Record.Epoch, file.Record.Number));
        foreach (SaleFacts sale in World.Books.Of(station.Id).Where(sale => sale.States.Count > 0 && !sale.IsDamaged))
        {
            bool isHeld = held.TryGetValue(sale.Number, out var file);
            if (isHeld && file.Generation != sale.Generation)
                Fail($"Terminal {station.Id} starts, and its flash has a sale back in generation {file.Generation} of {sale.Generation}, state {file.Record.State}.", sale);
            if (!isHeld && sale.State is SaleState.Intent or SaleState.Approved or SaleState.AdviceOwed or SaleState.ReversalOwed or SaleState.VoidOwed)
                Fail($"Terminal {station.Id} starts, and its flash no longer holds a sale in the state {sale.State}.", sale);
        }
    }

    public override void Journalled(Station station, SaleRecord record, SaleFacts sale)
    {
        var (seen, generation) = _seen.GetValueOrDefault(sale);
        _seen[sale] = (sale.States.Count, sale.Generation);
        if (sale.Generation <= generation && !sale.IsDamaged)
            Fail($"Terminal {station.Id} writes generation {sale.Generation} of a sale, and has written {generation} before.", sale);
        if (seen == sale.States.Count || sale.IsDamaged)
            return;
        SaleState from = seen == 0 ? 0 : sale.States[seen - 1];
        bool isOfKind = (record.Kind == SaleKind.Completion && (from, record.State) == (0, SaleState.AdviceOwed))
            || (record.Kind == SaleKind.PreAuthorisation && (from, record.State) == (SaleState.Completed, SaleState.Ended));
        if (!isOfKind && !Steps.Contains((from, record.State)))
            Fail($"Terminal {station.Id} takes a sale from {(from == 0 ? "nothing" : from)} to {record.State}.", sale);
    }
}
