using System;
using Terminal.Core.Journal;
using Terminal.Simulation.Parts;

namespace Terminal.Simulation.Checks;

/// <summary>What a screen says of a sale is in the flash already.</summary>
internal sealed class DurableBeforeShown(World world) : Check(world)
{
    public override string Name => "Durable before shown";

    public override void Shown(Station station, string screen, SaleFacts? sale)
    {
        if (sale is { IsDamaged: true } || station.IsTraining)
            return;
        if (screen.StartsWith(" APPROVED", StringComparison.Ordinal) && sale?.State != SaleState.Approved)
            Fail($"Terminal {station.Id} says APPROVED of what its journal does not hold as approved.\n{screen}", sale);
        if (screen.StartsWith(" COMPLETED", StringComparison.Ordinal) && sale is not { IsMade: true })
            Fail($"Terminal {station.Id} says COMPLETED of what its journal does not hold as made.\n{screen}", sale);
        if (Observer.IsOfVoid(screen) && sale?.State is not (SaleState.VoidOwed or SaleState.Acknowledged))
            Fail($"Terminal {station.Id} says VOIDED of what its journal does not hold as voided.\n{screen}", sale);
    }
}
