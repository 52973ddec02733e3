using System;
using System.Data.Common;
using Terminal.Acquirer.Storage;

namespace Terminal.Acquirer.Accounts;

/// <summary>What a sale or refund does to the card's limit and, in the same breath, to the ledger: never the one without the other.</summary>
internal static class CardAccount
{
    /// <summary>Posts an approved request; it never passes the limit.</summary>
    /// <returns>What it took from the limit: less than nothing for a refund.</returns>
    public static long Approve(DbTransaction transaction, SaleRow sale, CardRow card, TerminalRow terminal, DateTimeOffset now)
    {
        if (sale.Effect > 0)
            Registry.Approve(transaction, card, sale.Effect, now);
        else
            Registry.Post(transaction, card.Digest, sale.Effect);
        return Enter(transaction, sale, sale.Kind == SaleKind.Refund ? MovementKind.Refund : MovementKind.Sale, card.Issuer, terminal, now);
    }

    /// <summary>Posts what the terminal has done already; it may pass the limit.</summary>
    /// <returns>What it took from the limit.</returns>
    public static long Take(DbTransaction transaction, SaleRow sale, string kind, TerminalRow terminal, DateTimeOffset now)
    {
        Registry.Post(transaction, sale.Card!, sale.Effect);
        return Enter(transaction, sale, kind, Registry.IssuerOf(transaction, sale.Card!), terminal, now);
    }

    /// <summary>Gives back what a sale took.</summary>
    public static void GiveBack(DbTransaction transaction, SaleRow sale, string kind, DateTimeOffset now)
    {
        if (sale.Held == 0)
            return;
        Registry.Post(transaction, sale.Card!, -sale.Held);
        Ledger.MoveBack(transaction, now, kind, sale);
    }

    /// <summary>Gives back what the scheme does not pay of a sale, at the acquirer's cost.</summary>
    public static void Lose(DbTransaction transaction, SaleRow sale, long amount, DateTimeOffset now)
    {
        Registry.Post(transaction, sale.Card!, -amount);
        var movement = new Movement(sale.Terminal, sale.Number, sale.Batch, sale.Currency);
        Ledger.Move(transaction, now, MovementKind.Loss, movement, amount, Account.Losses, Account.Issuer(Registry.IssuerOf(transaction, sale.Card!)));
    }

    private static long Enter(DbTransaction transaction, SaleRow sale, string kind, string issuer, TerminalRow terminal, DateTimeOffset now)
    {
        var shop = sale.Suspense == 0 ? Account.Clearing(terminal.Merchant) : Account.Suspense(terminal.Merchant);
        var movement = new Movement(sale.Terminal, sale.Number, sale.Batch, sale.Currency);
        Ledger.Move(transaction, now, kind, movement, sale.Effect, Account.Issuer(issuer), shop);
        return sale.Effect;
    }
}
