using System;
using System.Data.Common;
using Dapper;

namespace Terminal.Acquirer.Storage;

/// <summary>What fraud rules count: requests and advices that came before the one at hand, which is left out.</summary>
internal static class Velocity
{
    private const string Other = "NOT (terminal = @terminal AND number = @number)";

    /// <summary>Sales and pre-authorisations of a card since a time; what was reversed was no attempt of its own.</summary>
    public static long OfCard(DbTransaction transaction, byte[] card, string terminal, string number, DateTimeOffset since) => transaction.Connection!.ExecuteScalar<long>(
        $"SELECT COUNT(*) FROM sale WHERE card = @card AND received > @since AND kind <> 'refund' AND reversed = 0 AND {Other}",
        new { card, terminal, number, since = Times.Stamp(since) }, transaction);

    /// <summary>The same of all terminals of a merchant: each one's newest numbers, back to the first that came before that time.</summary>
    public static long OfMerchant(DbTransaction transaction, string merchant, string terminal, string number, DateTimeOffset since) => transaction.Connection!.ExecuteScalar<long>($"""
        SELECT COUNT(*) FROM {Registry.TerminalsOfMerchant} AS shop JOIN sale ON sale.terminal = shop.id
            AND sale.number > COALESCE((SELECT before.number FROM sale AS before WHERE before.terminal = shop.id AND before.received <= @since ORDER BY before.number DESC LIMIT 1), '')
        WHERE kind <> 'refund' AND reversed = 0 AND {Other}
        """, new { merchant, terminal, number, since = Times.Stamp(since) }, transaction);

    /// <summary>How often a card was declined since a time: neither referred (01, 02), nor for want of an answer (91, 96) or of an original (94).</summary>
    public static long DeclinesOf(DbTransaction transaction, byte[] card, string terminal, string number, DateTimeOffset since) => transaction.Connection!.ExecuteScalar<long>(
        $"SELECT COUNT(*) FROM sale WHERE card = @card AND received > @since AND kind <> 'refund' AND code NOT IN ('00', '08', '01', '02', '91', '94', '96') AND {Other}",
        new { card, terminal, number, since = Times.Stamp(since) }, transaction);

    /// <summary>How many of a card's last sales there are, up to a number, and what they come to.</summary>
    public static (long Count, long Total) LastOf(DbTransaction transaction, byte[] card, int most) => transaction.Connection!.QuerySingle<(long, long)>("""
        SELECT COUNT(*), CAST(COALESCE(SUM(amount), 0) AS BIGINT) FROM (
            SELECT amount FROM sale WHERE card = @card AND kind IN ('sale', 'completion') AND code IN ('00', '08') AND reversed = 0 ORDER BY received DESC LIMIT @most) AS newest
        """, new { card, most }, transaction);
}
