using System.Collections.Generic;
using System.Linq;
using Terminal.Acquirer;
using Terminal.Core.Messages;
using Terminal.Simulation.Parts;

namespace Terminal.Simulation.Checks;

/// <summary>
/// An approval of which its issuer did not hear is told to it, once, and its reversal too; nothing else is. Who was asked is known from the issuers' own end of the line; the same
/// advice may come twice, under one identification.
/// </summary>
internal sealed class IssuersAreTold(World world) : Check(world)
{
    // Cents that play an issuer which cannot be reached, though it could.
    private const int AwayCents = 91;

    private readonly List<InPlace> _given = [];
    private readonly HashSet<SaleFacts> _decided = [];

    public override string Name => "Issuers are told";

    public override void Decided(Message request, int code, SaleFacts sale)
    {
        long amount = request.Number(Field.Amount);
        bool isAsked = Mti.Original(request.Mti) is Mti.Financial or Mti.Authorisation && request.Number(Field.ProcessingCode) != ProcessingCode.Refund;
        if (isAsked && ResponseCode.IsApproval(code) && _decided.Add(sale))
            Note(sale.Terminal, sale.Number, amount, World.Host.LastReached(sale.Terminal, sale.Number), sale);
        else if (Mti.Original(request.Mti) == Mti.Reversal && code == ResponseCode.Approved && _given.Find(given => given.Sale == sale) is { } undone)
            undone.IsUndone = true;
    }

    public override void Phoned(Station station, TownCard card, long amount, VoiceAnswer answer)
    {
        if (answer.IsApproved)
            Note(station.Id, answer.Code, amount, World.Host.LastReached(station.Id, ""), null);
    }

    public override void AtEnd()
    {
        if (World.Host.Owed.FirstOrDefault() is { } owed)
            Fail($"All works, and {owed.Issuer} is still to be told of {owed.Amount} under {owed.Number} ({owed.Reason}).");
        var told = World.Host.Told.ToLookup(advice => (advice.Terminal, advice.Number));
        foreach (var given in _given.GroupBy(given => (given.Terminal, given.Number)))
        {
            InPlace last = given.Last();
            IssuerAdvice[] approvals = [.. told[given.Key].Where(advice => advice.Amount > 0)];
            if (approvals.Length != given.Count() || approvals.Any(advice => advice.Amount != last.Amount))
                Fail($"Of {last.Amount}, approved in its place under {given.Key.Terminal} {given.Key.Number}, the issuer is told {(approvals.Length == 0 ? "nothing" : string.Join(" and ", approvals.Select(advice => advice.Amount)))}.", last.Sale);
            int undone = told[given.Key].Count(advice => advice.Amount == -last.Amount);
            if (undone > given.Count() || (last.IsUndone && undone == 0))
                Fail($"Of the reversal of {last.Amount}, approved in its place under {given.Key.Terminal} {given.Key.Number}, the issuer is told {undone} times.", last.Sale);
        }
        var keys = _given.Select(given => (given.Terminal, given.Number)).ToHashSet();
        foreach (IssuerAdvice advice in World.Host.Told)
        {
            World.Coverage.Note(Reached.IssuerAdvice, advice.Reason);
            if (!keys.Contains((advice.Terminal, advice.Number)))
                Fail($"{advice.Issuer} is told of {advice.Amount} under {advice.Terminal} {advice.Number}, which nobody approved in its place.", World.Books.Find(advice.Terminal, advice.Number));
        }
    }

    private void Note(string terminal, string number, long amount, string reached, SaleFacts? sale)
    {
        bool isIssuers = World.Town.Seed.Issuers.Any(issuer => issuer.Name == reached) && amount % 100 != AwayCents;
        if (!isIssuers)
            _given.Add(new InPlace(terminal, number, amount, sale));
    }

    // By the number of the sale, or by the code of the voice desk, which another batch may give again.
    private sealed record InPlace(string Terminal, string Number, long Amount, SaleFacts? Sale)
    {
        public bool IsUndone { get; set; }
    }
}
