using System.Collections.Generic;
using System.Text;
using Terminal.Acquirer;
using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Simulation.Parts;

namespace Terminal.Simulation.Checks;

/// <summary>A sale is approved by telephone only with a code that the voice desk gave for this terminal, card and amount, and each code makes one sale.</summary>
internal sealed class VoiceCodesCountOnce(World world) : Check(world)
{
    private readonly Dictionary<(string Terminal, string Card, long Amount, string Code), SaleFacts?> _codes = [];

    public override string Name => "Voice codes count once";

    public override void Phoned(Station station, TownCard card, long amount, VoiceAnswer answer)
    {
        if (answer.IsApproved)
            _codes[(station.Id, card.Number, amount, answer.Code)] = null;
    }

    public override void Journalled(Station station, SaleRecord record, SaleFacts sale)
    {
        if (record.State != SaleState.Approved || record.AdviceReason != AdviceReason.Voice)
            return;
        var key = (station.Id, sale.Card, record.Amount, Encoding.ASCII.GetString(record.ApprovalCode));
        if (!_codes.TryGetValue(key, out var usedBy))
            Fail($"Terminal {station.Id} takes the code {key.Item4}, which the voice desk did not give for this sale.", sale);
        if (usedBy is not null && usedBy != sale)
            Fail($"Terminal {station.Id} takes the code {key.Item4} a second time; it made {usedBy.Number}.", sale);
        _codes[key] = sale;
    }
}
