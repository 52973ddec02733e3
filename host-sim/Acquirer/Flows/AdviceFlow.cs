using System;
using System.Data.Common;
using System.Threading.Tasks;
using Terminal.Acquirer.Requests;
using Terminal.Acquirer.Storage;
using Terminal.Core.Messages;

namespace Terminal.Acquirer.Flows;

/// <summary>
/// An advice (0220, 0221): the sale was made already, so it is stored and posted once, whatever speaks against it, and answered 00. Nobody is asked: one transaction does
/// it all.
/// </summary>
internal sealed class AdviceFlow(Database database, SaleNumbers numbers, AdvisedSales advised, TimeProvider time)
{
    public Task<Outcome> RunAsync(Request request, byte[] macKey)
    {
        var row = numbers.RowOf(request);
        return database.WriteAsync(transaction => Take(transaction, request, row, macKey));
    }

    private Outcome Take(DbTransaction transaction, Request request, SaleRow row, byte[] macKey)
    {
        var now = time.GetUtcNow();
        if (request.Number64(Field.ProcessingCode) != ProcessingCode.Sale)
            return new Outcome(new AnswerMessage { Code = "12" }.Build(request, macKey, now), "Refused: an advice tells of a sale; refunds go online only.");
        var (terminal, known, sale) = numbers.Take(transaction, request, row, macKey);
        if (sale is null)
            return known!;

        var (posted, explanation) = advised.Post(transaction, request, sale, terminal, now);
        byte[] answer = new AnswerMessage
        {
            Code = "00",
            NewestList = terminal.NewestList,
            NewestParameters = terminal.Parameters,
        }.Build(request, macKey, now);
        Sales.Conclude(transaction, sale, "00", posted, answer, explanation);
        return new Outcome(answer, explanation);
    }
}
