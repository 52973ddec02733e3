using System;
using System.Data.Common;
using System.Globalization;
using Terminal.Acquirer.Accounts;
using Terminal.Acquirer.Authorisation;
using Terminal.Acquirer.Requests;
using Terminal.Acquirer.StopLists;
using Terminal.Acquirer.Storage;
using Terminal.Core.Messages;

namespace Terminal.Acquirer.Flows;

/// <summary>
/// Posts what a terminal has sold already, whatever speaks against it; doubts are kept for clearing. What was held for the sale, by a code of the voice desk or by a
/// pre-authorisation, is held no longer, so that nothing is lowered twice. A sale of a closed batch goes to suspense.
/// </summary>
internal sealed class AdvisedSales(StopListPublisher list)
{
    /// <summary>Posts a sale whose number is new.</summary>
    /// <returns>What it took from the card's limit, and the story.</returns>
    public (long Posted, string Explanation) Post(DbTransaction transaction, Request request, SaleRow sale, TerminalRow terminal, DateTimeOffset now)
    {
        var advice = Case(transaction, request, sale, terminal, now);
        var (doubt, verdict) = ClearingRules.Judge(advice);
        if (advice.Sale.IsBatchClosed)
        {
            sale = sale with { Suspense = 1 };
            Batches.Suspend(transaction, sale);
        }

        EndHolds(transaction, advice, sale);
        long posted = advice.Sale.CanPost ? CardAccount.Take(transaction, sale, MovementOf(advice), advice.Sale.Terminal, now) : 0;
        Sales.Advise(transaction, Row(request, doubt, verdict));
        string explanation = Explain(transaction, request, advice, doubt, verdict);
        if (advice.Sale.IsBatchClosed)
            Registry.Raise(transaction, now, sale.Terminal, $"Number {sale.Number}: {explanation}");
        return (posted, explanation);
    }

    private AdviceCase Case(DbTransaction transaction, Request request, SaleRow sale, TerminalRow terminal, DateTimeOffset now)
    {
        string named = request.TagText(Tag.AdviceReason);
        int reason = named.Length == 0 ? 0 : int.Parse(named, CultureInfo.InvariantCulture);
        string approval = request.Text(Field.ApprovalCode);
        long held = long.Parse(request.TagText(Tag.ListVersion), CultureInfo.InvariantCulture);
        var soldAt = Times.Nearest(SoldAt(request), now) is { } sold ? new DateTimeOffset(sold, TimeSpan.Zero) : now;
        var judged = AuthorisationCase.Of(transaction, request, sale, terminal, now) with { Card = Registry.Card(transaction, sale.Card!, now), Month = Times.Month(soldAt) };
        var hold = sale.Kind == SaleKind.Completion ? Holds.Find(transaction, sale.Terminal, request.TagText(Tag.OriginalNumber)) : null;
        return new AdviceCase
        {
            Sale = judged,
            Decision = int.Parse(request.TagText(Tag.DecisionReason), CultureInfo.InvariantCulture),
            Cardholder = request.TagText(Tag.Cardholder),
            FloorLimit = judged.Product is { } product ? Registry.FloorLimit(transaction, sale.Terminal, request.TagText(Tag.Parameters), product.Name) : 0,
            SoldAt = soldAt,
            Reason = reason,
            Approval = approval,
            IsUpload = request.Mti == Mti.Upload,
            Voice = reason == AdviceReason.Voice ? VoiceCodes.Find(transaction, sale.Terminal, approval, sale.Card!, sale.Amount)
                : sale.Kind == SaleKind.Completion && hold is null ? VoiceCodes.FindHold(transaction, sale.Terminal, approval, sale.Card!, sale.Amount) : null,
            Hold = hold,
            Replaced = Sales.Find(transaction, sale.Terminal, request.TagText(Tag.NumberReplaced)),
            ListedOn = sale.Kind != SaleKind.Refund && list.IsOn(transaction, held, request.CardDigits) ? held : 0,
            Now = now,
        };
    }

    private static void EndHolds(DbTransaction transaction, AdviceCase advice, SaleRow sale)
    {
        if (advice.Voice is { Number: null } code)
            VoiceCodes.Use(transaction, code, sale.Number);
        if (advice.Hold is { } hold && advice.IsHoldOfCard)
        {
            Sales.Link(transaction, sale, hold.Terminal, hold.Number);
            Holds.End(transaction, hold.Terminal, hold.Number, sale.Number);
        }
        if (advice.Sale.Original is { } original)
            Sales.Link(transaction, sale, original.Terminal, original.Number);
    }

    private static string MovementOf(AdviceCase advice) =>
        advice.IsUpload ? MovementKind.Upload : advice.IsCompletion ? MovementKind.Completion : MovementKind.Advice;

    private static string Explain(DbTransaction transaction, Request request, AdviceCase advice, string doubt, string verdict)
    {
        var sale = advice.Sale;
        string what = sale.IsRefund ? $"Refund of {sale.Money}" : $"Sale of {sale.Money} {advice.Way}";
        string text = $"{what}: {(!sale.CanPost ? "kept for clearing, for there is no card to post it to" : sale.IsBatchClosed ? "posted, and its money is in suspense" : "posted")}.";
        string replaced = request.TagText(Tag.NumberReplaced);
        if (replaced.Length > 0)
            text += $" It replaces attempt {replaced}.";
        if (sale.CanPost && Registry.Card(transaction, sale.CardDigest, advice.Now)!.Remaining is < 0 and var remaining)
            text += $" The card's limit is passed by {sale.Terminal.Money.Format(-remaining)}: an advice may.";
        if (doubt.Length == 0)
            return text;
        return verdict.Length == 0 ? $"{text} Clearing may refuse it: {doubt}." : $"{text} Clearing will not reimburse it ({verdict}): {doubt}.";
    }

    private static AdviceRow Row(Request request, string doubt, string verdict) => new(
        request.Terminal, request.Number, request.TagText(Tag.AdviceReason), request.TagText(Tag.DecisionReason), request.TagText(Tag.Cardholder), request.TagText(Tag.ListVersion),
        request.TagText(Tag.Parameters), request.Text(Field.EntryMode), request.Text(Field.ApprovalCode), SoldAt(request), request.TagText(Tag.NumberReplaced), doubt, verdict);

    // The terminal's local time: hours off UTC do not matter to a month but at its ends, and clearing looks there again.
    private static string SoldAt(Request request) => request.Text(Field.LocalDate) + request.Text(Field.LocalTime);
}
