using System;
using System.Data.Common;
using System.Threading.Tasks;
using Terminal.Acquirer.Requests;
using Terminal.Acquirer.Storage;
using Terminal.Core.Messages;

namespace Terminal.Acquirer.Flows;

/// <summary>
/// One sale or refund of a batch upload (0320, 0321). A number that the host knows is never posted again: 00 when both ends have the same, 94 when they do not (another
/// amount or card, declined, or reversed here). One that it does not know is posted as an advice is, and doubted. What it says counts, not which message of the upload it
/// was: an upload that begins anew is the same upload.
/// </summary>
internal sealed class UploadFlow(Database database, SaleNumbers numbers, AdvisedSales advised, byte[] cardKey, TimeProvider time)
{
    public Task<Outcome> RunAsync(Request request, byte[] macKey) => database.WriteAsync(transaction => Take(transaction, request, macKey));

    private Outcome Take(DbTransaction transaction, Request request, byte[] macKey)
    {
        var now = time.GetUtcNow();
        var terminal = Epochs.Hear(transaction, request, now);
        if (Sales.Tombstone(transaction, request.Terminal, request.Number) is not null)
            return Answer("94", "Not posted: this sale number was reversed here.");

        var sale = Sales.Find(transaction, request.Terminal, request.Number);
        if (sale is not null)
        {
            if (!Fits(request, sale))
                return Answer("94", "Not posted: the host knows this number with other content.");
            if (!sale.IsApproved || sale.Reversed != 0)
                return Answer("94", $"Not posted: the host has this sale as {(sale.Reversed != 0 ? "reversed" : "not approved")}.");
            Batches.Uploaded(transaction, sale);
            return Answer("00", "Known: both ends have it.");
        }

        sale = numbers.RowOf(request);
        Sales.Insert(transaction, sale, now);
        var (posted, explanation) = advised.Post(transaction, request, sale, terminal, now);
        Batches.Uploaded(transaction, sale);
        var outcome = Answer("00", explanation);
        Sales.Conclude(transaction, sale, "00", posted, outcome.Answer, explanation);
        return outcome;

        Outcome Answer(string code, string text) => new(new AnswerMessage { Code = code }.Build(request, macKey, now), text);
    }

    private bool Fits(Request request, SaleRow sale) =>
        sale.Kind != SaleKind.Hold
        && (request.Kind == SaleKind.Refund) == (sale.Kind == SaleKind.Refund)
        && request.Number64(Field.Amount) == sale.Amount
        && request.Text(Field.Currency) == sale.Currency
        && request.Number64(Field.Batch) == sale.Batch
        && sale.Card.AsSpan().SequenceEqual(request.CardDigest(cardKey));
}
