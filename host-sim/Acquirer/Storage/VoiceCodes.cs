using System;
using System.Data.Common;
using Dapper;

namespace Terminal.Acquirer.Storage;

/// <summary>The codes that the voice desk gave. One that is neither used nor expired holds its amount of the card's limit (<see cref="Registry.Remaining"/>).</summary>
internal static class VoiceCodes
{
    private const int Serials = 1000;

    /// <summary>The serial after the terminal's last one; -1 when that was given in this batch already, or its code can still be used.</summary>
    public static int NextSerial(DbTransaction transaction, TerminalRow terminal, DateTimeOffset now)
    {
        int serial = transaction.Connection!.QuerySingle<int>(
            "SELECT COALESCE((SELECT serial + 1 FROM voice WHERE terminal = @Id ORDER BY id DESC LIMIT 1), 0) % @Serials", new { terminal.Id, Serials }, transaction);
        bool isTaken = transaction.Connection!.QuerySingle<bool>("""
            SELECT EXISTS (SELECT 1 FROM voice WHERE terminal = @Id AND serial = @serial AND (batch = @Batch OR (number IS NULL AND expires > @now)))
            """, new { terminal.Id, serial, terminal.Batch, now = Times.Stamp(now) }, transaction);
        return isTaken ? -1 : serial;
    }

    public static void Give(DbTransaction transaction, VoiceRow code) => transaction.Connection!.Execute("""
        INSERT INTO voice (terminal, batch, serial, code, card, mask, amount, given, expires) VALUES (@Terminal, @Batch, @Serial, @Code, @Card, @Mask, @Amount, @Given, @Expires)
        """, code, transaction);

    /// <summary>The code of that terminal, card and amount, one that nobody has used before any other; null when none was given.</summary>
    public static VoiceRow? Find(DbTransaction transaction, string terminal, string code, byte[] card, long amount) =>
        Find(transaction, terminal, code, card, amount, amount);

    /// <summary>The same of a code that may have been given for more: a pre-authorisation is completed for at most what is held.</summary>
    public static VoiceRow? FindHold(DbTransaction transaction, string terminal, string code, byte[] card, long amount) =>
        Find(transaction, terminal, code, card, amount, long.MaxValue);

    /// <summary>Ends the hold of a code: a sale used it up.</summary>
    public static void Use(DbTransaction transaction, VoiceRow code, string number) =>
        transaction.Connection!.Execute("UPDATE voice SET number = @number WHERE id = @Id", new { code.Id, number }, transaction);

    private static VoiceRow? Find(DbTransaction transaction, string terminal, string code, byte[] card, long least, long most) =>
        transaction.Connection!.QueryFirstOrDefault<VoiceRow>("""
            SELECT id, terminal, batch, serial, code, card, mask, amount, given, expires, number FROM voice
            WHERE terminal = @terminal AND code = @code AND card = @card AND amount BETWEEN @least AND @most ORDER BY number IS NOT NULL, id DESC
            """, new { terminal, code, card, least, most }, transaction);
}
