using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using System.Threading.Tasks;
using Terminal.Acquirer;
using Terminal.Acquirer.Accounts;

namespace Terminal.Bench;

/// <summary>What the acquirer's people read: <c>statement</c>, a merchant's day; <c>alarms</c>, what an operator must look at.</summary>
internal static class AcquirerBooks
{
    /// <summary>Prints a merchant's statement of a day.</summary>
    public static Command Statement()
    {
        var merchant = new Option<string>("--merchant") { Description = "The merchant's number, fifteen characters.", Required = true };
        var day = new Option<string?>("--day") { Description = "The day in UTC, as YYYY-MM-DD; without it today." };
        return DatabaseVerb.Of("statement", "Prints what a day brought a merchant: what was settled, the fees, and what clearing did not reimburse, with what to do.", [merchant, day], (parsed, acquirer, seed) =>
        {
            string number = parsed.GetValue(merchant)!;
            if (seed.Merchants.All(each => each.Id != number))
                throw new BadInputException($"The seed has no merchant '{number}'.");
            string of = parsed.GetValue(day) ?? DateTime.UtcNow.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
            if (!DateOnly.TryParseExact(of, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _))
                throw new BadInputException("Write the day as YYYY-MM-DD.");
            IReadOnlyList<StatementLine> lines = acquirer.Statement(number, of);
            var told = lines.Select(line => $"{(line.Kind == MovementKind.Refused ? "not reimbursed" : DatabaseVerb.Money(seed, line.Currency, line.Amount)),20}  {line.Terminal}  {line.Text}");
            var sums = lines.GroupBy(line => line.Currency).Select(each => $"{DatabaseVerb.Money(seed, each.Key, each.Sum(line => line.Amount)),20}  owed to {number} for {of}");
            return Task.FromResult((true, lines.Count == 0 ? $"{of} brought {number} nothing." : string.Join(Environment.NewLine, told.Concat(sums))));
        });
    }

    /// <summary>Prints the newest alarms, oldest first.</summary>
    public static Command Alarms()
    {
        var last = new Option<int>("--last") { Description = "So many of the newest.", DefaultValueFactory = _ => 50 };
        return DatabaseVerb.Of("alarms", "Prints what an operator must look at, oldest first.", [last], (parsed, acquirer, _) =>
        {
            string[] alarms = [.. acquirer.Alarms().TakeLast(parsed.GetValue(last)).Select(alarm => $"{alarm.Time} {alarm.Terminal} {alarm.Text}")];
            return Task.FromResult((true, alarms.Length == 0 ? "There is no alarm." : string.Join(Environment.NewLine, alarms)));
        });
    }
}
