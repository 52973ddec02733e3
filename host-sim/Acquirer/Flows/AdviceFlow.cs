using System;
using System.Globalization;
using System.Threading.Tasks;
using Microsoft.Data.Sqlite;
using Terminal.Acquirer.Authorisation;
using Terminal.Acquirer.Requests;
using Terminal.Acquirer.Storage;
using Terminal.Core.Messages;

namespace Terminal.Acquirer.Flows;

/// <summary>
/// An advice (0220, 0221): the sale was made already, so it is stored and posted once, whatever speaks against it, and answered 00; doubts are kept for clearing.
/// It may pass the card's limit. A sale approved by telephone takes the place of what the voice desk holds for it. Nobody is asked: one transaction does it all.
/// </summary>
internal sealed class AdviceFlow(Database database, SaleNumbers numbers, TimeProvider time)
{
    public Task<Outcome> RunAsync(Request request, byte[] macKey) => database.WriteAsync(transaction => Take(transaction, request, macKey));

    private Outcome Take(SqliteTransaction transaction, Request request, byte[] macKey)
    {
        var now = time.GetUtcNow();
        if (request.Number64(Field.ProcessingCode) != ProcessingCode.Sale)
            return new Outcome(new AnswerMessage { Code = "12" }.Build(request, macKey, now), "Refused: an advice tells of a sale; refunds go online only.");
        var (known, sale) = numbers.Take(transaction, request, macKey);
        if (sale is null)
            return known!;

        var advice = Case(transaction, request, sale, now);
        string doubt = ClearingDoubts.Of(advice);
        long posted = Post(transaction, advice, sale);
        string explanation = Explain(transaction, request, advice, doubt);
        byte[] answer = new AnswerMessage { Code = "00", NewestList = ListHistory.NewestNumber(transaction), NewestParameters = advice.Sale.Terminal.Parameters }.Build(request, macKey, now);
        Sales.Conclude(transaction, sale, "00", posted, answer, explanation);
        Sales.Advise(transaction, Row(request, doubt));
        return new Outcome(answer, explanation);
    }

    private static AdviceCase Case(SqliteTransaction transaction, Request request, SaleRow sale, DateTimeOffset now)
    {
        int reason = int.Parse(request.TagText(Tag.AdviceReason), CultureInfo.InvariantCulture);
        string approval = request.Text(Field.ApprovalCode);
        return new AdviceCase(
            AuthorisationCase.Of(transaction, request, sale, now) with { Month = Times.Month(Times.Nearest(SoldAt(request), now) ?? now.UtcDateTime) },
            reason,
            approval,
            reason == AdviceReason.Voice ? VoiceCodes.Find(transaction, sale.Terminal, approval, sale.Card!, sale.Amount) : null,
            Sales.Find(transaction, sale.Terminal, request.TagText(Tag.NumberReplaced)),
            now);
    }

    // What it takes from the card's limit; the hold of the voice desk ends in the same moment.
    private static long Post(SqliteTransaction transaction, AdviceCase advice, SaleRow sale)
    {
        if (advice.Voice is { Number: null } code)
            VoiceCodes.Use(transaction, code, sale.Number);
        if (!advice.Sale.CanPost)
            return 0;
        Registry.Post(transaction, sale.Card!, sale.Amount);
        return sale.Amount;
    }

    private static string Explain(SqliteTransaction transaction, Request request, AdviceCase advice, string doubt)
    {
        var sale = advice.Sale;
        string text = $"Sale of {sale.Money} {advice.Way}: {(sale.CanPost ? "posted" : "kept for clearing, for there is no card to post it to")}.";
        string replaced = request.TagText(Tag.NumberReplaced);
        if (replaced.Length > 0)
            text += $" It replaces attempt {replaced}.";
        if (sale.CanPost && Registry.Card(transaction, sale.Card!.Digest, advice.Now)!.Remaining is < 0 and var remaining)
            text += $" The card's limit is passed by {sale.Terminal.Money.Format(-remaining)}: an advice may.";
        return doubt.Length == 0 ? text : $"{text} Clearing may refuse it: {doubt}.";
    }

    private static AdviceRow Row(Request request, string doubt) => new(
        request.Terminal, request.Number, request.TagText(Tag.AdviceReason), request.TagText(Tag.DecisionReason), request.TagText(Tag.Cardholder), request.TagText(Tag.ListVersion),
        request.TagText(Tag.Parameters), request.Text(Field.EntryMode), request.Text(Field.ApprovalCode), SoldAt(request), request.TagText(Tag.NumberReplaced), doubt);

    // The terminal's local time: hours off UTC do not matter to a month but at its ends, and clearing looks there again.
    private static string SoldAt(Request request) => request.Text(Field.LocalDate) + request.Text(Field.LocalTime);
}
