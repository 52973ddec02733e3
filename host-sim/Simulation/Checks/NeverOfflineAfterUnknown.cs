using System.Linq;
using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Simulation.Parts;

namespace Terminal.Simulation.Checks;

/// <summary>A sale whose request has left, and whose answer is not known, is reversed; the terminal never approves it itself.</summary>
internal sealed class NeverOfflineAfterUnknown(World world) : Check(world)
{
    public override string Name => "Never offline after unknown";

    public override void Journalled(Station station, SaleRecord record, SaleFacts sale)
    {
        if (record.State != SaleState.Approved || record.AdviceReason is not (AdviceReason.UnderFloorLimit or AdviceReason.HostNotReached))
            return;
        if (sale.Sent.Contains(Mti.Financial) || (sale.Replaces.Length > 0 && World.Books.Of(station.Id, sale.Replaces).Sent.Contains(Mti.Financial)))
            Fail($"Terminal {station.Id} approves by itself what it has asked the host about.", sale);
        if (record.AdviceReason == AdviceReason.HostNotReached && World.Books.Of(station.Id).Any(other => other.Amount == record.Amount && other.Sent.Contains(Mti.Financial)
            && other.State is SaleState.Intent or SaleState.ReversalOwed && other.Ticket == sale.Ticket && other.Ticket is { Attempts: 1 }))
        {
            Fail($"Terminal {station.Id} approves by itself what it has asked the host about under another number.", sale);
        }
    }
}
