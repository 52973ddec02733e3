using System;
using Microsoft.Data.Sqlite;
using Terminal.Acquirer.Storage;
using Terminal.Core.Messages;

namespace Terminal.Acquirer.Accounts;

/// <summary>What happens when a batch is closed.</summary>
internal static class BatchClosing
{
    /// <summary>How long after its closing a batch can still be asked about: tombstones and stored exchanges stay so long.</summary>
    public static readonly TimeSpan Memory = TimeSpan.FromDays(7);

    /// <summary>Moves to suspense what counts in the batch and was not in the terminal's upload.</summary>
    /// <returns>How many sales and refunds.</returns>
    public static int SuspendHostOnly(SqliteTransaction transaction, TerminalRow terminal, long batch, DateTimeOffset now)
    {
        var numbers = Batches.HostOnly(transaction, terminal.Id, batch);
        foreach (string number in numbers)
        {
            var sale = Sales.Find(transaction, terminal.Id, number)!;
            Batches.Suspend(transaction, sale);
            Ledger.Suspend(transaction, now, sale);
        }
        return numbers.Count;
    }

    /// <summary>Closes: what the batch has in clearing is owed to the merchant from now on, and the terminal's open batch is a later one.</summary>
    public static void Close(SqliteTransaction transaction, TerminalRow terminal, BatchRow batch, DateTimeOffset now)
    {
        Batches.Close(transaction, batch);
        Ledger.Settle(transaction, now, terminal.Id, batch.Number);
        int next = BatchNumber.Next((int)batch.Number);
        if (BatchNumber.IsBefore((int)terminal.Batch, next))
            Batches.Open(transaction, terminal.Id, next);
        Batches.Forget(transaction, now - Memory);
    }
}
