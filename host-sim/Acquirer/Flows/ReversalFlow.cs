using System;
using System.Threading.Tasks;
using Microsoft.Data.Sqlite;
using Terminal.Acquirer.Requests;
using Terminal.Acquirer.Storage;
using Terminal.Core.Messages;

namespace Terminal.Acquirer.Flows;

/// <summary>
/// A reversal (0420, 0421): it wins over its number for ever, wherever its request is now. Answers: 00 reversed; 25 the number is unknown, and stays dead;
/// 94 the reversal is another one than the first, or fits not its original: nothing posted. An advice is undone as a request is. It is taken from an inactive terminal too: it only gives back.
/// </summary>
internal sealed class ReversalFlow(Database database, byte[] cardKey, TimeProvider time)
{
    public Task<Outcome> RunAsync(Request request, byte[] macKey) => database.WriteAsync(transaction => Reverse(transaction, request, macKey));

    private Outcome Reverse(SqliteTransaction transaction, Request request, byte[] macKey)
    {
        Registry.Seen(transaction, request.Terminal, request.Counter);
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
        if (sale is not null)
            Sales.Reverse(transaction, sale);
        var code = sale is null ? EndHold(transaction, request) : null;

        var outcome = Answer(request, macKey, sale is null ? "25" : "00", Explain(transaction, request, sale, code));
        Sales.Bury(transaction, new TombstoneRow(request.Terminal, request.Number, fingerprint, outcome.Answer, outcome.Explanation), time.GetUtcNow());
        return outcome;
    }

    private bool Fits(Request request, SaleRow sale) =>
        request.Number64(Field.Amount) == sale.Amount
        && request.Text(Field.Currency) == sale.Currency
        && request.Text(Field.OriginalElements).StartsWith(sale.Origin, StringComparison.Ordinal)
        && sale.Card.AsSpan().SequenceEqual(request.CardDigest(cardKey));

    // A sale approved by telephone and voided before its advice was sent: its number is dead, and the code, which is good once, with it.
    private VoiceRow? EndHold(SqliteTransaction transaction, Request request)
    {
        var code = VoiceCodes.Find(transaction, request.Terminal, request.Text(Field.ApprovalCode), request.CardDigest(cardKey)!, request.Number64(Field.Amount));
        if (code is not { Number: null })
            return null;
        VoiceCodes.Use(transaction, code, request.Number);
        return code;
    }

    private static string Explain(SqliteTransaction transaction, Request request, SaleRow? sale, VoiceRow? code)
    {
        if (sale is null)
        {
            string held = code is null ? "" : $" Code {code.Code} of the voice desk holds nothing any more.";
            return "Noted: the request to reverse never came; if it comes later it will be refused." + held;
        }
        if (sale.Code is null)
            return "Reversed: the request is still at the issuer; its approval will be undone there.";
        return sale.Held == 0
            ? $"Reversed: {(sale.IsAdvice ? "the advice had posted nothing" : "the request had been declined")}, so there was nothing to give back."
            : $"Reversed: {Registry.Terminal(transaction, request.Terminal)!.Money.Format(sale.Held)} went back to the card's remaining limit.";
    }

    private Outcome Answer(Request request, byte[] macKey, string code, string explanation) =>
        new(new AnswerMessage { Code = code }.Build(request, macKey, time.GetUtcNow()), explanation);
}
