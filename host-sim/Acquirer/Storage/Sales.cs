using System;
using System.Collections.Generic;
using System.Linq;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Terminal.Acquirer.Storage;

/// <summary>Requests for authorisations, advices, and the reversals that won over them. The key is terminal and sale number.</summary>
internal static class Sales
{
    public static SaleRow? Find(SqliteTransaction transaction, string terminal, string number) => transaction.Connection!.QuerySingleOrDefault<SaleRow>("""
        SELECT terminal, number, fingerprint, card, mask, amount, currency, batch, origin, reversed, code, held, answer, explanation
        FROM sale WHERE terminal = @terminal AND number = @number
        """, new { terminal, number }, transaction);

    /// <summary>The newest for people, oldest first.</summary>
    public static IReadOnlyList<SaleStanding> Last(SqliteConnection connection, int count) => connection
        .Query<(string Terminal, string Number, string Mask, long Amount, string? Code, long Reversed, long Held, string? Explanation, string? Reason, string? Doubt)>("""
            SELECT sale.terminal, sale.number, mask, amount, code, reversed, held, explanation, reason, doubt
            FROM sale LEFT JOIN advice ON advice.terminal = sale.terminal AND advice.number = sale.number ORDER BY sale.rowid DESC LIMIT @count
            """, new { count })
        .Select(row => new SaleStanding(
            row.Terminal, row.Number, row.Mask, row.Amount, row.Code, row.Reversed != 0, row.Held, row.Explanation, row.Reason ?? "", row.Doubt ?? ""))
        .Reverse().ToList();

    public static void Insert(SqliteTransaction transaction, SaleRow sale, DateTimeOffset received) => transaction.Connection!.Execute("""
        INSERT INTO sale (terminal, number, fingerprint, card, mask, amount, currency, batch, origin, received)
        VALUES (@Terminal, @Number, @Fingerprint, @Card, @Mask, @Amount, @Currency, @Batch, @Origin, @received)
        """, new { sale.Terminal, sale.Number, sale.Fingerprint, sale.Card, sale.Mask, sale.Amount, sale.Currency, sale.Batch, sale.Origin, received = Times.Stamp(received) }, transaction);

    /// <summary>Writes the outcome; <paramref name="held"/> is what it took from the card's limit.</summary>
    public static void Conclude(SqliteTransaction transaction, SaleRow sale, string code, long held, byte[] answer, string explanation) => transaction.Connection!.Execute("""
        UPDATE sale SET code = @code, held = @held, answer = @answer, explanation = @explanation WHERE terminal = @Terminal AND number = @Number
        """, new { sale.Terminal, sale.Number, code, held, answer, explanation }, transaction);

    /// <summary>Keeps what an advice says beyond its row of the sale.</summary>
    public static void Advise(SqliteTransaction transaction, AdviceRow advice) => transaction.Connection!.Execute("""
        INSERT INTO advice (terminal, number, reason, decision, cardholder, list, parameters, entry, approval, sold, replaces, doubt)
        VALUES (@Terminal, @Number, @Reason, @Decision, @Cardholder, @List, @Parameters, @Entry, @Approval, @Sold, @Replaces, @Doubt)
        """, advice, transaction);

    /// <summary>Marks a sale reversed and gives back what it held.</summary>
    public static void Reverse(SqliteTransaction transaction, SaleRow sale)
    {
        if (sale.Card is not null && sale.Held > 0)
            Registry.Post(transaction, sale.Card, -sale.Held);
        transaction.Connection!.Execute("UPDATE sale SET reversed = 1, held = 0 WHERE terminal = @Terminal AND number = @Number", sale, transaction);
    }

    public static TombstoneRow? Tombstone(SqliteTransaction transaction, string terminal, string number) => transaction.Connection!.QuerySingleOrDefault<TombstoneRow>(
        "SELECT terminal, number, fingerprint, answer, explanation FROM tombstone WHERE terminal = @terminal AND number = @number", new { terminal, number }, transaction);

    public static void Bury(SqliteTransaction transaction, TombstoneRow tombstone, DateTimeOffset created) => transaction.Connection!.Execute("""
        INSERT INTO tombstone (terminal, number, fingerprint, answer, created, explanation)
        VALUES (@Terminal, @Number, @Fingerprint, @Answer, @created, @Explanation)
        """, new { tombstone.Terminal, tombstone.Number, tombstone.Fingerprint, tombstone.Answer, created = Times.Stamp(created), tombstone.Explanation }, transaction);
}
