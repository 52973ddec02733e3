using System;
using System.Collections.Generic;
using System.Linq;
using Terminal.Acquirer;
using Terminal.Acquirer.Cards;
using Terminal.Core.Journal;
using Terminal.Core.Messages;
using Terminal.Simulation.Parts;
using SaleKind = Terminal.Core.Journal.SaleKind;

namespace Terminal.Simulation.Checks;

/// <summary>No approval, online or by telephone, passes what remains of a card's limit; and the host's own sums are those of a witness who only saw what it answered.</summary>
internal sealed class LimitsHold : Check
{
    private static readonly TimeSpan HoldValidity = TimeSpan.FromDays(7);

    private readonly Dictionary<string, (TownCard Card, long Remaining)> _cards;
    private readonly List<Hold> _holds = [];
    private readonly HashSet<SaleFacts> _decided = [];

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
            case Mti.Financial when ResponseCode.IsApproval(code) && _decided.Add(sale):
                if (request.Number(Field.ProcessingCode) == ProcessingCode.Refund)
                {
                    Take(number, -amount, sale);
                    break;
                }
                Demand(number, amount, "The host approves", sale);
                Take(number, amount, sale);
                break;
            case Mti.Authorisation when ResponseCode.IsApproval(code) && _decided.Add(sale):
                Demand(number, amount, "The host holds", sale);
                _holds.Add(new Hold(sale.Terminal, number, amount, sale.Number, World.Clock.UtcNow + HoldValidity));
                break;
            case Mti.Advice or Mti.Upload when code == ResponseCode.Approved && _decided.Add(sale):
                EndHold(request, sale, number);
                Take(number, amount * (request.Number(Field.ProcessingCode) == ProcessingCode.Refund ? -1 : 1), sale);
                break;
            case Mti.Reversal when code == ResponseCode.Approved && sale.Kind == SaleKind.PreAuthorisation:
                EndHold(hold => hold.By == sale.Number);
                break;
            case Mti.Reversal when code == ResponseCode.Approved:
                Take(number, -sale.Held, sale);
                break;
            case Mti.Reversal when code == ResponseCode.NotFound && request.Has(Field.ApprovalCode):
                EndHold(request, sale, number);
                break;
        }
    }

    public override void Phoned(Station station, TownCard card, long amount, VoiceAnswer answer)
    {
        if (!answer.IsApproved)
            return;
        Demand(card.Number, amount, "The voice desk approves", null);
        _holds.Add(new Hold(station.Id, card.Number, amount, answer.Code, World.Clock.UtcNow + VoiceDesk.Validity));
    }

    // Of a card that no issuer knows nothing was taken.
    public override void GivenBack(SaleFacts sale, long amount, bool isLost)
    {
        if (amount != 0)
            Take(sale.Card, -amount, sale);
    }

    public override void AtEnd()
    {
        HearRefusals();
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

    // By the number of the pre-authorisation that is completed, or by the code of the voice desk.
    private void EndHold(Message request, SaleFacts sale, string card)
    {
        string code = Observer.TextOf(request, Field.ApprovalCode);
        long amount = request.Number(Field.Amount);
        if (sale.Kind == SaleKind.Completion && EndHold(hold => hold.Terminal == sale.Terminal && hold.By == sale.Original))
            return;
        EndHold(hold => hold.Terminal == sale.Terminal && hold.Card == card && hold.By == code && (hold.Amount == amount || (sale.Kind != SaleKind.Sale && hold.Amount > amount)));
    }

    private bool EndHold(Predicate<Hold> isMeant)
    {
        var hold = _holds.FindLast(hold => !hold.IsUsed && isMeant(hold));
        if (hold is not null)
            hold.IsUsed = true;
        return hold is not null;
    }

    private void Demand(string card, long amount, string says, SaleFacts? sale)
    {
        if (amount > Remaining(card) + _cards[card].Card.ExcessInMinorUnits)
            HearRefusals();
        if (amount > Remaining(card) + _cards[card].Card.ExcessInMinorUnits)
            Fail($"{says} {amount}, and only {Remaining(card)} remain of the limit of {_cards[card].Card.Mask}.", sale);
    }

    // What clearing does not reimburse is given back when its batch is closed.
    private void HearRefusals()
    {
        foreach (var row in World.Host.Rows().Where(row => row.IsRefused))
        {
            SaleFacts sale = World.Books.Of(row.Terminal, row.Number);
            if (sale.Held != 0)
                Take(sale.Card, -sale.Held, sale);
        }
    }

    // By the code of the voice desk, or by the number of a pre-authorisation.
    private sealed record Hold(string Terminal, string Card, long Amount, string By, DateTime Expires)
    {
        public bool IsUsed { get; set; }
    }
}
