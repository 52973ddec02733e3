using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Simulation.Parts;

namespace Terminal.Simulation.Checks;

/// <summary>Before a message leaves, the flash holds what it tells: the intent of a request, the advice or the reversal that is owed.</summary>
internal sealed class DurableBeforeSent(World world) : Check(world)
{
    public override string Name => "Durable before sent";

    public override void Sent(Station station, Message request, SaleFacts sale)
    {
        bool isRight = Mti.Original(request.Mti) switch
        {
            Mti.Financial or Mti.Authorisation => sale.State == SaleState.Intent,
            Mti.Advice => sale.State == SaleState.AdviceOwed,
            Mti.Upload => sale.IsCounted,
            Mti.Reversal => sale.State is SaleState.ReversalOwed or SaleState.VoidOwed,
            _ => true,
        };
        if (!isRight && !sale.IsDamaged)
            Fail($"Terminal {station.Id} sends {request.Mti:D4} about {request.Number(Field.Amount)}, and its flash does not hold that it is due.", sale);
    }
}
