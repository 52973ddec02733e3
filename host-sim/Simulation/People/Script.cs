using System.Collections.Generic;
using System.Linq;
using Terminal.Core.Journal;

namespace Terminal.Simulation.People;

/// <summary>The moves of a world, one after the other, each drawn from a stream of its own.</summary>
public sealed class Script
{
    private const int Purpose = 2;

    private static readonly (Move Move, int Weight)[] Weights =
    [
        (Move.Sale, 100),
        (Move.Rest, 5),
        (Move.Shut, 9),
        (Move.TestLine, 2),
        (Move.UpdateList, 2),
        (Move.Unplug, 3),
        (Move.Train, 2),
        (Move.ResumeCall, 2),
        (Move.Void, 5),
        (Move.Refund, 8),
        (Move.PreAuthorise, 6),
        (Move.Complete, 5),
        (Move.CancelHold, 1),
        (Move.Settle, 4),
        (Move.Reprint, 2),
        (Move.Report, 1),
        (Move.PublishList, 5),
        (Move.ChangeParameters, 2),
        (Move.CloseTerminal, 1),
        (Move.SignOff, 2),
        (Move.LookAtSuspense, 2),
        (Move.SchemeRefuses, 1),
        (Move.RestartHost, 1),
        (Move.FlipBit, 1),
    ];

    private static readonly int TotalWeight = Weights.Sum(row => row.Weight);
    private static readonly int[] TellingCents = [1, 4, 5, 8, 51, 91];

    private readonly RunPlan _plan;
    private readonly IReadOnlyList<TownCard> _cards;
    private readonly HashSet<long> _amounts = [];
    private int _next;

    /// <summary>The script of a run.</summary>
    public Script(RunPlan plan, IReadOnlyList<TownCard> cards)
    {
        _plan = plan;
        _cards = cards;
    }

    /// <summary>The move at hand, from 0.</summary>
    public int Current => _next - 1;

    /// <summary>Whether nothing more happens.</summary>
    public bool IsOver => _next >= _plan.Moves;

    /// <summary>Goes to the next move that is not left out; not after the last.</summary>
    /// <param name="move">What it is; <see cref="Move.Shut"/> when the script is over.</param>
    /// <param name="chance">The stream of its details.</param>
    public bool TryNext(out Move move, out Chance chance)
    {
        while (_next < _plan.Moves)
        {
            int index = _next++;
            chance = new Chance(_plan.Seed, Purpose, index);
            move = Draw(chance);
            if (!_plan.Skipped.Contains(index))
                return true;
        }
        move = Move.Shut;
        chance = new Chance(_plan.Seed, Purpose, _next);
        return false;
    }

    /// <summary>What somebody wants to buy, or to have held.</summary>
    /// <param name="chance">Where it is drawn from.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="isSmall">Whether the terminal may well decide about it.</param>
    public Ticket Ticket(Chance chance, SaleKind kind = SaleKind.Sale, bool isSmall = false)
    {
        // Half of the sales are by a few cards, so that sums, caps and limits come into play.
        TownCard card = chance.Hits(isSmall ? 0.8 : 0.5) ? _cards[chance.Below(4)] : chance.Of(_cards);
        return new Ticket(Current, isSmall ? Part(chance, 700) : Amount(chance), card)
        {
            Kind = kind,
            IsKeyed = chance.Hits(0.07),
            IsPhonedFirst = chance.Hits(0.03) && kind == SaleKind.Sale,
            Signature = chance.Hits(0.88) ? 'D' : chance.Of(['B', 'C', 'C']),
            HasIdentity = chance.Hits(0.5),
            IsCancelled = chance.Hits(0.03),
            IsSwipedTwice = chance.Hits(0.05),
            LooksWrong = chance.Hits(0.04),
            ExpiryIsWrong = chance.Hits(0.1),
            IsTriedAgain = chance.Hits(0.4),
        };
    }

    /// <summary>An amount of its own, of at most so much; the whole where there is none left.</summary>
    public long Part(Chance chance, long most)
    {
        for (int i = 0; i < 10; i++)
        {
            long part = chance.Between(1, (int)most);
            if (_amounts.Add(part))
                return part;
        }
        return most;
    }

    private static Move Draw(Chance chance)
    {
        int drawn = chance.Below(TotalWeight);
        foreach (var (move, weight) in Weights)
        {
            if (drawn < weight)
                return move;
            drawn -= weight;
        }
        return Move.Sale;
    }

    // Each its own, so that an amount names its ticket. Many are small, for the terminal to decide; some end in cents that tell the issuer what to say.
    private long Amount(Chance chance)
    {
        long amount;
        do
        {
            amount = chance.Below(10) switch
            {
                < 5 => chance.Between(1, 700),
                < 8 => chance.Between(1200, 9000),
                8 => chance.Between(9000, 40000),
                _ => chance.Between(30, 120) * 100 + chance.Of(TellingCents),
            };
            if (chance.Hits(0.01))
                amount = chance.Between(100_000, 200_000);
        }
        while (!_amounts.Add(amount));
        return amount;
    }
}
