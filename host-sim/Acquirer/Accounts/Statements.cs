using System.Collections.Generic;
using System.Data.Common;
using System.Linq;
using Dapper;
using Terminal.Acquirer.Authorisation;
using Terminal.Acquirer.Requests;
using Terminal.Acquirer.Storage;

namespace Terminal.Acquirer.Accounts;

/// <summary>What people read of the ledger and the batches.</summary>
internal static class Statements
{
    public static IReadOnlyList<AccountBalance> Balances(DbConnection connection) => [.. connection
        .Query<(string Account, string Party, string Currency, long Balance)>("SELECT account, party, currency, CAST(SUM(amount) AS BIGINT) FROM posting GROUP BY account, party, currency ORDER BY account, party, currency")
        .Select(row => new AccountBalance(row.Account, row.Party, row.Currency, row.Balance))];

    /// <summary>The newest movements, oldest first.</summary>
    public static IReadOnlyList<LedgerEntry> Entries(DbConnection connection, int last) => [.. connection.Query<(string Time, string Kind, string Terminal, string Number, long Batch, string Currency, long Amount, string Debit, string Credit)>("""
        SELECT time, kind, terminal, number, batch, currency, amount, debit, credit FROM (
            SELECT id, time, kind, terminal, COALESCE(number, '') AS number, batch, currency, amount, rtrim(debit || ' ' || debit_party) AS debit, rtrim(credit || ' ' || credit_party) AS credit
            FROM movement ORDER BY id DESC LIMIT @last) AS newest
        ORDER BY id
        """, new { last })
        .Select(row => new LedgerEntry(row.Time, row.Kind, row.Terminal, row.Number, row.Batch, row.Currency, row.Amount, row.Debit, row.Credit))];

    /// <summary>What is owed to merchants, a row a day and currency, oldest first.</summary>
    public static IReadOnlyList<MerchantDay> Days(DbConnection connection) => [.. connection.Query<(string Merchant, string Day, string Currency, long Owed, long Fees)>("""
        SELECT party, substr(time, 1, 10) AS day, posting.currency, CAST(-SUM(posting.amount) AS BIGINT), CAST(SUM(CASE kind WHEN 'fee' THEN posting.amount ELSE 0 END) AS BIGINT)
        FROM posting JOIN movement ON movement.id = posting.movement WHERE account = 'merchant'
        GROUP BY 1, 2, 3 ORDER BY 2, 1, 3
        """)
        .Select(row => new MerchantDay(row.Merchant, row.Day, row.Currency, row.Owed + row.Fees, row.Fees, row.Owed))];

    /// <summary>What a day brought a merchant, line by line, and then what it did not.</summary>
    public static IReadOnlyList<StatementLine> Day(DbConnection connection, string merchant, string day) =>
    [
        .. connection.Query<(string Kind, string Terminal, long Batch, string? Number, string Currency, long Amount)>("""
            SELECT kind, terminal, batch, number, movement.currency, -posting.amount FROM posting JOIN movement ON movement.id = posting.movement
            WHERE account = 'merchant' AND party = @merchant AND substr(time, 1, 10) = @day ORDER BY movement.id
            """, new { merchant, day })
            .Select(row => new StatementLine(row.Kind, row.Terminal, row.Batch, row.Number ?? "", row.Currency, row.Amount, TextOf(row.Kind, row.Batch, row.Number))),
        .. connection.Query<(string Terminal, long Batch, string Number, string Currency, string Letters, long Exponent, long Amount, string Mask, string Reason, string Why, string Kind)>($"""
            SELECT sale.terminal, sale.batch, sale.number, sale.currency, currency_letters, currency_exponent, amount, mask, refused, doubt, kind
            FROM sale JOIN advice ON advice.terminal = sale.terminal AND advice.number = sale.number
                JOIN batch ON batch.terminal = sale.terminal AND batch.number = sale.batch JOIN terminal ON terminal.id = sale.terminal
            WHERE refused <> '' AND sale.terminal IN {Registry.TerminalsOfMerchant} AND substr(closed, 1, 10) = @day ORDER BY sale.terminal, sale.number
            """, new { merchant, day })
            .Select(row => new StatementLine(
                MovementKind.Refused, row.Terminal, row.Batch, row.Number, row.Currency, 0,
                $"{(row.Kind == SaleKind.Refund ? "Refund" : "Sale")} {row.Number} of {new Currency(row.Currency, row.Letters, (int)row.Exponent).Format(row.Amount)} with card {row.Mask} is not reimbursed ({row.Reason}): {row.Why}. {ClearingReasons.WhatToDo(row.Reason)}")),
    ];

    private static string TextOf(string kind, long batch, string? number) => (kind, number) switch
    {
        (MovementKind.Fee, null) => $"Fee for the sales of batch {batch:D6}.",
        (MovementKind.Fee, _) => $"Fee for sale {number}.",
        (_, null) => $"Sales less refunds of batch {batch:D6}.",
        _ => $"Released from suspense: {number}.",
    };

    /// <summary>The newest batches, oldest first; those that hold nothing and were never closed are none.</summary>
    public static IReadOnlyList<BatchStanding> Batches(DbConnection connection, int last) => [.. connection
        .Query<(string Terminal, long Number, string? Closed, string? Claimed, string? Totals, long? Code, long Suspended)>("""
            SELECT terminal, number, closed, claimed, totals, code,
                (SELECT COUNT(*) FROM sale WHERE sale.terminal = each.terminal AND sale.batch = each.number AND suspense = 1 AND reversed = 0) AS suspended
            FROM (SELECT terminal, batch AS number FROM sale WHERE kind <> 'hold' AND code IN ('00', '08') UNION SELECT terminal, number FROM batch) AS each
            LEFT JOIN batch USING (terminal, number) ORDER BY closed IS NULL DESC, closed DESC, number DESC LIMIT @last
            """, new { last })
        .Reverse()
        .Select(row => new BatchStanding(
            row.Terminal, row.Number, row.Closed ?? "", row.Claimed is null ? null : Totals.Read(row.Claimed),
            row.Totals is null ? Storage.Batches.Count(connection, null, row.Terminal, row.Number) : Totals.Read(row.Totals), row.Code ?? 0, row.Suspended))];
}
