using System;
using System.Data.Common;
using Dapper;

namespace Terminal.Acquirer.Storage;

/// <summary>The pre-authorisations that were approved. One that neither ended nor expired holds its amount of the card's limit (<see cref="Registry.Remaining"/>).</summary>
internal static class Holds
{
    private const string Columns = "terminal, number, card, amount, code, expires, ended_by AS EndedBy";

    /// <summary>Holds the amount.</summary>
    /// <exception cref="InvalidOperationException">It would pass what remains: no approval may.</exception>
    public static void Open(DbTransaction transaction, HoldRow hold, DateTimeOffset now)
    {
        int added = transaction.Connection!.Execute($"""
            INSERT INTO hold (terminal, number, card, amount, code, expires)
            SELECT @Terminal, @Number, @Card, @Amount, @Code, @Expires FROM card WHERE digest = @Card AND @Amount <= {Registry.Remaining}
            """, new { hold.Terminal, hold.Number, hold.Card, hold.Amount, hold.Code, hold.Expires, now = Times.Stamp(now) }, transaction);
        if (added != 1)
            throw new InvalidOperationException("An approval must not pass the card's limit.");
    }

    public static HoldRow? Find(DbTransaction transaction, string terminal, string number) => transaction.Connection!.QuerySingleOrDefault<HoldRow>(
        $"SELECT {Columns} FROM hold WHERE terminal = @terminal AND number = @number", new { terminal, number }, transaction);

    /// <summary>An open hold by its approval code: of a completion that was voided before it was sent, nothing else is known.</summary>
    public static HoldRow? FindOpen(DbTransaction transaction, string terminal, string code, byte[] card) => transaction.Connection!.QueryFirstOrDefault<HoldRow>(
        $"SELECT {Columns} FROM hold WHERE terminal = @terminal AND code = @code AND card = @card AND ended_by IS NULL", new { terminal, code, card }, transaction);

    /// <summary>Ends a hold; one that has ended stays as it is.</summary>
    public static void End(DbTransaction transaction, string terminal, string number, string by) => transaction.Connection!.Execute(
        "UPDATE hold SET ended_by = @by WHERE terminal = @terminal AND number = @number AND ended_by IS NULL", new { terminal, number, by }, transaction);
}
