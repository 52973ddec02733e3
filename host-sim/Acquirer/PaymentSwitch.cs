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
/// It opens the rooms behind it (<see cref="HandleAsync"/> tells what becomes of a request), and lets people look into the books.
/// </summary>
public sealed class PaymentSwitch : IDisposable
{
    private static readonly TimeSpan RenewalLook = TimeSpan.FromHours(1);
    private static readonly TimeSpan TellingLook = TimeSpan.FromMinutes(5);
    private readonly TimeProvider _time;
    private readonly Database _database;
    private readonly Intake _intake;
    private readonly IssuerTelling _telling;
    private readonly ITimer _renewal;
    private readonly ITimer _tellingLook;
    private readonly ExchangeMeter _meter;

    /// <summary>Opens the host over its database.</summary>
    /// <param name="database">SQLite file, made when missing, or its URI; or a connection string of PostgreSQL (<c>Host=...;Database=...</c>). Several hosts may share one.</param>
    /// <param name="seed">Applied at each start: adds and corrects, and leaves limits, epochs and batches as they have become.</param>
    /// <param name="time">The host's clock; null for the system's.</param>
    /// <param name="issuers">The line to the issuers; null for issuers that are always reached at once.</param>
    /// <param name="issuerWithin">How long an issuer may take before the request is declined with 91; null for 24 seconds, so that the host answers within 25.</param>
    /// <param name="bases">Builds the bases of the stop list; null for the host's own builder.</param>
    /// <param name="crypto">Draws what must be random; null for the system's generator.</param>
    /// <exception cref="DatabaseException">The database cannot be opened, is of a newer program, or was made with another seed's keys.</exception>
    public PaymentSwitch(
        string database, Seed seed, TimeProvider? time = null, IIssuerLine? issuers = null, TimeSpan? issuerWithin = null, IBaseBuilder? bases = null, ICrypto? crypto = null)
    {
        _time = time ?? TimeProvider.System;
        _database = Open(database);
        // First, for it refuses the seed of another host before anything is changed by it.
        StopList = new StopListPublisher(_database, seed.ListKey, _time, bases ?? new RibbonBases(), crypto ?? HostCrypto.Instance);
        _database.Write(transaction =>
        {
            Registry.Apply(transaction, seed);
            return true;
        });
        var keys = seed.Terminals.ToDictionary(terminal => terminal.Id, terminal => new KeyRing(HostCrypto.Instance, terminal.MasterKey));
        var route = new IssuerRoute(issuers ?? new DirectIssuerLine(), issuerWithin ?? TimeSpan.FromSeconds(24), _time, Issuers);
        var centres = new Centres(seed, route);
        _telling = new IssuerTelling(_database, route, _time);
        _intake = new Intake(_database, seed.CardKey, keys, StopList, route, centres, _time, Exchanges, Faults);
        VoiceDesk = new VoiceDesk(_database, keys, seed.CardKey, _time, route, centres, StopList);
        Scheme = new SchemeDesk(_database, _time);
        Suspense = new SuspenseDesk(_database, _time);
        Documents = new TerminalDocuments(_database, seed, keys, new StopListDocuments(StopList, _database, _time, crypto ?? HostCrypto.Instance));
        ListFirstCardsAsync(seed).GetAwaiter().GetResult();
        RenewAsync().GetAwaiter().GetResult();
        _meter = new ExchangeMeter(() => _database.Read(connection => connection.ExecuteScalar<long>("SELECT COUNT(*) FROM alarm")));
        _renewal = _time.CreateTimer(_ => _ = RenewAsync(), null, RenewalLook, RenewalLook);
        _tellingLook = _time.CreateTimer(_ => _ = TellAsync(), null, TellingLook, TellingLook);
    }

    /// <summary>Whether a database is on a server, and no file.</summary>
    /// <param name="database">As the constructor takes it.</param>
    public static bool IsServer(string database) => Database.IsServer(database);

    /// <summary>The stop list: put cards on it, take them off, publish.</summary>
    public StopListPublisher StopList { get; }

    /// <summary>What terminals get beside their messages' answers.</summary>
    public TerminalDocuments Documents { get; }

    /// <summary>Decides for merchants who telephone.</summary>
    public VoiceDesk VoiceDesk { get; }

    /// <summary>Takes what the scheme does not pay for.</summary>
    public SchemeDesk Scheme { get; }

    /// <summary>How the issuers and processing centres are to be had.</summary>
    public IssuerSwitchboard Issuers { get; } = new();

    /// <summary>Decides about what is nobody's money.</summary>
    public SuspenseDesk Suspense { get; }

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

    /// <summary>A merchant's statement of a day: what was settled, each fee and discount, and what clearing did not reimburse, why, and what to do about it.</summary>
    /// <param name="merchant">The merchant's number.</param>
    /// <param name="day">In UTC, YYYY-MM-DD.</param>
    public IReadOnlyList<StatementLine> Statement(string merchant, string day) => _database.Read(connection => Statements.Day(connection, merchant, day));

    /// <summary>What was approved in issuers' places, oldest first: what they were told, and what they are still owed.</summary>
    public IReadOnlyList<IssuerAdvice> IssuerAdvices() => _database.Read(Storage.IssuerAdvices.All);

    /// <summary>Tells issuers that are to be had what was approved in their places. The host does so by itself every five minutes.</summary>
    /// <returns>How much was told, and how much stays owed.</returns>
    public Task<(int Told, int Owed)> TellIssuersAsync() => _telling.TellAsync();

    /// <summary>
    /// Processes one request. What it posts is on the disk before the task ends; it goes on to its end even when nobody waits any more.
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
    /// <param name="body">Any bytes; the caller wipes them.</param>
    public async Task<Reply> HandleAsync(ReadOnlyMemory<byte> body)
    {
        long begun = _time.GetTimestamp();
        using var request = Request.Read(body.Span);
        var reply = await _intake.TakeAsync(request).ConfigureAwait(false);
        _meter.Record(request, reply, _time.GetElapsedTime(begun));
        return reply;
    }

    /// <summary>Closes the database.</summary>
    public void Dispose()
    {
        _renewal.Dispose();
        _tellingLook.Dispose();
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
        catch (ArgumentException error)
        {
            throw new DatabaseException($"The database cannot be opened: its connection string is not understood ({error.Message.TrimEnd('.')}).", error);
        }
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

    private async Task TellAsync()
    {
        try
        {
            await _telling.TellAsync().ConfigureAwait(false);
        }
        catch (Exception error) when (error is DbException or ObjectDisposedException)
        {
            // What was not told stays owed until the next look.
        }
    }
}
