using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Linq;
using Dapper;
using Terminal.Acquirer.Accounts;

namespace Terminal.Acquirer.Storage;

/// <summary>What is in suspense, and what operators decided about it. The values are those of the column <c>sale.suspense</c>.</summary>
internal static class Suspense
{
    /// <summary>Nobody's until an operator has looked at it.</summary>
    public const int Open = 1;

    /// <summary>The merchant has it.</summary>
    public const int Released = 2;

    /// <summary>The cardholder has it back.</summary>
    public const int Returned = 3;

    /// <summary>All that ever was in suspense, oldest first.</summary>
    public static IReadOnlyList<SuspendedSale> All(DbConnection connection) => [.. connection
        .Query<(string Terminal, string Number, string Kind, string Mask, long Amount, long Batch, long Suspense, long Reversed, string? Explanation, long WasCounted, string? Time, string? Role, string? Reason)>("""
            SELECT sale.terminal, sale.number, kind, mask, amount, batch, suspense, reversed, explanation,
                (SELECT COUNT(*) FROM movement
                    WHERE movement.terminal = sale.terminal AND movement.batch = sale.batch AND movement.number = sale.number AND movement.kind = 'difference') AS counted,
                decision.time, role, reason
            FROM sale LEFT JOIN suspense_decision AS decision ON decision.terminal = sale.terminal AND decision.number = sale.number
            WHERE suspense <> 0 ORDER BY sale.received, sale.terminal, sale.number
            """)
        .Select(row => new SuspendedSale(
            row.Terminal, row.Number, row.Kind, row.Mask, row.Amount, row.Batch,
            $"{(row.WasCounted != 0 ? "Only the host had it when its batch was closed." : "It came after its batch was closed.")} {row.Explanation}".TrimEnd(),
            row.Reversed != 0 ? "reversed" : row.Suspense == Released ? "released" : row.Suspense == Returned ? "returned" : "open",
            row.Time ?? "", row.Role ?? "", row.Reason ?? ""))];

    /// <summary>Keeps a decision: what became of the sale, what it takes from the card now, who decided it and why.</summary>
    public static void Decide(DbTransaction transaction, SaleRow sale, int standing, long held, DateTimeOffset time, string role, string reason) => transaction.Connection!.Execute("""
        UPDATE sale SET suspense = @standing, held = @held WHERE terminal = @Terminal AND number = @Number;
        INSERT INTO suspense_decision (terminal, number, time, role, reason) VALUES (@Terminal, @Number, @time, @role, @reason);
        """, new { sale.Terminal, sale.Number, standing, held, time = Times.Stamp(time), role, reason }, transaction);
}
