using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Globalization;
using System.Threading.Tasks;
using Terminal.Acquirer.Accounts;
using Terminal.Acquirer.Authorisation;
using Terminal.Acquirer.Exchanges;
using Terminal.Acquirer.Requests;
using Terminal.Acquirer.StopLists;
using Terminal.Acquirer.Storage;
using Terminal.Core.Keys;
using Terminal.Core.Messages;

namespace Terminal.Acquirer.Flows;

/// <summary>The way of a request: believed or not, put to the flow of its type, its answer spoilt where a fault is armed, both kept and shown, and sent back.</summary>
internal sealed class Intake(
    Database database, byte[] cardKey, IReadOnlyDictionary<string, KeyRing> keys, StopListPublisher list, IssuerRoute issuers, Centres centres, TimeProvider time, ExchangeLog exchanges, Faults faults)
{
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);
    private readonly SaleFlow _sales = new(database, new SaleNumbers(cardKey, time), cardKey, list, time, issuers, centres);
    private readonly AdviceFlow _advices = new(database, new SaleNumbers(cardKey, time), new AdvisedSales(list), time);
    private readonly UploadFlow _uploads = new(database, new SaleNumbers(cardKey, time), new AdvisedSales(list), cardKey, time);
    private readonly SettlementFlow _settlements = new(database, time);
    private readonly ReversalFlow _reversals = new(database, cardKey, time);
    private readonly NetworkFlow _network = new(database, cardKey, time);

    public async Task<Reply> TakeAsync(Request request)
    {
        if (!request.Walk.IsComplete)
            return Refuse(request, 400, request.Walk.Fault, request.Walk.Fault);

        byte[]? macKey = keys.GetValueOrDefault(request.Terminal)?.MessageMac;
        string doubt = Doubt(request, macKey);
        if (macKey is null || doubt.Length > 0)
            return Refuse(request, 403, "The message was not accepted.", doubt);
        if (!FormatRules.IsRequest(request.Walk.Mti))
            return Refuse(request, 400, "The message type is not one that a terminal sends.", "The message type is not one that a terminal sends.");

        Outcome outcome;
        try
        {
            outcome = await DecideAsync(request, macKey).ConfigureAwait(false);
        }
        catch (DbException error) when (request.Mti is Mti.Authorisation or Mti.Financial)
        {
            // A terminal that hears 96 owes nothing, and a copy of its request that comes later would find its row without an answer and be decided: after silence it reverses.
            Publish(request, true, [], "HTTP 503 was sent instead.", $"Not done: the database failed ({error.Message}); the terminal reverses what may have been done.");
            return Reply.Refusal(503, "The host failed.");
        }
        catch (DbException error)
        {
            outcome = Answer(request, macKey, "96", $"Not done: the database failed ({error.Message}); the terminal sends again later what it must.");
        }
        if (IsRefused(request, outcome))
            await AlarmAsync(request, outcome).ConfigureAwait(false);
        return await SendAsync(request, macKey, outcome).ConfigureAwait(false);
    }

    // Why the message is not to be believed; empty when it is.
    private static string Doubt(Request request, byte[]? macKey)
    {
        if (macKey is null)
            return "DE41 names no terminal of this host.";
        string version = request.TagText(Tag.MacKeyVersion);
        if (version.Length > 0 && version != TerminalFiles.KeyVersion.ToString("D2"))
            return "Tag 11 names a MAC key version that this terminal does not have.";
        return request.IsGenuine(macKey) ? "" : "The MAC is wrong.";
    }

    private async Task<Outcome> DecideAsync(Request request, byte[] macKey)
    {
        var now = time.GetUtcNow();
        string fault = FormatRules.Fault(request, now);
        if (fault.Length > 0)
            return Answer(request, macKey, "30", $"Format error: {fault}");

        var outcome = request.Mti switch
        {
            Mti.Authorisation or Mti.Financial => await _sales.RunAsync(request, macKey).ConfigureAwait(false),
            Mti.Advice => await _advices.RunAsync(request, macKey).ConfigureAwait(false),
            Mti.Reversal => await _reversals.RunAsync(request, macKey).ConfigureAwait(false),
            Mti.Network => await _network.RunAsync(request, macKey).ConfigureAwait(false),
            Mti.Upload => await _uploads.RunAsync(request, macKey).ConfigureAwait(false),
            _ => await _settlements.RunAsync(request, macKey).ConfigureAwait(false),
        };
        var ahead = FormatRules.ClockOffset(request, now)!.Value;
        return ahead.Duration() <= ClockTolerance
            ? outcome
            : outcome with { Explanation = $"{outcome.Explanation} The terminal's clock is {(long)ahead.Duration().TotalMinutes} minutes {(ahead > TimeSpan.Zero ? "fast" : "slow")}." };
    }

    private Outcome Answer(Request request, byte[] macKey, string code, string explanation) =>
        new(new AnswerMessage { Code = code }.Build(request, macKey, time.GetUtcNow()), explanation);

    // What the terminal owed, and will not send again because of this answer: its merchant has a slip of it.
    private static bool IsRefused(Request request, Outcome outcome)
    {
        int code = int.Parse(outcome.Code, CultureInfo.InvariantCulture);
        bool isFinal = request.Mti switch
        {
            Mti.Advice => ResponseCode.IsFinalForAdvice(code),
            Mti.Reversal => ResponseCode.IsFinalForReversal(code),
            _ => true,
        };
        return !isFinal && !ResponseCode.SendAgain(code);
    }

    private async Task AlarmAsync(Request request, Outcome outcome)
    {
        string what = request.Mti == Mti.Advice ? "An advice" : "A reversal";
        try
        {
            await database.WriteAsync(transaction => Registry.RaiseOnce(
                transaction, time.GetUtcNow(), request.Terminal, $"{what} of sale {request.Number} was refused ({outcome.Code}), and its merchant will call. {outcome.Explanation}")).ConfigureAwait(false);
        }
        catch (DbException)
        {
            // The exchange tells of it, too; the terminal is to have its answer all the same.
        }
    }

    private async Task<Reply> SendAsync(Request request, byte[] macKey, Outcome outcome)
    {
        bool isSold = request.Mti == Mti.Financial && request.Kind == SaleKind.Sale && outcome.Code is "00" or "08";
        var (fault, seconds) = faults.Take(Mti.AnswerTo(request.Mti), request.Walk.Good(Field.Amount) is not null, isSold);
        if (Faults.IsOfBooks(fault))
            await database.WriteAsync(transaction => FalseBooks.Spoil(transaction, fault, request.Terminal, request.Number, time.GetUtcNow())).ConfigureAwait(false);
        byte[] sent = fault switch
        {
            Fault.WrongMac => SpoiltAnswer.WithWrongMac(outcome.Answer),
            Fault.WrongAmount => SpoiltAnswer.WithWrongAmount(outcome.Answer, macKey),
            Fault.Refused => SpoiltAnswer.WithRefusal(outcome.Answer, macKey),
            _ => outcome.Answer,
        };
        string noAnswer = fault switch
        {
            Fault.Silent => "The answer was kept back on purpose.",
            Fault.HttpError => "HTTP 500 was sent instead, on purpose.",
            _ => "",
        };
        string spoilt = fault switch
        {
            Fault.WrongMac => " On purpose, the answer's MAC was made wrong.",
            Fault.WrongAmount => " On purpose, the answer names another amount.",
            Fault.Refused => " On purpose, the answer refuses it.",
            Fault.Late => $" On purpose, the answer leaves {seconds} seconds late.",
            Fault.Forgotten => " On purpose, the host has forgotten it.",
            Fault.Misbooked => " On purpose, the host has booked one more than that.",
            Fault.BookedTwice => " On purpose, the host has booked it once more under another number.",
            _ => "",
        };
        Publish(request, true, noAnswer.Length == 0 ? sent : [], noAnswer, outcome.Explanation + spoilt);
        if (fault == Fault.Late)
            await Task.Delay(TimeSpan.FromSeconds(seconds), time).ConfigureAwait(false);
        return fault switch
        {
            Fault.Silent => Reply.Silence,
            Fault.HttpError => Reply.Refusal(500, "The host failed on purpose."),
            _ => Reply.Answer(sent),
        };
    }

    private Reply Refuse(Request request, int status, string text, string explanation)
    {
        Publish(request, false, [], $"HTTP {status} was sent instead.", explanation);
        return Reply.Refusal(status, text);
    }

    // Nobody waits until the record of it is on the disk; it is once a later write of this host is.
    private void Publish(Request request, bool isGenuine, byte[] answer, string noAnswer, string explanation)
    {
        var exchange = new Exchange(
            time.GetUtcNow(),
            isGenuine ? request.Terminal : "",
            new MaskedMessage(request.Walk, request.Bytes, isGenuine),
            answer.Length == 0 ? null : new MaskedMessage(FieldWalk.Of(answer, answer.Length), answer, true),
            noAnswer,
            explanation);
        if (isGenuine)
            _ = KeepAsync(exchange.Row());
        exchanges.Publish(exchange);
    }

    // Only genuine messages are kept: strangers must not be able to fill the disk.
    private async Task KeepAsync(ExchangeRow exchange)
    {
        try
        {
            await database.WriteAsync(transaction => Registry.Keep(transaction, exchange)).ConfigureAwait(false);
        }
        catch (DbException)
        {
            // The record is for people; the terminal is to have its answer all the same.
        }
    }
}
