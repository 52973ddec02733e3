using System;
using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Data.Sqlite;
using Terminal.Acquirer.Authorisation;
using Terminal.Acquirer.Cards;
using Terminal.Acquirer.Requests;
using Terminal.Acquirer.Storage;
using Terminal.Core.Messages;

namespace Terminal.Acquirer.Flows;

/// <summary>
/// A request for an authorisation (0200; 0100 is declined): its number is on the disk before it is routed; the issuer is asked with no lock held; then one
/// transaction judges it, lowers the limit and stores the answer, or undoes the approval when a reversal came meanwhile.
/// </summary>
internal sealed class SaleFlow(Database database, byte[] cardKey, TimeProvider time, IIssuerLine issuers, TimeSpan issuerWithin)
{
    private readonly Turns _turns = new();

    public async Task<Outcome> RunAsync(Request request, byte[] macKey)
    {
        using var turn = await _turns.TakeAsync($"{request.Terminal} {request.Number}").ConfigureAwait(false);
        var (outcome, product) = await database.WriteAsync(transaction => Open(transaction, request, macKey)).ConfigureAwait(false);
        if (outcome is not null)
            return outcome;
        bool isReached = await ReachAsync(product?.Issuer ?? "").ConfigureAwait(false);
        return await database.WriteAsync(transaction => Conclude(transaction, request, macKey, isReached)).ConfigureAwait(false);
    }

    // The outcome is null when the issuer is to be asked.
    private (Outcome? Outcome, ProductRow? Product) Open(SqliteTransaction transaction, Request request, byte[] macKey)
    {
        Registry.Seen(transaction, request.Terminal, request.Counter);
        if (Sales.Tombstone(transaction, request.Terminal, request.Number) is not null)
            return (Duplicate(request, macKey, "Refused: this sale number was reversed before; nothing was posted."), null);

        byte[] fingerprint = request.Fingerprint(cardKey);
        var sale = Sales.Find(transaction, request.Terminal, request.Number);
        if (sale is not null && !sale.Fingerprint.AsSpan().SequenceEqual(fingerprint))
            return (Duplicate(request, macKey, "Refused: this sale number was used before with other content; nothing was posted."), null);
        if (sale?.Answer is not null)
            return (new Outcome(sale.Answer, $"The same request again: it gets its first answer. {sale.Explanation}"), null);

        // A row without an answer was left by a host that stopped in between: nothing was posted, so it goes on from here.
        sale ??= Insert(transaction, request, fingerprint);
        var judged = Case(transaction, request, sale, true);
        var verdict = AuthorisationRules.BeforeRouting(judged);
        return verdict is null ? (null, judged.Product) : (Store(transaction, request, macKey, sale, judged, verdict), null);
    }

    private SaleRow Insert(SqliteTransaction transaction, Request request, byte[] fingerprint)
    {
        var sale = new SaleRow(
            request.Terminal, request.Number, fingerprint, request.CardDigest(cardKey), CardNumber.Mask(request.CardDigits), request.Number64(Field.Amount),
            request.Text(Field.Currency), request.Number64(Field.Batch), request.Origin, 0, null, 0, null, null);
        Sales.Insert(transaction, sale, time.GetUtcNow());
        return sale;
    }

    private async Task<bool> ReachAsync(string issuer)
    {
        using var bound = new CancellationTokenSource(issuerWithin, time);
        try
        {
            await issuers.ReachAsync(issuer, bound.Token).WaitAsync(bound.Token).ConfigureAwait(false);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private Outcome Conclude(SqliteTransaction transaction, Request request, byte[] macKey, bool isReached)
    {
        var sale = Sales.Find(transaction, request.Terminal, request.Number)!;
        if (sale.Answer is not null)
            return new Outcome(sale.Answer, sale.Explanation!);

        var judged = Case(transaction, request, sale, isReached);
        var verdict = AuthorisationRules.AtIssuer(judged);
        if (sale.Reversed != 0)
        {
            string undone = verdict.IsApproved ? "Undone: the issuer approved, but a reversal came first" : "Declined, and a reversal came first";
            verdict = new Verdict("94", false, $"{undone}; nothing was posted.");
        }
        return Store(transaction, request, macKey, sale, judged, verdict);
    }

    private Outcome Store(SqliteTransaction transaction, Request request, byte[] macKey, SaleRow sale, AuthorisationCase judged, Verdict verdict)
    {
        if (verdict.IsApproved)
            Registry.Lower(transaction, judged.Card!.Digest, judged.Amount);
        byte[] answer = new AnswerMessage
        {
            Code = verdict.Code,
            Approval = verdict.IsApproved ? ApprovalCode(request) : "",
            NewestList = ListHistory.NewestNumber(transaction),
            NewestParameters = judged.Terminal.Parameters,
            Issuer = judged.Product?.Issuer ?? "",
        }.Build(request, macKey, time.GetUtcNow());
        Sales.Conclude(transaction, sale, verdict.Code, verdict.IsApproved ? judged.Amount : 0, answer, verdict.Explanation);
        return new Outcome(answer, verdict.Explanation);
    }

    private AuthorisationCase Case(SqliteTransaction transaction, Request request, SaleRow sale, bool isReached) => new()
    {
        Terminal = Registry.Terminal(transaction, request.Terminal)!,
        Merchant = request.Merchant,
        IsSale = request.Mti == Mti.Financial && request.Number64(Field.ProcessingCode) == ProcessingCode.Sale,
        Epoch = request.Epoch,
        Batch = sale.Batch,
        Amount = sale.Amount,
        Currency = sale.Currency,
        Expiry = request.Expiry,
        PassesLuhn = CardNumber.PassesLuhn(request.CardDigits),
        Month = time.GetUtcNow().UtcDateTime.ToString("yyMM", CultureInfo.InvariantCulture),
        Product = Registry.Product(transaction, Encoding.ASCII.GetString(request.CardDigits[..6])),
        Card = Registry.Card(transaction, sale.Card!),
        IsIssuerReached = isReached,
    };

    private Outcome Duplicate(Request request, byte[] macKey, string explanation) =>
        new(new AnswerMessage { Code = "94" }.Build(request, macKey, time.GetUtcNow()), explanation);

    // Six digits: an approval code of the terminal's own begins with F. Keyed, so that nobody can guess the next one.
    private string ApprovalCode(Request request)
    {
        byte[] code = HMACSHA256.HashData(cardKey, Encoding.ASCII.GetBytes($"approval {request.Terminal} {request.Number}"));
        return (BinaryPrimitives.ReadUInt32BigEndian(code) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
