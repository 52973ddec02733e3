using System;
using System.Data.Common;
using Dapper;
using Terminal.Acquirer.Exchanges;
using Terminal.Acquirer.Storage;

namespace Terminal.Acquirer.Accounts;

/// <summary>Spoils what the books have of a sale, on purpose, after it was posted and answered: so the terminal's totals and the host's differ at the settlement. Limit and ledger stay in step.</summary>
internal static class FalseBooks
{
    /// <summary>By how much a misbooked sale is too large, in minor units.</summary>
    public const long TooMuch = 100;

    // No terminal gets this epoch.
    private const string StrangeEpoch = "ZZ";

    /// <summary>Spoils a sale that was approved online.</summary>
    /// <param name="transaction">The transaction.</param>
    /// <param name="fault">One of <see cref="Fault.Forgotten"/>, <see cref="Fault.Misbooked"/>, <see cref="Fault.BookedTwice"/>.</param>
    /// <param name="terminal">The terminal.</param>
    /// <param name="number">The sale number.</param>
    /// <param name="now">The time.</param>
    public static bool Spoil(DbTransaction transaction, Fault fault, string terminal, string number, DateTimeOffset now)
    {
        var sale = Sales.Find(transaction, terminal, number)!;
        if (fault != Fault.BookedTwice)
            Forget(transaction, sale);
        if (fault == Fault.Misbooked)
            Book(transaction, sale with { Amount = sale.Amount + TooMuch }, now);
        if (fault == Fault.BookedTwice)
            Book(transaction, sale with { Number = StrangeEpoch + number[StrangeEpoch.Length..] }, now);
        return true;
    }

    // As if a backup from just before it had been played back.
    private static void Forget(DbTransaction transaction, SaleRow sale)
    {
        Registry.Post(transaction, sale.Card!, -sale.Held);
        transaction.Connection!.Execute("""
            DELETE FROM movement WHERE terminal = @Terminal AND number = @Number;
            DELETE FROM sale WHERE terminal = @Terminal AND number = @Number;
            """, sale, transaction);
    }

    private static void Book(DbTransaction transaction, SaleRow sale, DateTimeOffset now)
    {
        Sales.Insert(transaction, sale, now);
        long held = CardAccount.Take(transaction, sale, MovementKind.Sale, Registry.Terminal(transaction, sale.Terminal)!, now);
        Sales.Conclude(transaction, sale, sale.Code!, held, sale.Answer!, sale.Explanation!);
    }
}
