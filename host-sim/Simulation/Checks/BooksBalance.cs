using System.Collections.Generic;
using System.Linq;

namespace Terminal.Simulation.Checks;

/// <summary>
/// The ledger is conserved: all accounts come to nothing; each issuer owes what its cards have spent; the acquirer has lost what the scheme did not pay; and in suspense is what nobody has decided about.
/// </summary>
internal sealed class BooksBalance(World world) : Check(world)
{
    private readonly Dictionary<string, long> _limits = world.Town.Cards.Where(card => card.State.Length > 0).ToDictionary(card => card.Mask, card => card.LimitInMinorUnits);
    private long _lost;

    public override string Name => "Books balance";

    public override void GivenBack(SaleFacts sale, long amount, bool isLost) => _lost += isLost ? amount : 0;

    public override void AtEnd()
    {
        var accounts = World.Host.Balances();
        long all = accounts.Sum(account => account.Balance);
        if (all != 0)
            Fail($"All accounts together come to {all}.");
        foreach (var cards in World.Host.Remaining().GroupBy(card => World.Town.IssuerOf(card.Key)))
            Demand($"issuer {cards.Key}", accounts.Where(account => account.Account == "issuer" && account.Party == cards.Key).Sum(account => account.Balance), cards.Sum(card => _limits[card.Key] - card.Value));
        Demand("losses", accounts.Where(account => account.Account == "losses").Sum(account => account.Balance), _lost);
        Demand("suspense", accounts.Where(account => account.Account == "suspense").Sum(account => account.Balance), -World.Host.Rows().Where(row => row.IsUndecided && row.IsPosted).Sum(row => row.Held));
    }

    private void Demand(string account, long balance, long due)
    {
        if (balance != due)
            Fail($"The account {account} has come to {balance}, and it should be {due}.");
    }
}
