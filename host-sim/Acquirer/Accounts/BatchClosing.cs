using System;
using System.Data.Common;
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
    public static int SuspendHostOnly(DbTransaction transaction, TerminalRow terminal, long batch, DateTimeOffset now)
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

    /// <summary>Closes: what clearing refuses is given back, what else the batch has in clearing is owed to the merchant from now on, less the fee for its sales and plus the discount on that, and the terminal's open batch is a later one.</summary>
    public static void Close(DbTransaction transaction, TerminalRow terminal, BatchRow batch, DateTimeOffset now)
    {
        Batches.Close(transaction, batch);
        foreach (var (number, verdict) in Batches.Refused(transaction, terminal.Id, batch.Number))
            Sales.Refuse(transaction, Sales.Find(transaction, terminal.Id, number)!, verdict, now);
        Ledger.Settle(transaction, now, terminal.Id, batch.Number);
        long sales = Batches.PostedSales(transaction, terminal.Id, batch.Number);
        var about = new Movement(terminal.Id, null, batch.Number, terminal.Currency);
        Ledger.Move(transaction, now, MovementKind.Fee, about, Fee(sales, terminal.MerchantFee), Account.Merchant(terminal.Merchant), Account.Fees);
        Ledger.Move(transaction, now, MovementKind.Discount, about, Discount(sales, terminal), Account.Fees, Account.Merchant(terminal.Merchant));
        int next = BatchNumber.Next((int)batch.Number);
        if (BatchNumber.IsBefore((int)terminal.Batch, next))
            Batches.Open(transaction, terminal.Id, next);
        Batches.Forget(transaction, now - Memory);
    }

    /// <summary>What a merchant pays of its sales, half a minor unit rounded up. In decimal, for the product may be too long for 64 bits.</summary>
    /// <param name="sales">Minor units.</param>
    /// <param name="rate">Hundredths of a percent.</param>
    public static long Fee(long sales, long rate) => (long)Math.Round(sales * (decimal)rate / 10_000, MidpointRounding.AwayFromZero);

    // Never more than the fee: it is on no more, at no higher rate, and rounded alike.
    private static long Discount(long sales, TerminalRow terminal) => Fee(Math.Max(sales - terminal.Money.Whole(terminal.DiscountOver), 0), terminal.Discount);
}
