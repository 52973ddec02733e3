using System;
using System.Collections.Generic;
using System.Data.Common;
using Dapper;
using Terminal.Acquirer.Storage;

namespace Terminal.Acquirer.Accounts;

/// <summary>
/// The ledger: every movement of money is one row that names the account it comes out of and the one it goes into, so that it balances whatever happens. Rows are never
/// changed; what was wrong is moved back by another.
/// </summary>
internal static class Ledger
{
    private const string Insert = "INSERT INTO movement (time, kind, terminal, number, batch, currency, amount, debit, debit_party, credit, credit_party)";

    /// <summary>Moves an amount; one below zero goes the other way, and nothing is no movement.</summary>
    public static void Move(DbTransaction transaction, DateTimeOffset time, string kind, Movement movement, long amount, Account debit, Account credit)
    {
        if (amount < 0)
            (debit, credit) = (credit, debit);
        if (amount != 0)
        {
            transaction.Connection!.Execute($"{Insert} VALUES (@Time, @kind, @Terminal, @Number, @Batch, @Currency, @Amount, @Debit, @DebitParty, @Credit, @CreditParty)", new
            {
                Time = Times.Stamp(time),
                kind,
                movement.Terminal,
                movement.Number,
                movement.Batch,
                movement.Currency,
                Amount = Math.Abs(amount),
                Debit = debit.Name,
                DebitParty = debit.Party,
                Credit = credit.Name,
                CreditParty = credit.Party,
            }, transaction);
        }
    }

    /// <summary>Moves back all that a sale has moved, which happens once at the most.</summary>
    public static void MoveBack(DbTransaction transaction, DateTimeOffset time, string kind, SaleRow sale) => transaction.Connection!.Execute($"""
        {Insert} SELECT @Time, @kind, terminal, number, batch, currency, amount, credit, credit_party, debit, debit_party
        FROM movement WHERE terminal = @Terminal AND batch = @Batch AND number = @Number
        """, new { Time = Times.Stamp(time), kind, sale.Terminal, sale.Batch, sale.Number }, transaction);

    /// <summary>Moves what a sale or refund has in clearing to suspense.</summary>
    public static void Suspend(DbTransaction transaction, DateTimeOffset time, SaleRow sale)
    {
        foreach (var (merchant, currency, owed) in InClearing(transaction, sale.Terminal, sale.Batch, sale.Number))
            Move(transaction, time, MovementKind.Difference, new Movement(sale.Terminal, sale.Number, sale.Batch, currency), owed, Account.Clearing(merchant), Account.Suspense(merchant));
    }

    /// <summary>Makes what a batch has in clearing what is owed to the merchant: less than nothing when its refunds come to more than its sales.</summary>
    public static void Settle(DbTransaction transaction, DateTimeOffset time, string terminal, long batch)
    {
        foreach (var (merchant, currency, owed) in InClearing(transaction, terminal, batch, null))
            Move(transaction, time, MovementKind.Settlement, new Movement(terminal, null, batch, currency), owed, Account.Clearing(merchant), Account.Merchant(merchant));
    }

    // One row as a rule; more when a terminal changed its merchant or its currency in the middle of a batch.
    private static List<(string Merchant, string Currency, long Owed)> InClearing(DbTransaction transaction, string terminal, long batch, string? number) =>
        transaction.Connection!.Query<(string, string, long)>("""
            SELECT CASE credit WHEN 'clearing' THEN credit_party ELSE debit_party END AS merchant, currency, CAST(SUM(CASE credit WHEN 'clearing' THEN amount ELSE -amount END) AS BIGINT)
            FROM movement WHERE terminal = @terminal AND batch = @batch AND (@number IS NULL OR number = @number) AND 'clearing' IN (debit, credit)
            GROUP BY merchant, currency
            """, new { terminal, batch, number }, transaction).AsList();
}
