using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Threading.Tasks;
using Terminal.Acquirer.Accounts;
using Terminal.Acquirer.Storage;

namespace Terminal.Acquirer;

/// <summary>
/// Where an operator looks at what is nobody's money: it came after its batch was closed, or the terminal did not know it when the batch was. Each is decided once, for
/// the merchant or for the cardholder, and the decision is kept with the role of whoever took it and with the reason. Safe on any thread.
/// </summary>
public sealed class SuspenseDesk
{
    /// <summary>The longest role, in characters.</summary>
    public const int LongestRole = 40;

    /// <summary>The longest reason, in characters.</summary>
    public const int LongestReason = 200;

    private readonly Database _database;
    private readonly TimeProvider _time;

    internal SuspenseDesk(Database database, TimeProvider time)
    {
        _database = database;
        _time = time;
    }

    /// <summary>All that ever was in suspense, oldest first, with what became of it.</summary>
    public IReadOnlyList<SuspendedSale> All() => _database.Read(Suspense.All);

    /// <summary>Gives it to the merchant, as a settlement does: less the fee for a sale; a refund is the merchant's from now on.</summary>
    /// <param name="terminal">The terminal.</param>
    /// <param name="number">The sale number.</param>
    /// <param name="role">In which capacity it is decided, 1 to <see cref="LongestRole"/> characters.</param>
    /// <param name="reason">Why, 1 to <see cref="LongestReason"/> characters.</param>
    /// <returns>False when it is not in suspense any more, or no money of it is: its card was not known.</returns>
    /// <exception cref="ArgumentException">Role or reason is missing or too long.</exception>
    public Task<bool> ReleaseAsync(string terminal, string number, string role, string reason) =>
        DecideAsync(terminal, number, role, reason, (transaction, sale, now) =>
        {
            if (sale.Held == 0)
                return false;
            var place = Registry.Terminal(transaction, sale.Terminal)!;
            Ledger.Release(transaction, now, sale);
            Ledger.Move(
                transaction, now, MovementKind.Fee, new Movement(sale.Terminal, sale.Number, sale.Batch, sale.Currency),
                BatchClosing.Fee(Math.Max(sale.Held, 0), place.MerchantFee), Account.Merchant(place.Merchant), Account.Fees);
            Suspense.Decide(transaction, sale, Suspense.Released, sale.Held, now, role, reason);
            return true;
        });

    /// <summary>Gives it back to the cardholder: all that it moved is moved back, and the card's limit with it. A refund is taken back.</summary>
    /// <param name="terminal">The terminal.</param>
    /// <param name="number">The sale number.</param>
    /// <param name="role">As for <see cref="ReleaseAsync"/>.</param>
    /// <param name="reason">As for <see cref="ReleaseAsync"/>.</param>
    /// <returns>False when it is not in suspense any more, or some of it was refunded: its cardholder would have that twice, and the merchant, who paid for it, never.</returns>
    /// <exception cref="ArgumentException">Role or reason is missing or too long.</exception>
    public Task<bool> ReturnAsync(string terminal, string number, string role, string reason) =>
        DecideAsync(terminal, number, role, reason, (transaction, sale, now) =>
        {
            if (Storage.Sales.Refunded(transaction, sale) > 0)
                return false;
            CardAccount.GiveBack(transaction, sale, MovementKind.Refused, now);
            Suspense.Decide(transaction, sale, Suspense.Returned, 0, now, role, reason);
            return true;
        });

    private Task<bool> DecideAsync(string terminal, string number, string role, string reason, Func<DbTransaction, SaleRow, DateTimeOffset, bool> decide)
    {
        Check(role, LongestRole, nameof(role));
        Check(reason, LongestReason, nameof(reason));
        return _database.WriteAsync(transaction =>
            Storage.Sales.Find(transaction, terminal, number) is { Suspense: Suspense.Open, Reversed: 0 } sale && decide(transaction, sale, _time.GetUtcNow()));
    }

    private static void Check(string text, int longest, string name)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > longest)
            throw new ArgumentException($"Say it in 1 to {longest} characters.", name);
    }
}
