using System;
using System.Data.Common;
using Terminal.Acquirer.Cards;
using Terminal.Acquirer.Requests;
using Terminal.Acquirer.Storage;
using Terminal.Core.Messages;

namespace Terminal.Acquirer.Flows;

/// <summary>
/// One sale number (DE41 and DE37), one sale: the same message again gets its first answer, another message of that number 94, and so does any that comes after the
/// number was reversed. What is new gets its row before anything is decided.
/// </summary>
internal sealed class SaleNumbers(byte[] cardKey, TimeProvider time)
{
    /// <summary>The row that a number gets when it is new; made before the transaction, whose time is dear.</summary>
    public SaleRow RowOf(Request request) => new(
        request.Terminal, request.Number, request.Kind, request.Fingerprint(cardKey), request.CardDigest(cardKey), CardNumber.Mask(request.CardDigits), request.Number64(Field.Amount),
        request.Text(Field.Currency), request.Number64(Field.Batch), request.Origin, 0, null, 0, null, null, null, null, 0, 0, "", "");

    /// <summary>Takes a message in.</summary>
    /// <param name="transaction">In which it is decided.</param>
    /// <param name="request">The message.</param>
    /// <param name="row">As <see cref="RowOf"/> makes it.</param>
    /// <param name="macKey">The terminal's message key.</param>
    /// <returns>The terminal; the outcome that its number has already, or, with a null outcome, the row to go on with.</returns>
    public (TerminalRow Terminal, Outcome? Outcome, SaleRow? Sale) Take(DbTransaction transaction, Request request, SaleRow row, byte[] macKey)
    {
        var terminal = Epochs.Hear(transaction, request, time.GetUtcNow());
        if (Sales.Insert(transaction, row, time.GetUtcNow()))
            return (terminal, null, row);

        // The tombstone is forgotten one day, the row never: without a row there is a tombstone.
        var sale = Sales.Find(transaction, request.Terminal, request.Number);
        if (sale is null or { Reversed: not 0 })
            return (terminal, Duplicate("Refused: this sale number was reversed before; nothing was posted."), null);
        if (!sale.Fingerprint.AsSpan().SequenceEqual(row.Fingerprint))
            return (terminal, Duplicate("Refused: this sale number was used before with other content; nothing was posted."), null);
        if (sale.Answer is not null)
            return (terminal, new Outcome(sale.Answer, $"The same {(sale.IsAdvice ? "advice" : "request")} again: it gets its first answer. {sale.Explanation}"), null);

        // A row without an answer was left by a host that stopped in between: nothing was posted, so it goes on from here.
        return (terminal, null, sale);

        Outcome Duplicate(string explanation) => new(new AnswerMessage { Code = "94" }.Build(request, macKey, time.GetUtcNow()), explanation);
    }
}
