using System;
using System.Collections.Generic;
using System.Linq;
using Terminal.Acquirer;
using Terminal.Acquirer.Cards;
using Terminal.Core.Messages;
using Terminal.Simulation.Parts;

namespace Terminal.Simulation.Checks;

/// <summary>No approval, online or by telephone, passes what remains of a card's limit; and the host's own sums are those of a witness who only saw what it answered.</summary>
internal sealed class LimitsHold : Check
{
    private readonly Dictionary<string, (TownCard Card, long Remaining)> _cards;
    private readonly List<Hold> _holds = [];
    private readonly HashSet<(SaleFacts Sale, int Mti)> _decided = [];

    public LimitsHold(World world)
        : base(world) =>
        _cards = world.Town.Cards.Where(card => card.State.Length > 0).ToDictionary(card => card.Number, card => (card, card.LimitInMinorUnits));

    public override string Name => "Limits hold";

    public override void Decided(Message request, int code, SaleFacts sale)
    {
        int original = Mti.Original(request.Mti);
        string number = CardOf(request);
        if (!_cards.TryGetValue(number, out var card) || card.Card.Number.StartsWith("9994", StringComparison.Ordinal))
            return;
        long amount = request.Number(Field.Amount);
        switch (original)
        {
            case Mti.Financial when ResponseCode.IsApproval(code) && _decided.Add((sale, original)):
                if (amount > Remaining(number))
                    Fail($"The host approves {amount}, and only {Remaining(number)} remain of the limit of {card.Card.Mask}.", sale);
                Take(number, amount, sale);
                break;
            case Mti.Advice when code == ResponseCode.Approved && _decided.Add((sale, original)):
                EndHold(request, number, amount);
                Take(number, amount, sale);
                break;
            case Mti.Reversal when code == ResponseCode.Approved:
                Take(number, -sale.Held, sale);
                break;
            case Mti.Reversal when code == ResponseCode.NotFound && request.Has(Field.ApprovalCode):
                EndHold(request, number, amount);
                break;
        }
    }

    public override void Phoned(Station station, TownCard card, long amount, VoiceAnswer answer)
    {
        if (!answer.IsApproved)
            return;
        if (amount > Remaining(card.Number))
            Fail($"The voice desk approves {amount}, and only {Remaining(card.Number)} remain of the limit of {card.Mask}.");
        _holds.Add(new Hold(station.Id, card.Number, amount, answer.Code, World.Clock.UtcNow + VoiceDesk.Validity));
    }

    public override void AtEnd()
    {
        var remaining = World.Host.Remaining();
        foreach (var (card, left) in _cards.Values)
        {
            if (remaining[card.Mask] != left)
                Fail($"The host has {remaining[card.Mask]} left of the limit of {card.Mask}; by what it answered it should be {left}.");
        }
    }

    private static string CardOf(Message request)
    {
        if (request.Has(Field.Pan))
            return Observer.TextOf(request, Field.Pan);
        return request.Has(Field.Track2) ? Observer.TextOf(request, Field.Track2).Split('=')[0] : "";
    }

    private long Remaining(string card) =>
        _cards[card].Remaining - _holds.Where(hold => hold.Card == card && !hold.IsUsed && hold.Expires > World.Clock.UtcNow).Sum(hold => hold.Amount);

    private void Take(string card, long amount, SaleFacts sale)
    {
        sale.Held += amount;
        _cards[card] = (_cards[card].Card, _cards[card].Remaining - amount);
    }

    private void EndHold(Message request, string card, long amount)
    {
        string terminal = Observer.TextOf(request, Field.Terminal).TrimEnd();
        string code = Observer.TextOf(request, Field.ApprovalCode);
        var hold = _holds.LastOrDefault(hold => hold.Terminal == terminal && hold.Card == card && hold.Amount == amount && hold.Code == code && !hold.IsUsed);
        if (hold is not null)
            hold.IsUsed = true;
    }

    private sealed record Hold(string Terminal, string Card, long Amount, string Code, DateTime Expires)
    {
        public bool IsUsed { get; set; }
    }
}
