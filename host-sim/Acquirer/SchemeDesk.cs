using System;
using System.Data.Common;
using System.Linq;
using System.Threading.Tasks;
using Terminal.Acquirer.Accounts;
using Terminal.Acquirer.Storage;

namespace Terminal.Acquirer;

/// <summary>
/// The second tier of clearing: the scheme does not pay the acquirer for a sale that the acquirer owes the merchant for. It stays paid to the merchant; the issuer owes
/// nothing and the cardholder is not charged; what is left is the acquirer's loss. Safe on any thread.
/// </summary>
public sealed class SchemeDesk
{
    private readonly Database _database;
    private readonly TimeProvider _time;

    internal SchemeDesk(Database database, TimeProvider time)
    {
        _database = database;
        _time = time;
    }

    /// <summary>Takes a refusal; it is on the disk before the task ends. What was refunded of the sale before is no loss, for the cardholder has it back.</summary>
    /// <param name="terminal">The terminal, DE41.</param>
    /// <param name="number">The sale number, DE37.</param>
    /// <param name="reason">The scheme's reason: a message reason code of four digits (ISO 8583:1993), such as 4507.</param>
    public Task<SchemeAnswer> RefuseAsync(string terminal, string number, string reason) => reason.Length == 4 && reason.All(char.IsAsciiDigit)
        ? _database.WriteAsync(transaction => Take(transaction, terminal, number, reason))
        : Task.FromResult(new SchemeAnswer(false, "The scheme's reason has four digits, such as 4507."));

    private SchemeAnswer Take(DbTransaction transaction, string terminal, string number, string reason)
    {
        if (Sales.Find(transaction, terminal, number) is not { } sale)
            return new SchemeAnswer(false, "The acquirer has no sale of this number.");
        long lost = sale.Held - Sales.Refunded(transaction, sale);
        string refusal = sale switch
        {
            { Kind: not (SaleKind.Sale or SaleKind.Completion) } => "it is no sale",
            { SchemeRefused.Length: > 0 } => $"the scheme refused it before ({sale.SchemeRefused})",
            { Refused.Length: > 0 } => $"clearing did not reimburse it ({sale.Refused}), so it was never presented",
            _ when lost <= 0 => "nothing of it is posted",
            { Suspense: Suspense.Open } => "it is in suspense, and was never presented",
            _ when Batches.Find(transaction, terminal, sale.Batch) is null => $"its batch {sale.Batch:D6} is open, and was not presented yet",
            _ => "",
        };
        if (refusal.Length > 0)
            return new SchemeAnswer(false, $"Not taken: {refusal}.");
        var now = _time.GetUtcNow();
        CardAccount.Lose(transaction, sale, lost, now);
        Sales.RefuseByScheme(transaction, sale, reason, lost);
        string money = Registry.Terminal(transaction, terminal)!.Money.Format(lost);
        return new SchemeAnswer(true, $"The scheme does not pay for sale {number} ({reason}): {money} is the acquirer's loss. The merchant keeps it, and the cardholder is not charged.");
    }
}
