using System;
using System.Collections.Generic;
using System.Data.Common;
using Dapper;
using Terminal.Core.Messages;

namespace Terminal.Acquirer.Storage;

/// <summary>The terminals' batches. What is in one is always counted from its rows, never from counters.</summary>
internal static class Batches
{
    // Approved and not reversed; what is in suspense is no part of the batch, and a pre-authorisation never is.
    private const string Counted = "terminal = @terminal AND batch = @batch AND kind <> 'hold' AND code IN ('00', '08') AND reversed = 0 AND suspense = 0";

    /// <summary>A closed batch; null for one that is not closed, or is none.</summary>
    public static BatchRow? Find(DbTransaction transaction, string terminal, long number) => transaction.Connection!.QuerySingleOrDefault<BatchRow>(
        "SELECT terminal, number, closed, claimed, totals, code FROM batch WHERE terminal = @terminal AND number = @number", new { terminal, number }, transaction);

    public static BatchTotals Count(DbTransaction transaction, string terminal, long batch) => Count(transaction.Connection!, transaction, terminal, batch);

    /// <summary>The same, perhaps outside a transaction.</summary>
    public static BatchTotals Count(DbConnection connection, DbTransaction? transaction, string terminal, long batch)
    {
        BatchTotals totals = new();
        foreach (var (kind, amount) in connection.Query<(string, long)>($"SELECT kind, amount FROM sale WHERE {Counted}", new { terminal, batch }, transaction))
        {
            if (kind == SaleKind.Refund)
                totals.AddRefund(amount);
            else
                totals.AddSale(amount);
        }
        return totals;
    }

    /// <summary>What counts in the batch and will not be reimbursed, each with the reason.</summary>
    public static IReadOnlyList<(string Number, string Verdict)> Refused(DbTransaction transaction, string terminal, long batch) => transaction.Connection!.Query<(string, string)>($"""
        SELECT number, verdict FROM sale JOIN advice USING (terminal, number) WHERE {Counted} AND verdict <> '' ORDER BY number
        """, new { terminal, batch }, transaction).AsList();

    /// <summary>What the sales of a batch that were posted come to, without its refunds: what the merchant pays a fee for.</summary>
    public static long PostedSales(DbTransaction transaction, string terminal, long batch) => transaction.Connection!.ExecuteScalar<long>(
        $"SELECT COALESCE(SUM(held), 0) FROM sale WHERE {Counted} AND held > 0", new { terminal, batch }, transaction);

    /// <summary>Whether the terminal has uploaded anything of the batch.</summary>
    public static bool HasUpload(DbTransaction transaction, string terminal, long batch) => transaction.Connection!.ExecuteScalar<bool>(
        "SELECT EXISTS (SELECT 1 FROM sale WHERE terminal = @terminal AND batch = @batch AND uploaded = 1)", new { terminal, batch }, transaction);

    /// <summary>Notes that the terminal has a sale in its upload.</summary>
    public static void Uploaded(DbTransaction transaction, SaleRow sale) =>
        transaction.Connection!.Execute("UPDATE sale SET uploaded = 1 WHERE terminal = @Terminal AND number = @Number", sale, transaction);

    /// <summary>What counts in the batch and was not in the upload.</summary>
    public static IReadOnlyList<string> HostOnly(DbTransaction transaction, string terminal, long batch) =>
        transaction.Connection!.Query<string>($"SELECT number FROM sale WHERE {Counted} AND uploaded = 0 ORDER BY number", new { terminal, batch }, transaction).AsList();

    public static void Suspend(DbTransaction transaction, SaleRow sale) =>
        transaction.Connection!.Execute("UPDATE sale SET suspense = 1 WHERE terminal = @Terminal AND number = @Number", sale, transaction);

    /// <summary>The batches of a terminal that hold something and were never closed.</summary>
    public static IReadOnlyList<long> Unsettled(DbTransaction transaction, string terminal) => transaction.Connection!.Query<long>("""
        SELECT DISTINCT batch FROM sale WHERE terminal = @terminal AND kind <> 'hold' AND reversed = 0 AND suspense = 0 AND code IN ('00', '08')
            AND NOT EXISTS (SELECT 1 FROM batch WHERE batch.terminal = sale.terminal AND batch.number = sale.batch) ORDER BY batch
        """, new { terminal }, transaction).AsList();

    /// <summary>The batch of the terminal's newest number; 0 when it named none.</summary>
    public static long Newest(DbTransaction transaction, string terminal) => transaction.Connection!.ExecuteScalar<long>(
        "SELECT COALESCE((SELECT batch FROM sale WHERE terminal = @terminal ORDER BY number DESC LIMIT 1), 0)", new { terminal }, transaction);

    public static void Close(DbTransaction transaction, BatchRow batch) => transaction.Connection!.Execute(
        "INSERT INTO batch (terminal, number, closed, claimed, totals, code) VALUES (@Terminal, @Number, @Closed, @Claimed, @Totals, @Code)", batch, transaction);

    /// <summary>Opens a batch: every one before it takes no sale any more.</summary>
    public static void Open(DbTransaction transaction, string terminal, long batch) =>
        transaction.Connection!.Execute("UPDATE terminal SET batch = @batch WHERE id = @terminal", new { terminal, batch }, transaction);

    /// <summary>
    /// Forgets what nobody can ask about any more: of batches that were closed before <paramref name="closed"/>, the reversals' tombstones, and the terminals' exchanges up to
    /// the closing.
    /// </summary>
    public static int Forget(DbTransaction transaction, DateTimeOffset closed) => transaction.Connection!.Execute("""
        DELETE FROM tombstone WHERE (terminal, batch) IN (SELECT terminal, number FROM batch WHERE closed <= @closed);
        DELETE FROM exchange WHERE time <= @closed AND time <= (SELECT MAX(closed) FROM batch WHERE batch.terminal = exchange.terminal AND closed <= @closed);
        """, new { closed = Times.Stamp(closed) }, transaction);
}
