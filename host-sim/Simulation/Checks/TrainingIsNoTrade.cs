using System;
using System.Linq;
using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Simulation.Parts;

namespace Terminal.Simulation.Checks;

/// <summary>What is practised takes no number, is asked of nobody and posted nowhere, and every screen and slip of it says so; what was owed before is sent all the same.</summary>
internal sealed class TrainingIsNoTrade(World world) : Check(world)
{
    private const string NoNumber = "000000000000";

    private static readonly string[] Outcomes = [" APPROVED", " COMPLETED", " SIGNATURE", " SALE VOIDED", " REFUND VOIDED", " PRE-AUTH CANCELLED"];

    public override string Name => "Training is no trade";

    public override void Journalled(Station station, SaleRecord record, SaleFacts sale)
    {
        // A repeat of an advice writes the record of an earlier sale again.
        if (record.Number == 0 || (station.IsTraining && sale.Writings == 1))
            Fail($"Terminal {station.Id} is in training and journals {sale.Number}.", sale);
    }

    public override void Sent(Station station, Message request, SaleFacts sale)
    {
        if (sale.Number == NoNumber || (station.IsTraining && Mti.Original(request.Mti) is Mti.Financial or Mti.Authorisation))
            Fail($"Terminal {station.Id} is in training and sends {request.Mti:D4} about {request.Number(Field.Amount)}.", sale);
    }

    public override void Shown(Station station, string screen, SaleFacts? sale)
    {
        if (station.IsTraining && !Observer.IsOfTraining(screen) && Outcomes.Any(title => screen.StartsWith(title, StringComparison.Ordinal)))
            Fail($"Terminal {station.Id} is in training, and its screen does not say so:\n{screen}");
    }

    public override void Printed(Station station, string slip)
    {
        bool isPractised = slip.Split('\n').Any(line => line.StartsWith("Receipt ", StringComparison.Ordinal) && line.EndsWith(NoNumber, StringComparison.Ordinal));
        if (isPractised != slip.Contains("TRAINING: NOT A SALE", StringComparison.Ordinal))
            Fail($"Terminal {station.Id} prints a slip that {(isPractised ? "does not say that it is of training" : "says that it is of training, and has a number")}:\n{slip}");
    }
}
