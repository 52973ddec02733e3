using System;
using System.Collections.Generic;
using System.Data.Common;
using Dapper;

namespace Terminal.Acquirer.Storage;

/// <summary>What issuers are to be told that was approved in their place, and what they were told.</summary>
internal static class IssuerAdvices
{
    private const string Columns = "id, issuer, terminal, number, mask, amount, currency, reason, created, told";

    /// <summary>Owes the issuer an advice.</summary>
    public static void Owe(DbTransaction transaction, IssuerAdvice advice, byte[] card) => transaction.Connection!.Execute("""
        INSERT INTO issuer_advice (issuer, terminal, number, card, mask, amount, currency, reason, created)
        VALUES (@Issuer, @Terminal, @Number, @card, @Mask, @Amount, @Currency, @Reason, @Created)
        """, new { advice.Issuer, advice.Terminal, advice.Number, card, advice.Mask, advice.Amount, advice.Currency, advice.Reason, advice.Created }, transaction);

    /// <summary>An approval is reversed: its issuer, if it was not asked, is owed the opposite, behind what it is owed or was told of it.</summary>
    public static void TakeBack(DbTransaction transaction, string terminal, string number, DateTimeOffset now) => transaction.Connection!.Execute("""
        INSERT INTO issuer_advice (issuer, terminal, number, card, mask, amount, currency, reason, created)
        SELECT issuer, terminal, number, card, mask, -amount, currency, reason, @now FROM issuer_advice
        WHERE terminal = @terminal AND number = @number AND amount > 0 ORDER BY id DESC LIMIT 1
        """, new { terminal, number, now = Times.Stamp(now) }, transaction);

    /// <summary>How often a card was approved for reasons from one to another since a time, and what it comes to; without what was reversed, which says nothing of what came before that time.</summary>
    public static (long Count, long Total) Given(DbTransaction transaction, byte[] card, string first, string last, DateTimeOffset since) => transaction.Connection!.QuerySingle<(long, long)>("""
        SELECT COUNT(*), CAST(COALESCE(SUM(amount), 0) AS BIGINT)
        FROM issuer_advice AS given WHERE card = @card AND reason BETWEEN @first AND @last AND created > @since AND amount > 0
            AND NOT EXISTS (SELECT 1 FROM issuer_advice AS back WHERE back.terminal = given.terminal AND back.number = given.number AND back.amount < 0)
        """, new { card, first, last, since = Times.Stamp(since) }, transaction);

    /// <summary>What is owed, oldest first.</summary>
    public static IReadOnlyList<IssuerAdvice> Owed(DbConnection connection) =>
        connection.Query<IssuerAdvice>($"SELECT {Columns} FROM issuer_advice WHERE told IS NULL ORDER BY id").AsList();

    /// <summary>All of them, oldest first.</summary>
    public static IReadOnlyList<IssuerAdvice> All(DbConnection connection) => connection.Query<IssuerAdvice>($"SELECT {Columns} FROM issuer_advice ORDER BY id").AsList();

    /// <summary>Notes that the issuer took one.</summary>
    /// <returns>Whether it was owed until now: another host may have told it.</returns>
    public static bool Told(DbTransaction transaction, IssuerAdvice advice, DateTimeOffset now) => transaction.Connection!.Execute(
        "UPDATE issuer_advice SET told = @now WHERE id = @Id AND told IS NULL", new { advice.Id, now = Times.Stamp(now) }, transaction) > 0;
}
