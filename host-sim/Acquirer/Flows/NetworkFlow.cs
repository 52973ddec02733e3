using System;
using System.Data.Common;
using System.Threading.Tasks;
using Terminal.Acquirer.Requests;
using Terminal.Acquirer.Storage;
using Terminal.Core.Messages;

namespace Terminal.Acquirer.Flows;

/// <summary>
/// Network management (0800): echo, and sign-on. A sign-on says in tag 15 of DE48 what the terminal has: <c>EPOCH xx</c>, its files with that epoch, or <c>LOST</c>,
/// none. Tag 14 of the answer gives epoch, batch and highest counter seen: those it has; or, after a loss, a new epoch, which is offered, and the next batch. Tag 19 says once after each start which firmware it is and why it started: an error that made it restart, or erased files, are an alarm.
/// </summary>
internal sealed class NetworkFlow(Database database, byte[] cardKey, TimeProvider time)
{
    private const string PowerOn = "POWER";

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
            if (held.Length > 0 && Epochs.IsOffered(terminal, held))
                return TakeUp(held, start);

            byte[] fingerprint = request.Fingerprint(cardKey);
            bool isKnown = Registry.BegunBy(transaction, terminal.Id).AsSpan().SequenceEqual(fingerprint);
            string epoch = isKnown ? terminal.Offered : Epochs.Next(terminal, held);
            if (epoch.Length == 0)
                return Answer("96", "Refused: the terminal has used all its epochs; give it a new identity.");
            var position = isKnown ? terminal with { Epoch = epoch, Batch = terminal.OfferedBatch } : Epochs.Position(transaction, terminal, epoch);
            if (!isKnown)
                Registry.Offer(transaction, terminal.Id, epoch, position.Batch, fingerprint);
            if (isKnown && epoch == terminal.Epoch)
                return Answer("00", $"The same sign-on again: the terminal is in epoch {terminal.Epoch}, batch {terminal.Batch:D6}, which it began.{start}", terminal);

            // Nothing can be lost before the first epoch; and files of one that was never offered here are no message from the past.
            if (terminal.Epoch.Length == 0 || string.CompareOrdinal(held, terminal.Offered) > 0)
                return TakeUp(epoch, start);

            string had = $"it had epoch {terminal.Epoch} and batch {terminal.Batch:D6}";
            string why = held.Length == 0 ? $"the terminal says that it has lost its files: {had}" : $"the terminal holds files of epoch {held}: {had}";
            return Answer("00", $"{(isKnown ? "The same sign-on again" : "Signed on")}: {why}. Epoch {epoch} is its own as soon as it uses it.{start}", position);
        }

        Outcome TakeUp(string epoch, string start)
        {
            var (now, story) = Epochs.TakeUp(transaction, terminal, epoch, time.GetUtcNow());
            return Answer("00", $"Signed on: the terminal begins epoch {now.Epoch} in batch {now.Batch:D6}.{story}{start}", now);
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
                NewestList = terminal.NewestList,
                NewestParameters = terminal.Parameters,
                Position = position is null ? "" : $"{position.Epoch}{position.Batch:D6}{Sales.HighestCounter(transaction, terminal.Id):D10}",
            }.Build(request, macKey, time.GetUtcNow()),
            explanation);
    }
}
