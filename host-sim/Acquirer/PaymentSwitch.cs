using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Dapper;
using Terminal.Acquirer.Accounts;
using Terminal.Acquirer.Authorisation;
using Terminal.Acquirer.Documents;
using Terminal.Acquirer.Exchanges;
using Terminal.Acquirer.Flows;
using Terminal.Acquirer.Requests;
using Terminal.Acquirer.Seeds;
using Terminal.Acquirer.StopLists;
using Terminal.Acquirer.Storage;
using Terminal.Core.Keys;
using Terminal.Core.Messages;
using Terminal.Core.Ports;

namespace Terminal.Acquirer;

/// <summary>
/// The acquirer host without its web face: one ISO 8583 request in, one reply out, whatever the bytes. Safe on any thread.
/// <para>
/// What cannot be answered: bytes that are no message of the protocol get HTTP 400 and say where they are wrong; a message whose terminal, MAC key version or MAC
/// is not right gets HTTP 403 and one text for all three, so that nobody learns which terminals exist. To the terminal both are no answer (it reverses what may have
/// been sent); the true reason is in <see cref="Exchanges"/>.
/// </para>
/// <para>
/// What is answered without being done: a genuine message of wrong form 30; 0800 but sign-on and echo 12; when the database fails 96, which the terminal sends
/// again later, but HTTP 503 to a request for an authorisation, which the terminal reverses.
/// </para>
/// </summary>
public sealed class PaymentSwitch : IDisposable
{
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan RenewalLook = TimeSpan.FromHours(1);
    private readonly TimeProvider _time;
    private readonly Database _database;
    private readonly Dictionary<string, KeyRing> _keys;
    private readonly SaleFlow _sales;
    private readonly AdviceFlow _advices;
    private readonly UploadFlow _uploads;
    private readonly SettlementFlow _settlements;
    private readonly ReversalFlow _reversals;
    private readonly NetworkFlow _network;
    private readonly ITimer _renewal;
    private readonly ExchangeMeter _meter;

    /// <summary>Opens the host over its database.</summary>
    /// <param name="database">SQLite file, made when missing, or its URI; or a connection string of PostgreSQL (<c>Host=...;Database=...</c>). Several hosts may share one.</param>
    /// <param name="seed">Applied at each start: adds and corrects, and leaves limits, epochs, batches and counters as they have become.</param>
    /// <param name="time">The host's clock; null for the system's.</param>
    /// <param name="issuers">The line to the issuers; null for issuers that are always reached at once.</param>
    /// <param name="issuerWithin">How long an issuer may take before the request is declined with 91; null for 24 seconds, so that the host answers within 25.</param>
    /// <param name="bases">Builds the bases of the stop list; null for the host's own builder.</param>
    /// <param name="crypto">Draws what must be random; null for the system's generator.</param>
    /// <exception cref="DatabaseException">The database cannot be opened, or is of a newer program.</exception>
    public PaymentSwitch(
        string database, Seed seed, TimeProvider? time = null, IIssuerLine? issuers = null, TimeSpan? issuerWithin = null, IBaseBuilder? bases = null, ICrypto? crypto = null)
    {
        _time = time ?? TimeProvider.System;
        _database = Open(database);
        _database.Write(transaction =>
        {
            Registry.Apply(transaction, seed);
            return true;
        });
        _keys = seed.Terminals.ToDictionary(terminal => terminal.Id, terminal => new KeyRing(HostCrypto.Instance, terminal.MasterKey));
        var route = new IssuerRoute(issuers ?? new DirectIssuerLine(), issuerWithin ?? TimeSpan.FromSeconds(24), _time);
        var numbers = new SaleNumbers(seed.CardKey, _time);
        StopList = new StopListPublisher(_database, seed.ListKey, _time, bases ?? new RibbonBases(), crypto ?? HostCrypto.Instance);
        var advised = new AdvisedSales(StopList);
        _sales = new SaleFlow(_database, numbers, seed.CardKey, StopList, _time, route);
        _advices = new AdviceFlow(_database, numbers, advised, _time);
        _uploads = new UploadFlow(_database, numbers, advised, seed.CardKey, _time);
        _settlements = new SettlementFlow(_database, _time);
        _reversals = new ReversalFlow(_database, seed.CardKey, _time);
        _network = new NetworkFlow(_database, seed.CardKey, _time);
        VoiceDesk = new VoiceDesk(_database, _keys, seed.CardKey, _time, route, StopList);
        Documents = new TerminalDocuments(_database, seed, _keys, new StopListDocuments(StopList, _database, _time, crypto ?? HostCrypto.Instance));
        ListFirstCardsAsync(seed).GetAwaiter().GetResult();
        RenewAsync().GetAwaiter().GetResult();
        _meter = new ExchangeMeter(() => _database.Read(connection => connection.ExecuteScalar<long>("SELECT COUNT(*) FROM alarm")));
        _renewal = _time.CreateTimer(_ => _ = RenewAsync(), null, RenewalLook, RenewalLook);
    }

    /// <summary>The stop list: put cards on it, take them off, publish.</summary>
    public StopListPublisher StopList { get; }

    /// <summary>What terminals get beside their messages' answers.</summary>
    public TerminalDocuments Documents { get; }

    /// <summary>Decides for merchants who telephone.</summary>
    public VoiceDesk VoiceDesk { get; }

    /// <summary>Whether the database answers.</summary>
    public bool IsWell
    {
        get
        {
            try
            {
                return _database.Read(connection => connection.ExecuteScalar<long>("SELECT COUNT(*) FROM stop_list")) > 0;
            }
            catch (DbException)
            {
                return false;
            }
        }
    }

    /// <summary>What came in and what went out.</summary>
    public ExchangeLog Exchanges { get; } = new();

    /// <summary>Faults to arm.</summary>
    public Faults Faults { get; } = new();

    /// <summary>All alarms, oldest first.</summary>
    public IReadOnlyList<Alarm> Alarms() => _database.Read(connection => connection.Query<Alarm>("SELECT time, terminal, text FROM alarm ORDER BY id").AsList());

    /// <summary>All cards that issuers know, by mask.</summary>
    public IReadOnlyList<CardStanding> Cards() =>
        _database.Read(connection => connection.Query<CardStanding>(
            $"SELECT mask, product, expiry, state, {Registry.Remaining} AS remaining FROM card ORDER BY mask", new { now = Times.Stamp(_time.GetUtcNow()) }).AsList());

    /// <summary>Requests for authorisations and advices, oldest first.</summary>
    /// <param name="last">So many of the newest.</param>
    public IReadOnlyList<SaleStanding> Sales(int last = int.MaxValue) => _database.Read(connection => Storage.Sales.Last(connection, last, _time.GetUtcNow()));

    /// <summary>The terminals' batches: closed ones first, then those that are open, each oldest first.</summary>
    /// <param name="last">So many of the newest.</param>
    public IReadOnlyList<BatchStanding> Batches(int last = int.MaxValue) => _database.Read(connection => Statements.Batches(connection, last));

    /// <summary>The accounts of the ledger; the sum of them all is always nothing.</summary>
    public IReadOnlyList<AccountBalance> Balances() => _database.Read(Statements.Balances);

    /// <summary>Movements of the ledger, oldest first.</summary>
    /// <param name="last">So many of the newest.</param>
    public IReadOnlyList<LedgerEntry> Ledger(int last = int.MaxValue) => _database.Read(connection => Statements.Entries(connection, last));

    /// <summary>What each day brought each merchant, oldest first.</summary>
    public IReadOnlyList<MerchantDay> MerchantDays() => _database.Read(Statements.Days);

    /// <summary>Processes one request. What it posts is on the disk before the task ends; it goes on to its end even when nobody waits any more.</summary>
    /// <param name="body">Any bytes; the caller wipes them.</param>
    public async Task<Reply> HandleAsync(ReadOnlyMemory<byte> body)
    {
        long begun = _time.GetTimestamp();
        using var request = Request.Read(body.Span);
        var reply = await AnswerAsync(request).ConfigureAwait(false);
        _meter.Record(request, reply, _time.GetElapsedTime(begun));
        return reply;
    }

    /// <summary>Closes the database.</summary>
    public void Dispose()
    {
        _renewal.Dispose();
        _meter.Dispose();
        StopList.Dispose();
        _database.Dispose();
    }

    private static Database Open(string where)
    {
        try
        {
            return Database.At(where);
        }
        catch (DbException error)
        {
            throw new DatabaseException($"The database cannot be opened: {error.Message.TrimEnd('.')}. Is its server up or its folder there, and may this program use it?", error);
        }
    }

    private async Task<Reply> AnswerAsync(Request request)
    {
        if (!request.Walk.IsComplete)
            return await RefuseAsync(request, 400, request.Walk.Fault, request.Walk.Fault).ConfigureAwait(false);

        byte[]? macKey = _keys.GetValueOrDefault(request.Terminal)?.MessageMac;
        string doubt = Doubt(request, macKey);
        if (macKey is null || doubt.Length > 0)
            return await RefuseAsync(request, 403, "The message was not accepted.", doubt).ConfigureAwait(false);
        if (!FormatRules.IsRequest(request.Walk.Mti))
            return await RefuseAsync(request, 400, "The message type is not one that a terminal sends.", "The message type is not one that a terminal sends.").ConfigureAwait(false);

        Outcome outcome;
        try
        {
            outcome = await DecideAsync(request, macKey).ConfigureAwait(false);
        }
        catch (DbException error) when (request.Mti is Mti.Authorisation or Mti.Financial)
        {
            // A terminal that hears 96 owes nothing, and a copy of its request that comes later would find its row without an answer and be decided: after silence it reverses.
            await PublishAsync(request, true, [], "HTTP 503 was sent instead.", $"Not done: the database failed ({error.Message}); the terminal reverses what may have been done.").ConfigureAwait(false);
            return Reply.Refusal(503, "The host failed.");
        }
        catch (DbException error)
        {
            outcome = Answer(request, macKey, "96", $"Not done: the database failed ({error.Message}); the terminal sends again later what it must.");
        }
        return await SendAsync(request, macKey, outcome).ConfigureAwait(false);
    }

    // A new list begins with the cards that the seed's issuers have listed as lost or stolen.
    private async Task ListFirstCardsAsync(Seed seed)
    {
        if (StopList.Newest is not null)
            return;
        foreach (var cards in seed.Cards.Where(card => card.State is "lost" or "stolen").GroupBy(card => card.State))
            await StopList.AddAllAsync([.. cards.Select(card => new ReadOnlyMemory<byte>(Encoding.ASCII.GetBytes(card.Number)))], cards.Key).ConfigureAwait(false);
    }

    private async Task RenewAsync()
    {
        try
        {
            await _database.WriteAsync(transaction => Storage.Batches.Forget(transaction, _time.GetUtcNow() - BatchClosing.Memory)).ConfigureAwait(false);
            await StopList.RenewAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is PublicationException or DbException or ObjectDisposedException)
        {
            // An alarm tells of a list that failed its check; the rest passes, and the next hour tries again.
        }
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
        var now = _time.GetUtcNow();
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
        new(new AnswerMessage { Code = code }.Build(request, macKey, _time.GetUtcNow()), explanation);

    private async Task<Reply> SendAsync(Request request, byte[] macKey, Outcome outcome)
    {
        var (fault, seconds) = Faults.Take(Mti.AnswerTo(request.Mti), request.Walk.Good(Field.Amount) is not null);
        byte[] sent = fault switch
        {
            Fault.WrongMac => SpoiltAnswer.WithWrongMac(outcome.Answer),
            Fault.WrongAmount => SpoiltAnswer.WithWrongAmount(outcome.Answer, macKey),
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
            Fault.Late => $" On purpose, the answer leaves {seconds} seconds late.",
            _ => "",
        };
        await PublishAsync(request, true, noAnswer.Length == 0 ? sent : [], noAnswer, outcome.Explanation + spoilt).ConfigureAwait(false);
        if (fault == Fault.Late)
            await Task.Delay(TimeSpan.FromSeconds(seconds), _time).ConfigureAwait(false);
        return fault switch
        {
            Fault.Silent => Reply.Silence,
            Fault.HttpError => Reply.Refusal(500, "The host failed on purpose."),
            _ => Reply.Answer(sent),
        };
    }

    private async Task<Reply> RefuseAsync(Request request, int status, string text, string explanation)
    {
        await PublishAsync(request, false, [], $"HTTP {status} was sent instead.", explanation).ConfigureAwait(false);
        return Reply.Refusal(status, text);
    }

    private async Task PublishAsync(Request request, bool isGenuine, byte[] answer, string noAnswer, string explanation)
    {
        var exchange = new Exchange(
            _time.GetUtcNow(),
            isGenuine ? request.Terminal : "",
            MessageDescription.Of(request.Bytes, request.Length, isGenuine),
            answer.Length == 0 ? [] : MessageDescription.Of(answer, answer.Length, true),
            noAnswer,
            explanation);
        if (isGenuine)
            await KeepAsync(exchange).ConfigureAwait(false);
        Exchanges.Publish(exchange);
    }

    // Only genuine messages are kept: strangers must not be able to fill the disk.
    private async Task KeepAsync(Exchange exchange)
    {
        try
        {
            await _database.WriteAsync(transaction => Registry.Keep(transaction, exchange)).ConfigureAwait(false);
        }
        catch (DbException)
        {
            // The record is for people; the terminal is to have its answer all the same.
        }
    }
}
