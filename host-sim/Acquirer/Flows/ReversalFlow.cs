using System;
using System.Data.Common;
using System.Threading.Tasks;
using Terminal.Acquirer.Requests;
using Terminal.Acquirer.Storage;
using Terminal.Core.Messages;

namespace Terminal.Acquirer.Flows;

/// <summary>
/// A reversal (0420, 0421): it wins over its number for ever, wherever its request is now. Answers: 00 reversed; 25 the number is unknown, and stays dead;
/// 94 the reversal is another one than the first, or fits not its original; 12 it was refunded, or its batch is closed: nothing posted. An advice is undone as a request
/// is, and a pre-authorisation holds nothing any more. It is taken from an inactive terminal too: it only gives back.
/// </summary>
internal sealed class ReversalFlow(Database database, byte[] cardKey, TimeProvider time)
{
    public Task<Outcome> RunAsync(Request request, byte[] macKey) => database.WriteAsync(transaction => Reverse(transaction, request, macKey));

    private Outcome Reverse(DbTransaction transaction, Request request, byte[] macKey)
    {
        var terminal = Epochs.Hear(transaction, request, time.GetUtcNow());
        byte[] fingerprint = request.Fingerprint(cardKey);
        if (Sales.Tombstone(transaction, request.Terminal, request.Number) is { } tombstone)
        {
            return tombstone.Fingerprint.AsSpan().SequenceEqual(fingerprint)
                ? new Outcome(tombstone.Answer, $"The same reversal again: it gets its first answer. {tombstone.Explanation}")
                : Answer(request, macKey, "94", "Refused: this sale number was reversed before by another reversal; nothing was posted.");
        }

        var sale = Sales.Find(transaction, request.Terminal, request.Number);
        if (sale is not null && !Fits(request, sale))
            return Answer(request, macKey, "94", "Refused: the reversal does not fit the sale of this number; nothing was posted.");
        string refusal = sale is null ? "" : Refusal(transaction, sale, terminal);
        if (refusal.Length > 0)
            return Answer(request, macKey, "12", $"Refused: {refusal}; nothing was posted.");

        var now = time.GetUtcNow();
        string story = sale is null ? EndHold(transaction, request) : Undo(transaction, sale, terminal, now);
        var outcome = Answer(request, macKey, sale is null ? "25" : "00", story);
        long batch = request.Number64(Field.Batch);
        Sales.Bury(transaction, new TombstoneRow(
            request.Terminal, request.Number, BatchNumber.IsBefore((int)batch, (int)terminal.Batch) ? terminal.Batch : batch, fingerprint, outcome.Answer, outcome.Explanation), now);
        return outcome;
    }

    // A closed batch stays as it was settled: only what stands outside it can still be undone.
    private static string Refusal(DbTransaction transaction, SaleRow sale, TerminalRow terminal)
    {
        if (sale.Reversed != 0)
            return "";
        if (Sales.Refunded(transaction, sale) is > 0 and var refunded)
            return $"{terminal.Money.Format(refunded)} of the sale was refunded";
        return sale.IsApproved && sale.Kind != SaleKind.Hold && sale.Suspense != Suspense.Open && BatchNumber.IsBefore((int)sale.Batch, (int)terminal.Batch) ? $"batch {sale.Batch:D6} is closed; the sale can be refunded" : "";
    }

    private bool Fits(Request request, SaleRow sale) =>
        request.Number64(Field.Amount) == sale.Amount
        && request.Text(Field.Currency) == sale.Currency
        && request.Text(Field.OriginalElements).StartsWith(sale.Origin, StringComparison.Ordinal)
        && sale.Card.AsSpan().SequenceEqual(request.CardDigest(cardKey));

    private static string Undo(DbTransaction transaction, SaleRow sale, TerminalRow terminal, DateTimeOffset now)
    {
        if (sale.Reversed != 0)
            return "Reversed before: there was nothing left to give back.";
        Sales.Reverse(transaction, sale, now);
        IssuerAdvices.TakeBack(transaction, sale.Terminal, sale.Number, now);
        if (sale.Kind == SaleKind.Hold && Holds.Find(transaction, sale.Terminal, sale.Number) is { } hold)
        {
            Holds.End(transaction, sale.Terminal, sale.Number, sale.Number);
            return hold.EndedBy is null
                ? $"Cancelled: {terminal.Money.Format(hold.Amount)} is held no longer."
                : $"Cancelled: the pre-authorisation held nothing any more, as sale {hold.EndedBy} had completed it.";
        }
        if (sale.Code is null)
            return "Reversed: the request is still at the issuer; its approval will be undone there.";
        if (sale.Held < 0)
            return $"Reversed: {terminal.Money.Format(-sale.Held)} was taken from the card's remaining limit again.";
        return sale.Held == 0
            ? $"Reversed: {(sale.IsAdvice ? "the advice had posted nothing" : "the request had been declined")}, so there was nothing to give back."
            : $"Reversed: {terminal.Money.Format(sale.Held)} went back to the card's remaining limit.";
    }

    // A sale approved by telephone, or a completion, that was voided before its advice was sent: its number is dead, and what is held for it, which is good once, with it.
    private string EndHold(DbTransaction transaction, Request request)
    {
        const string Noted = "Noted: the request to reverse never came; if it comes later it will be refused.";
        string approval = request.Text(Field.ApprovalCode);
        byte[] card = request.CardDigest(cardKey)!;
        if (VoiceCodes.FindHold(transaction, request.Terminal, approval, card, request.Number64(Field.Amount)) is { Number: null } code)
        {
            VoiceCodes.Use(transaction, code, request.Number);
            IssuerAdvices.TakeBack(transaction, code.Terminal, code.Code, time.GetUtcNow());
            return $"{Noted} Code {code.Code} of the voice desk holds nothing any more.";
        }
        if (Holds.FindOpen(transaction, request.Terminal, approval, card) is { } hold)
        {
            Holds.End(transaction, hold.Terminal, hold.Number, request.Number);
            IssuerAdvices.TakeBack(transaction, hold.Terminal, hold.Number, time.GetUtcNow());
            return $"{Noted} Pre-authorisation {hold.Number} holds nothing any more.";
        }
        return Noted;
    }

    private Outcome Answer(Request request, byte[] macKey, string code, string explanation) =>
        new(new AnswerMessage { Code = code }.Build(request, macKey, time.GetUtcNow()), explanation);
}
