using System;
using System.Data.Common;
using System.Linq;
using System.Threading.Tasks;
using Terminal.Acquirer.Accounts;
using Terminal.Acquirer.Requests;
using Terminal.Acquirer.Storage;
using Terminal.Core.Messages;

namespace Terminal.Acquirer.Flows;

/// <summary>
/// Network management (0800): echo, and sign-on. A sign-on says in tag 15 of DE48 what the terminal has: <c>EPOCH xx</c>, its files with that epoch, or <c>LOST</c>,
/// none. Tag 14 of the answer gives epoch, batch and highest counter seen: those it has; or, after a loss, a new epoch and the next batch. A loss is an alarm, and closes
/// what the terminal can settle no more. Tag 19 says once after each start which firmware it is and why it started: an error that made it restart, or erased files, are an alarm.
/// </summary>
internal sealed class NetworkFlow(Database database, byte[] cardKey, TimeProvider time)
{
    private const string PowerOn = "POWER";
    private const string Digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    public Task<Outcome> RunAsync(Request request, byte[] macKey) => database.WriteAsync(transaction => Manage(transaction, request, macKey));

    private Outcome Manage(DbTransaction transaction, Request request, byte[] macKey)
    {
        var terminal = Registry.Terminal(transaction, request.Terminal)!;
        if (terminal.Active == 0)
            return Answer("58", $"Refused: terminal {terminal.Id} is not active.");
        if (terminal.Merchant != request.Merchant)
            return Answer("03", $"Refused: terminal {terminal.Id} belongs to another merchant.");
        if (terminal.MerchantActive == 0)
            return Answer("03", $"Refused: merchant {terminal.Merchant} is not active.");
        return request.Text(Field.NetworkCode) switch
        {
            "301" => Answer("00", "Echo: the line and the keys are in order."),
            "001" => SignOn(),
            _ => Answer("12", "Refused: this host knows sign-on (001) and echo (301) only."),
        };

        Outcome SignOn()
        {
            string start = Start();
            string state = request.TagText(Tag.TerminalState);
            string held = state == "LOST" ? "" : state[6..];
            if (held.Length > 0 && held == terminal.Epoch)
                return Answer("00", $"Signed on: the terminal goes on in epoch {terminal.Epoch}, batch {terminal.Batch:D6}.{start}", terminal);

            byte[] fingerprint = request.Fingerprint(cardKey);
            if (Registry.BegunBy(transaction, terminal.Id).AsSpan().SequenceEqual(fingerprint))
                return Answer("00", $"The same sign-on again: the terminal is in epoch {terminal.Epoch}, batch {terminal.Batch:D6}, which it began.{start}", terminal);

            string epoch = Next(terminal.Epoch);
            if (held.Length > 0 && epoch == held)
                epoch = Next(epoch);
            if (epoch.Length == 0)
                return Answer("96", "Refused: the terminal has used all its epochs; give it a new identity.");

            string loss = "";
            if (terminal.Epoch.Length > 0)
            {
                loss = held.Length == 0
                    ? $"Terminal {terminal.Id} has lost its files: it had epoch {terminal.Epoch} and batch {terminal.Batch:D6}."
                    : $"Terminal {terminal.Id} holds files of epoch {held}, not of epoch {terminal.Epoch} with batch {terminal.Batch:D6}.";
                Registry.Raise(transaction, time.GetUtcNow(), terminal.Id, loss);
                loss = " ALARM: " + loss;
            }
            string kept = CloseLost();
            long last = Batches.Newest(transaction, terminal.Id) is var newest && BatchNumber.IsBefore((int)terminal.Batch, (int)newest) ? newest : terminal.Batch;
            var now = terminal with { Epoch = epoch, Batch = BatchNumber.Next((int)last) };
            Registry.SignOn(transaction, now.Id, now.Epoch, now.Batch, fingerprint);
            return Answer("00", $"Signed on: the terminal begins epoch {now.Epoch} in batch {now.Batch:D6}.{loss}{kept}{start}", now);
        }

        // A sale that was not reversed counts as signed: what the host has of the batches that are lost is owed to the merchant, for nobody will settle them.
        string CloseLost()
        {
            var lost = Batches.Unsettled(transaction, terminal.Id);
            foreach (long batch in lost)
            {
                string totals = Totals.Text(Batches.Count(transaction, terminal.Id, batch));
                var now = time.GetUtcNow();
                BatchClosing.Close(transaction, terminal, new BatchRow(terminal.Id, batch, Times.Stamp(now), null, totals, SettlementCode.Difference), now);
            }
            return lost.Count == 0 ? "" : $" Closed as the host has them: {string.Join(", ", lost.Select(batch => $"batch {batch:D6}"))}.";
        }

        string Start()
        {
            string report = request.TagText(Tag.StartReport);
            int space = report.IndexOf(' ', StringComparison.Ordinal);
            if (space <= 0)
                return "";
            string told = $"Terminal {terminal.Id} started with firmware {report[..space]}, reason {report[(space + 1)..]}.";
            if (report[(space + 1)..] == PowerOn)
                return " " + told;
            Registry.Raise(transaction, time.GetUtcNow(), terminal.Id, told);
            return " ALARM: " + told;
        }

        Outcome Answer(string code, string explanation, TerminalRow? position = null) => new(
            new AnswerMessage
            {
                Code = code,
                NewestList = ListHistory.NewestNumber(transaction),
                NewestParameters = terminal.Parameters,
                Position = position is null ? "" : $"{position.Epoch}{position.Batch:D6}{position.Counter:D10}",
            }.Build(request, macKey, time.GetUtcNow()),
            explanation);
    }

    /// <summary>The epoch after another: 01 to 09, 0A to 0Z, 10 ... ZZ; empty after the last.</summary>
    private static string Next(string epoch)
    {
        int number = epoch.Length == 0 ? 0 : Digits.IndexOf(epoch[0]) * Digits.Length + Digits.IndexOf(epoch[1]);
        number++;
        return number == Digits.Length * Digits.Length ? "" : $"{Digits[number / Digits.Length]}{Digits[number % Digits.Length]}";
    }
}
