using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Linq;
using Dapper;
using Terminal.Acquirer.Accounts;

namespace Terminal.Acquirer.Storage;

/// <summary>Requests for authorisations, advices, and the reversals that won over them. The key is terminal and sale number.</summary>
internal static class Sales
{
    private const string Columns = """
        terminal, number, kind, fingerprint, card, mask, amount, currency, batch, origin, reversed, code, held, answer, explanation,
        original_terminal AS OriginalTerminal, original, uploaded, suspense, refused, scheme_refused AS SchemeRefused
        """;

    public static SaleRow? Find(DbTransaction transaction, string terminal, string number) => transaction.Connection!.QuerySingleOrDefault<SaleRow>(
        $"SELECT {Columns} FROM sale WHERE terminal = @terminal AND number = @number", new { terminal, number }, transaction);

    /// <summary>The highest counter of a terminal's sale numbers that the host has seen, whatever became of them: that of the newest epoch, for it goes on where the one before ended. 0 for none.</summary>
    public static long HighestCounter(DbTransaction transaction, string terminal) => transaction.Connection!.ExecuteScalar<long>("""
        SELECT COALESCE(MAX(CAST(substr(number, 3) AS BIGINT)), 0) FROM (
            SELECT (SELECT MAX(number) FROM sale WHERE terminal = @terminal) AS number UNION ALL SELECT (SELECT MAX(number) FROM tombstone WHERE terminal = @terminal)) AS newest
        """, new { terminal }, transaction);

    /// <summary>The sale that a refund names: at the same terminal by its number; else, with the same card at any of the merchant's terminals, by its counter, one that can be refunded before any other.</summary>
    public static SaleRow? FindOriginal(DbTransaction transaction, SaleRow refund, string merchant, string number) =>
        Find(transaction, refund.Terminal, number) ?? transaction.Connection!.QueryFirstOrDefault<SaleRow>($"""
            SELECT {Columns} FROM sale WHERE substr(number, 3) = @Counter AND card = @Card AND terminal IN {Registry.TerminalsOfMerchant}
                AND NOT (terminal = @Terminal AND number = @Number)
            ORDER BY kind IN ('sale', 'completion') AND code IN ('00', '08') AND reversed = 0 DESC, terminal = @Terminal DESC, received DESC LIMIT 1
            """, new { Counter = number[2..], refund.Card, merchant, refund.Terminal, refund.Number }, transaction);

    /// <summary>What approved refunds of a sale come to, whichever terminal made them.</summary>
    public static long Refunded(DbTransaction transaction, SaleRow sale) => transaction.Connection!.ExecuteScalar<long>("""
        SELECT COALESCE(SUM(amount), 0) FROM sale WHERE original_terminal = @Terminal AND original = @Number AND kind = 'refund' AND code IN ('00', '08') AND reversed = 0
        """, sale, transaction);

    /// <summary>The newest for people, oldest first.</summary>
    public static IReadOnlyList<SaleStanding> Last(DbConnection connection, int count, DateTimeOffset now) => connection
        .Query<SaleRow, string?, string?, long, SaleStanding>($"""
            SELECT {Columns}, reason, doubt, open FROM (
                SELECT sale.*, reason, doubt,
                    COALESCE((SELECT amount FROM hold WHERE hold.terminal = sale.terminal AND hold.number = sale.number AND ended_by IS NULL AND expires > @now), 0) AS open
                FROM sale LEFT JOIN advice ON advice.terminal = sale.terminal AND advice.number = sale.number ORDER BY received DESC, sale.terminal DESC, sale.number DESC LIMIT @count) AS newest
            ORDER BY received, terminal, number
            """,
            (sale, reason, doubt, open) => new SaleStanding(
                sale.Terminal, sale.Number, sale.Kind, sale.Mask, sale.Amount, sale.Batch, sale.Code, sale.Reversed != 0, sale.Held + open, sale.Suspense == Suspense.Open, sale.Explanation,
                reason ?? "", doubt ?? "", sale.Refused, sale.SchemeRefused, sale.Suspense > Suspense.Open),
            new { count, now = Times.Stamp(now) }, splitOn: "reason, doubt, open")
        .ToList();

    /// <summary>Gives a number its row, unless it has one or was reversed before.</summary>
    public static bool Insert(DbTransaction transaction, SaleRow sale, DateTimeOffset received) => transaction.Connection!.Execute("""
        INSERT INTO sale (terminal, number, kind, fingerprint, card, mask, amount, currency, batch, origin, received)
        SELECT @Terminal, @Number, @Kind, @Fingerprint, @Card, @Mask, @Amount, @Currency, @Batch, @Origin, @received
        WHERE NOT EXISTS (SELECT 1 FROM tombstone WHERE terminal = @Terminal AND number = @Number)
        ON CONFLICT (terminal, number) DO NOTHING
        """, new { sale.Terminal, sale.Number, sale.Kind, sale.Fingerprint, sale.Card, sale.Mask, sale.Amount, sale.Currency, sale.Batch, sale.Origin, received = Times.Stamp(received) }, transaction) == 1;

    /// <summary>Keeps which sale a refund gives back, or which pre-authorisation a completion consumes.</summary>
    public static void Link(DbTransaction transaction, SaleRow sale, string originalTerminal, string original) => transaction.Connection!.Execute(
        "UPDATE sale SET original_terminal = @originalTerminal, original = @original WHERE terminal = @Terminal AND number = @Number",
        new { sale.Terminal, sale.Number, originalTerminal, original }, transaction);

    /// <summary>Writes the outcome; <paramref name="held"/> is what it took from the card's limit.</summary>
    public static void Conclude(DbTransaction transaction, SaleRow sale, string code, long held, byte[] answer, string explanation) => transaction.Connection!.Execute("""
        UPDATE sale SET code = @code, held = @held, answer = @answer, explanation = @explanation WHERE terminal = @Terminal AND number = @Number
        """, new { sale.Terminal, sale.Number, code, held, answer, explanation }, transaction);

    /// <summary>Keeps what an advice says beyond its row of the sale.</summary>
    public static void Advise(DbTransaction transaction, AdviceRow advice) => transaction.Connection!.Execute("""
        INSERT INTO advice (terminal, number, reason, decision, cardholder, list, parameters, entry, approval, sold, replaces, doubt, verdict)
        VALUES (@Terminal, @Number, @Reason, @Decision, @Cardholder, @List, @Parameters, @Entry, @Approval, @Sold, @Replaces, @Doubt, @Verdict)
        """, advice, transaction);

    /// <summary>Marks a sale reversed and gives back what it held.</summary>
    public static void Reverse(DbTransaction transaction, SaleRow sale, DateTimeOffset now)
    {
        CardAccount.GiveBack(transaction, sale, MovementKind.Reversal, now);
        transaction.Connection!.Execute("UPDATE sale SET reversed = 1, held = 0 WHERE terminal = @Terminal AND number = @Number", sale, transaction);
    }

    /// <summary>Takes back what clearing does not reimburse: the cardholder is not charged, and the merchant not paid.</summary>
    public static void Refuse(DbTransaction transaction, SaleRow sale, string reason, DateTimeOffset now)
    {
        CardAccount.GiveBack(transaction, sale, MovementKind.Refused, now);
        transaction.Connection!.Execute(
            "UPDATE sale SET refused = @reason, held = 0 WHERE terminal = @Terminal AND number = @Number", new { sale.Terminal, sale.Number, reason }, transaction);
    }

    /// <summary>Notes that the scheme did not pay for a sale, which takes so much less of the card's limit.</summary>
    public static void RefuseByScheme(DbTransaction transaction, SaleRow sale, string reason, long amount) => transaction.Connection!.Execute(
        "UPDATE sale SET scheme_refused = @reason, held = held - @amount WHERE terminal = @Terminal AND number = @Number", new { sale.Terminal, sale.Number, reason, amount }, transaction);

    public static TombstoneRow? Tombstone(DbTransaction transaction, string terminal, string number) => transaction.Connection!.QuerySingleOrDefault<TombstoneRow>(
        "SELECT terminal, number, batch, fingerprint, answer, explanation FROM tombstone WHERE terminal = @terminal AND number = @number", new { terminal, number }, transaction);

    public static void Bury(DbTransaction transaction, TombstoneRow tombstone, DateTimeOffset created) => transaction.Connection!.Execute("""
        INSERT INTO tombstone (terminal, number, batch, fingerprint, answer, created, explanation)
        VALUES (@Terminal, @Number, @Batch, @Fingerprint, @Answer, @created, @Explanation)
        """, new { tombstone.Terminal, tombstone.Number, tombstone.Batch, tombstone.Fingerprint, tombstone.Answer, created = Times.Stamp(created), tombstone.Explanation }, transaction);
}
