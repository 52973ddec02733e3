using System;
using System.Data.Common;
using System.Threading.Tasks;
using Terminal.Acquirer.Accounts;
using Terminal.Acquirer.Requests;
using Terminal.Acquirer.Storage;
using Terminal.Core.Messages;

namespace Terminal.Acquirer.Flows;

/// <summary>
/// A settlement (0500, 0501). When both ends have the same totals the batch is closed: 00. Otherwise 95 with the host's totals, so that the terminal uploads the batch; the
/// settlement after that always closes, what only the host knows goes to suspense, and an alarm tells of a difference that is left. A batch that is closed gets its
/// first answer again, or 94 for other totals. It is taken from an inactive terminal too: what was sold is to be settled.
/// </summary>
internal sealed class SettlementFlow(Database database, TimeProvider time)
{
    public Task<Outcome> RunAsync(Request request, byte[] macKey) => database.WriteAsync(transaction => Settle(transaction, request, macKey));

    private Outcome Settle(DbTransaction transaction, Request request, byte[] macKey)
    {
        var now = time.GetUtcNow();
        var terminal = Registry.Terminal(transaction, request.Terminal)!;
        long number = request.Number64(Field.Batch);
        string claimed = request.Text(Field.Totals);
        if (terminal.Merchant != request.Merchant)
            return Answer("03", "", SettlementCode.Difference, $"Refused: terminal {terminal.Id} belongs to another merchant.");
        if (terminal.Currency != request.Text(Field.SettlementCurrency))
            return Answer("12", "", SettlementCode.Difference, $"Refused: terminal {terminal.Id} sells in {terminal.CurrencyLetters} only.");
        if (request.Number64(Field.ProcessingCode) is not (ProcessingCode.Close or ProcessingCode.CloseAfterUpload))
            return Answer("12", "", SettlementCode.Difference, "Refused: the processing code of a settlement is 920000, or 960000 after an upload.");
        if (Batches.Find(transaction, terminal.Id, number) is { } batch)
        {
            return batch.Claimed == claimed
                ? Answer("00", batch.Totals, batch.Code, $"Batch {number:D6} is closed already: the terminal gets its first answer.")
                : Answer("94", batch.Totals, batch.Code, $"Refused: batch {number:D6} was closed with other totals.");
        }

        string totals = Totals.Text(Batches.Count(transaction, terminal.Id, number));
        bool isLast = request.Number64(Field.ProcessingCode) == ProcessingCode.CloseAfterUpload;
        int suspended = 0;
        if (isLast && (totals != claimed || Batches.HasUpload(transaction, terminal.Id, number)))
        {
            suspended = BatchClosing.SuspendHostOnly(transaction, terminal, number, now);
            totals = Totals.Text(Batches.Count(transaction, terminal.Id, number));
        }
        if (totals != claimed && !isLast)
            return Answer("95", totals, SettlementCode.Difference, $"Batch {number:D6} stays open, for the totals differ. Terminal: {Say(claimed)}. Host: {Say(totals)}.");

        int code = totals == claimed ? SettlementCode.Balanced : SettlementCode.Difference;
        BatchClosing.Close(transaction, terminal, new BatchRow(terminal.Id, number, Times.Stamp(now), claimed, totals, code), now);
        string story = $"Batch {number:D6} is closed: {Say(totals)}.";
        if (suspended > 0)
            story += $" In suspense, as only the host knows them: {suspended}.";
        if (code == SettlementCode.Difference)
            story += $" A difference is left: the terminal has {Say(claimed)}.";
        if (suspended > 0 || code == SettlementCode.Difference)
            Registry.Raise(transaction, now, terminal.Id, story);
        return Answer("00", totals, code, story);

        string Say(string text)
        {
            var read = Totals.Read(text);
            return $"{Many(read.Sales, "sale")} of {terminal.Money.Format(read.SalesSum)}, {Many(read.Refunds, "refund")} of {terminal.Money.Format(read.RefundsSum)}";
        }

        static string Many(long count, string what) => count == 1 ? $"1 {what}" : $"{count} {what}s";

        Outcome Answer(string response, string hostTotals, long settlement, string explanation) => new(
            new AnswerMessage { Code = response, HostTotals = hostTotals.Length == 0 ? Totals.None : hostTotals, Settlement = settlement }.Build(request, macKey, now), explanation);
    }
}
