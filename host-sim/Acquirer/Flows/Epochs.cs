using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Linq;
using Terminal.Acquirer.Accounts;
using Terminal.Acquirer.Requests;
using Terminal.Acquirer.Storage;
using Terminal.Core.Messages;

namespace Terminal.Acquirer.Flows;

/// <summary>
/// The epochs of the terminals' sale numbers: 01 to 09, 0A to 0Z, 10 ... ZZ. One is offered at a sign-on, and in force from the first message under it; until then the one before
/// is. So a sign-on that the network brings late, or again, ends nothing. When one takes the place of another the terminal has lost what it held: that is an alarm, and closes what
/// it can settle no more.
/// </summary>
internal static class Epochs
{
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>The epoch to offer; empty after the last.</summary>
    /// <param name="terminal">The terminal.</param>
    /// <param name="held">The one that it holds, which it must not be given again; empty for none.</param>
    public static string Next(TerminalRow terminal, string held)
    {
        string next = After(terminal.Offered);
        return next.Length > 0 && next == held ? After(next) : next;
    }

    /// <summary>Whether an epoch was offered after the one in force.</summary>
    public static bool IsOffered(TerminalRow terminal, string epoch) =>
        string.CompareOrdinal(terminal.Epoch, epoch) < 0 && string.CompareOrdinal(epoch, terminal.Offered) <= 0;

    /// <summary>The position of a terminal in an epoch that it is offered: the batch is the one after every one that it has named.</summary>
    public static TerminalRow Position(DbTransaction transaction, TerminalRow terminal, string epoch)
    {
        long last = Batches.Newest(transaction, terminal.Id) is var newest && BatchNumber.IsBefore((int)terminal.Batch, (int)newest) ? newest : terminal.Batch;
        return terminal with { Epoch = epoch, Batch = BatchNumber.Next((int)last) };
    }

    /// <summary>Takes note of a message that names a sale: the epoch, if it is the first under that.</summary>
    /// <returns>The terminal as it is then.</returns>
    public static TerminalRow Hear(DbTransaction transaction, Request request, DateTimeOffset now)
    {
        var terminal = Registry.Terminal(transaction, request.Terminal)!;
        return IsOffered(terminal, request.Epoch) ? TakeUp(transaction, terminal, request.Epoch, now).Terminal : terminal;
    }

    /// <summary>Puts an epoch in force.</summary>
    /// <returns>The terminal as it is then, and what became of what it had before, as sentences with a space before them.</returns>
    public static (TerminalRow Terminal, string Story) TakeUp(DbTransaction transaction, TerminalRow terminal, string epoch, DateTimeOffset now)
    {
        // The batch that it was told, or the one that follows those which it has settled since.
        var position = !IsOffered(terminal, epoch) ? Position(transaction, terminal, epoch)
            : terminal with { Epoch = epoch, Batch = BatchNumber.IsBefore((int)terminal.Batch, (int)terminal.OfferedBatch) ? terminal.OfferedBatch : terminal.Batch };
        string story = "";
        if (terminal.Epoch.Length > 0)
        {
            story = $"Terminal {terminal.Id} has begun epoch {epoch}, and lost what it held of epoch {terminal.Epoch} and batch {terminal.Batch:D6}.";
            Registry.Raise(transaction, now, terminal.Id, story);
            story = $" ALARM: {story}{CloseLost(transaction, terminal, position.Batch, now)}";
        }
        Registry.Begin(transaction, terminal.Id, epoch, position.Batch);
        return (position, story);
    }

    // A sale that was not reversed counts as signed: what the host has of the batches that are lost is owed to the merchant, for nobody will settle them.
    private static string CloseLost(DbTransaction transaction, TerminalRow terminal, long open, DateTimeOffset now)
    {
        List<long> lost = [.. Batches.Unsettled(transaction, terminal.Id).Where(batch => batch != open)];
        foreach (long batch in lost)
        {
            string totals = Totals.Text(Batches.Count(transaction, terminal.Id, batch));
            BatchClosing.Close(transaction, terminal, new BatchRow(terminal.Id, batch, Times.Stamp(now), null, totals, SettlementCode.Difference), now);
        }
        return lost.Count == 0 ? "" : $" Closed as the host has them: {string.Join(", ", lost.Select(batch => $"batch {batch:D6}"))}.";
    }

    private static string After(string epoch)
    {
        int number = epoch.Length == 0 ? 1 : Digits.IndexOf(epoch[0]) * Digits.Length + Digits.IndexOf(epoch[1]) + 1;
        return number == Digits.Length * Digits.Length ? "" : $"{Digits[number / Digits.Length]}{Digits[number % Digits.Length]}";
    }
}
