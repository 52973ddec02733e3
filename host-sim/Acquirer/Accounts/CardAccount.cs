using System;
using System.Data.Common;
using Terminal.Acquirer.Storage;

namespace Terminal.Acquirer.Accounts;

/// <summary>What a sale or refund does to the card's limit and, in the same breath, to the ledger: never the one without the other.</summary>
internal static class CardAccount
{
    /// <summary>Posts an approved request; it never passes the limit.</summary>
    /// <returns>What it took from the limit: less than nothing for a refund.</returns>
    public static long Approve(DbTransaction transaction, SaleRow sale, TerminalRow terminal, DateTimeOffset now)
    {
        if (sale.Effect > 0)
            Registry.Approve(transaction, sale.Card!, sale.Effect, now);
        else
            Registry.Post(transaction, sale.Card!, sale.Effect);
        return Enter(transaction, sale, sale.Kind == SaleKind.Refund ? MovementKind.Refund : MovementKind.Sale, terminal, now);
    }

    /// <summary>Posts what the terminal has done already; it may pass the limit.</summary>
    /// <returns>What it took from the limit.</returns>
    public static long Take(DbTransaction transaction, SaleRow sale, string kind, TerminalRow terminal, DateTimeOffset now)
    {
        Registry.Post(transaction, sale.Card!, sale.Effect);
        return Enter(transaction, sale, kind, terminal, now);
    }

    /// <summary>Gives back what a sale took.</summary>
    public static void GiveBack(DbTransaction transaction, SaleRow sale, string kind, DateTimeOffset now)
    {
        if (sale.Held == 0)
            return;
        Registry.Post(transaction, sale.Card!, -sale.Held);
        Ledger.MoveBack(transaction, now, kind, sale);
    }

    private static long Enter(DbTransaction transaction, SaleRow sale, string kind, TerminalRow terminal, DateTimeOffset now)
    {
        var shop = sale.Suspense == 0 ? Account.Clearing(terminal.Merchant) : Account.Suspense(terminal.Merchant);
        var movement = new Movement(sale.Terminal, sale.Number, sale.Batch, sale.Currency);
        Ledger.Move(transaction, now, kind, movement, sale.Effect, Account.Issuer(Registry.IssuerOf(transaction, sale.Card!)), shop);
        return sale.Effect;
    }
}
