using System;
using System.Buffers.Binary;
using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using Terminal.Acquirer.Accounts;
using Terminal.Acquirer.Authorisation;
using Terminal.Acquirer.Requests;
using Terminal.Acquirer.StopLists;
using Terminal.Acquirer.Storage;

namespace Terminal.Acquirer.Flows;

/// <summary>
/// A request for a sale or refund (0200) or a pre-authorisation (0100): its number is on the disk before anybody outside this process is asked; the centre, and the issuer
/// where that is due, is asked with no lock held; then one transaction judges it, lowers or restores the limit and stores the answer, or undoes the approval when a reversal came meanwhile. A
/// pre-authorisation holds its amount for as many days as the terminal's holds live, and posts nothing.
/// </summary>
internal sealed class SaleFlow(Database database, SaleNumbers numbers, byte[] cardKey, StopListPublisher list, TimeProvider time, IssuerRoute issuers, Centres centres)
{
    private readonly Turns _turns = new();

    public async Task<Outcome> RunAsync(Request request, byte[] macKey)
    {
        using var turn = await _turns.TakeAsync($"{request.Terminal} {request.Number}").ConfigureAwait(false);
        var row = numbers.RowOf(request);
        ProductRow? product = null;
        return await issuers.DecideAsync<Outcome>(
            database,
            (transaction, asked) => asked is null ? Open(transaction, request, row, macKey, out product) : Conclude(transaction, request, macKey, product, asked)).ConfigureAwait(false);
    }

    // The outcome is null when somebody is to be asked.
    private (Outcome? Outcome, Question? Next) Open(DbTransaction transaction, Request request, SaleRow row, byte[] macKey, out ProductRow? product)
    {
        var (terminal, known, sale) = numbers.Take(transaction, request, row, macKey);
        product = null;
        if (sale is null)
            return (known, null);
        var now = time.GetUtcNow();
        var judged = AuthorisationCase.Of(transaction, request, sale, terminal, now) with { ListedAs = list.ListedAs(transaction, request.CardDigits) };
        product = judged.Product;
        var verdict = AuthorisationRules.BeforeRouting(judged);
        return verdict is null ? Decide(transaction, request, macKey, sale, judged, null, now) : (Store(transaction, request, macKey, sale, judged, verdict, now), null);
    }

    private (Outcome? Outcome, Question? Next) Conclude(DbTransaction transaction, Request request, byte[] macKey, ProductRow? product, Question asked)
    {
        var sale = Sales.Find(transaction, request.Terminal, request.Number)!;
        if (sale.Answer is not null)
            return (new Outcome(sale.Answer, sale.Explanation!), null);
        var now = time.GetUtcNow();
        var terminal = Registry.Terminal(transaction, request.Terminal)!;
        return Decide(transaction, request, macKey, sale, AuthorisationCase.Of(transaction, request, sale, terminal, now, product), asked, now);
    }

    private (Outcome? Outcome, Question? Next) Decide(
        DbTransaction transaction, Request request, byte[] macKey, SaleRow sale, AuthorisationCase put, Question? asked, DateTimeOffset now)
    {
        var (next, judged) = centres.Put(transaction, put, asked, now);
        if (next is not null)
            return (null, next);
        var verdict = AuthorisationRules.AtCentre(judged);
        if (sale.Reversed != 0)
        {
            string undone = verdict.IsApproved ? "Undone: the issuer approved, but a reversal came first" : "Declined, and a reversal came first";
            verdict = new Verdict("94", false, $"{undone}; nothing was posted.");
        }
        return (Store(transaction, request, macKey, sale, judged, verdict, now), null);
    }

    private Outcome Store(DbTransaction transaction, Request request, byte[] macKey, SaleRow sale, AuthorisationCase judged, Verdict verdict, DateTimeOffset now)
    {
        string code = verdict.IsApproved && !judged.IsRefund ? ApprovalCode(request) : "";
        string explanation = verdict.Explanation;
        long posted = 0;
        if (judged.Original is { } original)
            Sales.Link(transaction, sale, original.Terminal, original.Number);
        if (verdict.IsApproved && sale.Kind == SaleKind.Hold)
        {
            var expires = now + TimeSpan.FromDays(judged.Terminal.HoldDays);
            Holds.Open(transaction, new HoldRow(sale.Terminal, sale.Number, sale.Card!, sale.Amount, code, Times.Stamp(expires), null), now);
            explanation += $" It is held until {Times.Minute(expires)}.";
        }
        else if (verdict.IsApproved)
        {
            posted = CardAccount.Approve(transaction, sale, judged.Card!, judged.Terminal, now);
        }
        if (verdict.Advice.Length > 0)
            IssuerAdvices.Owe(transaction, judged.ToTell(sale.Number, verdict.Advice, now), sale.Card!);
        if (verdict.Flags.Length > 0)
            Registry.Raise(transaction, now, sale.Terminal, $"Sale {sale.Number} of {judged.Money} with card {sale.Mask} was approved and flagged: {verdict.Flags}.");

        byte[] answer = new AnswerMessage
        {
            Code = verdict.Code,
            Approval = code,
            NewestList = judged.Terminal.NewestList,
            NewestParameters = judged.Terminal.Parameters,
            Issuer = judged.Product?.Issuer ?? "",
        }.Build(request, macKey, now);
        Sales.Conclude(transaction, sale, verdict.Code, posted, answer, explanation);
        return new Outcome(answer, explanation);
    }

    // Six digits: an approval code of the terminal's own begins with F. Keyed, so that nobody can guess the next one.
    private string ApprovalCode(Request request)
    {
        byte[] code = HMACSHA256.HashData(cardKey, Encoding.ASCII.GetBytes($"approval {request.Terminal} {request.Number}"));
        return (BinaryPrimitives.ReadUInt32BigEndian(code) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
