using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.Data.Sqlite;
using Terminal.Acquirer;
using Terminal.Acquirer.Accounts;
using Terminal.Acquirer.Authorisation;
using Terminal.Acquirer.Documents;
using Terminal.Acquirer.Exchanges;
using Terminal.Acquirer.Seeds;
using Terminal.Board;
using Terminal.Core.Messages;
using Terminal.Simulation.Checks;

namespace Terminal.Simulation.Host;

/// <summary>The acquirer of the world: the production host over a database in memory that outlives it, with its crashes and restarts.</summary>
public sealed class Centre : IDisposable
{
    private const int Capacity = 2048;

    // An issuer has 24 seconds, and the host then answers; its terminal waits for thirty.
    private const int LongestAsking = 25_000;
    private const string OperatorRole = "operator";
    private const string SchemeReason = "4507";
    private const string ListingReason = "bad behaviour";

    // Names are used again, one world after the other, since Dapper compiles its readers anew for each.
    private static readonly ConcurrentBag<string> Names = [];

    private readonly World _world;
    private readonly WorldTime _time;
    private readonly WorldIssuers _issuers;
    private readonly WorldCrypto _crypto;
    private readonly string _database;
    private readonly SqliteConnection _keeper;
    private readonly Queue<(Task<Reply> Reply, byte[] Request)> _answered = new();
    private readonly Message _read = new(Capacity);
    private readonly HashSet<string> _signedOff = [];
    private PaymentSwitch _switch;
    private int _failingWrites;

    internal Centre(World world)
    {
        _world = world;
        _time = new WorldTime(world.Clock);
        _issuers = new WorldIssuers(world.Weather, world.Clock);
        _crypto = new WorldCrypto(new Chance(world.Plan.Seed, 3, 0));
        _database = Names.TryTake(out string? name) ? name : $"file:world-{Guid.NewGuid():N}?mode=memory&cache=shared";
        _keeper = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = _database, Pooling = false }.ToString());
        _keeper.Open();
        Query("SELECT name FROM sqlite_master", _ => throw new InvalidOperationException("The database of another world is still there."));
        _switch = Open();
    }

    /// <summary>The number of the newest version of the stop list.</summary>
    public long NewestList => _switch.StopList.Newest!.Version;

    /// <summary>The number of the newest base of the stop list, from which a terminal can begin.</summary>
    public long NewestBase
    {
        get
        {
            long newest = 0;
            Query("SELECT COALESCE(MAX(version), 0) FROM stop_list_version WHERE is_base = 1 AND is_published = 1", reader => newest = reader.GetInt64(0));
            return newest;
        }
    }

    internal Town Town => _world.Town;

    /// <summary>The host's key material of a terminal's files.</summary>
    public TerminalFiles FilesOf(string terminal) => TerminalFiles.Of(Town.Seed, terminal);

    /// <summary>One request arrives.</summary>
    /// <returns>The answer's bytes; null when none comes: the host died, was silent, is kept waiting, or refused in HTTP's words.</returns>
    public byte[]? Receive(byte[] request, bool mayWait)
    {
        if (_world.Weather.Strikes(Hazard.CrashBeforeCommit))
        {
            Restart("before it wrote anything");
            return null;
        }
        ArmFaults();
        HearAnswers();
        Expect(request, mayWait);
        LimitDatabase();
        Task<Reply> task = _switch.HandleAsync(request);
        FreeDatabase();
        if (!task.IsCompleted)
        {
            _world.Story.Tell("", "the issuer keeps the host waiting");
            Follow(task, request);
            if (_world.Weather.Details(Hazard.IssuerSlow).Hits(0.5))
                _world.Pass(LongestAsking);
            HearAnswers();
        }
        else
        {
            Conclude(task, request);
        }
        if (!task.IsCompletedSuccessfully)
            return null;
        Reply reply = task.Result;
        if (_world.Weather.Strikes(Hazard.CrashAfterCommit))
        {
            Restart("after it had stored its decision");
            return null;
        }
        return reply.Status == 200 && !_world.Weather.Strikes(Hazard.HttpError) ? reply.Message : null;
    }

    /// <summary>Issuers that kept the host waiting answer; nobody hears what the host then says.</summary>
    public void LetIssuersAnswer()
    {
        _issuers.AnswerAll();
        HearAnswers();
    }

    /// <summary>The witnesses hear what the host decided when issuers that had kept it waiting answered, or when it gave them up; nobody else does.</summary>
    public void HearAnswers()
    {
        while (_answered.TryDequeue(out var answered))
            Conclude(answered.Reply, answered.Request);
    }

    /// <summary>Who has signed off from now on, of the issuers and processing centres.</summary>
    public void SignOff(IEnumerable<string> lines)
    {
        _signedOff.Clear();
        _signedOff.UnionWith(lines);
        _world.Story.Tell("", _signedOff.Count == 0 ? "all issuers and centres have signed on" : $"signed off: {string.Join(", ", _signedOff)}");
        TellOfSignOffs(_switch);
    }

    /// <summary>An operator decides about what is in suspense, and leaves some of it.</summary>
    public void LookAtSuspense(Chance chance)
    {
        HearAnswers();
        foreach (SuspendedSale sale in _switch.Suspense.All().Where(sale => sale.Standing == "open"))
        {
            int decision = chance.Below(10);
            if (decision < 5 && Decide(_switch.Suspense.ReleaseAsync(sale.Terminal, sale.Number, OperatorRole, "The merchant has the receipt")))
                _world.Story.Tell("", $"an operator releases {sale.Terminal} {sale.Number} to its merchant");
            else if (decision is >= 5 and < 8 && Decide(_switch.Suspense.ReturnAsync(sale.Terminal, sale.Number, OperatorRole, "Nobody has a receipt")))
            {
                _world.Story.Tell("", $"an operator gives {sale.Terminal} {sale.Number} back to its cardholder");
                _world.Observer.GivenBack(_world.Books.Of(sale.Terminal, sale.Number), isLost: false);
            }
        }
    }

    /// <summary>The scheme does not pay for a sale; the acquirer may have reasons not to hear of it.</summary>
    public void RefuseByScheme(HostRow sale)
    {
        HearAnswers();
        SchemeAnswer answer = _switch.Scheme.RefuseAsync(sale.Terminal, sale.Number, SchemeReason).GetAwaiter().GetResult();
        _world.Story.Tell("", $"the scheme does not pay for {sale.Terminal} {sale.Number}: {answer.Text}");
        if (answer.IsTaken)
            _world.Observer.GivenBack(_world.Books.Of(sale.Terminal, sale.Number), isLost: true);
    }

    /// <summary>The issuer or centre that was reached last about a sale, or with no number by telephone; empty for none.</summary>
    public string LastReached(string terminal, string number) => _issuers.LastReached(terminal, number);

    /// <summary>What issuers were told that was approved in their places, each once.</summary>
    public IEnumerable<IssuerAdvice> Told => _issuers.Told;

    /// <summary>What they are still to be told.</summary>
    public IEnumerable<IssuerAdvice> Owed => _switch.IssuerAdvices().Where(advice => advice.Told is null);

    /// <summary>The accounts of the ledger.</summary>
    public IReadOnlyList<AccountBalance> Balances() => _switch.Balances();

    /// <summary>A document is asked for.</summary>
    public Document Get(string path) => _switch.Documents.GetAsync(path).GetAwaiter().GetResult();

    /// <summary>A merchant telephones.</summary>
    public VoiceAnswer Ask(string terminal, string card, long amount)
    {
        HearAnswers();
        _issuers.Expect(terminal, "", false);
        try
        {
            return _switch.VoiceDesk.AskAsync(terminal, Encoding.ASCII.GetBytes(card), amount).GetAwaiter().GetResult();
        }
        catch (HostDown)
        {
            Restart("while the voice desk asked the issuer");
            return new VoiceAnswer("", "The line went dead.");
        }
    }

    /// <summary>A card is put on the stop list, or taken off it.</summary>
    public void List(string card, bool isListed)
    {
        byte[] digits = Encoding.ASCII.GetBytes(card);
        if (isListed)
            _switch.StopList.AddAsync(digits, ListingReason).GetAwaiter().GetResult();
        else
            _switch.StopList.RemoveAsync(digits).GetAwaiter().GetResult();
    }

    /// <summary>The stop list's next version is published.</summary>
    public void Publish(bool asBase) => _switch.StopList.PublishAsync(asBase).GetAwaiter().GetResult();

    /// <summary>Whether a card was on a version of the list.</summary>
    public bool IsListed(string card, long version) => _switch.StopList.IsOn(version, Encoding.ASCII.GetBytes(card));

    /// <summary>The host stops and starts again, with the town as it is now.</summary>
    public void Restart(string why)
    {
        _world.Story.Tell("", $"the host stops {why}, and starts again");
        HearAnswers();
        _issuers.Forget();
        _switch.Dispose();
        _switch = Open();
    }

    /// <summary>All sales that the database has.</summary>
    public IReadOnlyList<HostRow> Rows()
    {
        List<HostRow> rows = [];
        const string Sql = """
            SELECT sale.terminal, sale.number, mask, amount, batch, code, reversed, held, kind,
                COALESCE(original_terminal, ''), COALESCE(original, ''), suspense, refused, origin, COALESCE(verdict, '')
            FROM sale LEFT JOIN advice ON advice.terminal = sale.terminal AND advice.number = sale.number ORDER BY sale.rowid
            """;
        Query(Sql, reader => rows.Add(new HostRow(
            reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetInt64(3), reader.GetInt64(4), reader.IsDBNull(5) ? null : reader.GetString(5),
            reader.GetInt64(6) != 0, reader.GetInt64(7), reader.GetString(8), (reader.GetString(9), reader.GetString(10)), reader.GetInt64(11) != 0, reader.GetString(12).Length > 0,
            reader.GetString(13).StartsWith("0220", StringComparison.Ordinal), reader.GetString(14), reader.GetInt64(11) == 1)));
        return rows;
    }

    /// <summary>What remains of each card's limit, by mask, without what the voice desk holds.</summary>
    public IReadOnlyDictionary<string, long> Remaining()
    {
        Dictionary<string, long> remaining = [];
        Query("SELECT mask, remaining FROM card", reader => remaining.Add(reader.GetString(0), reader.GetInt64(1)));
        return remaining;
    }

    /// <summary>Every text and every blob of the database, as characters.</summary>
    public IEnumerable<(string Place, string Content)> Contents()
    {
        List<string> tables = [];
        Query("SELECT name FROM sqlite_master WHERE type = 'table'", reader => tables.Add(reader.GetString(0)));
        List<(string, string)> contents = [];
        foreach (string table in tables)
        {
            Query($"SELECT * FROM {table}", reader =>
            {
                for (int column = 0; column < reader.FieldCount; column++)
                {
                    object value = reader.GetValue(column);
                    string text = value is byte[] blob ? Encoding.Latin1.GetString(blob) : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
                    contents.Add(($"database, {table}.{reader.GetName(column)}", text));
                }
            });
        }
        return contents;
    }

    /// <summary>Does something to the database behind the host's back.</summary>
    public void Execute(string sql)
    {
        using var command = _keeper.CreateCommand();
        command.CommandText = sql;
        command.ExecuteScalar();
    }

    /// <summary>Closes the host and lets the database go.</summary>
    public void Dispose()
    {
        _switch.Dispose();
        _keeper.Dispose();
        Names.Add(_database);
        _crypto.Dispose();
    }

    // Null when the host died over it.
    private Reply? Conclude(Task<Reply> task, byte[] request)
    {
        try
        {
            Reply reply = task.GetAwaiter().GetResult();
            if (reply.Status == 200)
                _world.Witness(request, reply.Message);
            return reply;
        }
        catch (HostDown)
        {
            Restart("while the issuer was asked");
            return null;
        }
    }

    private static bool Decide(Task<bool> decision) => decision.GetAwaiter().GetResult();

    // Bytes that are no message any more are about nothing.
    private void Expect(byte[] request, bool mayWait)
    {
        request.CopyTo(_read.Bytes, 0);
        bool isRead = _read.Parse(request.Length) == ParseResult.Ok;
        _issuers.Expect(isRead ? Observer.TextOf(_read, Field.Terminal).TrimEnd() : "", isRead ? Observer.TextOf(_read, Field.RetrievalReference) : "", mayWait);
    }

    // What a dead host would go on with is of no account.
    private void Follow(Task<Reply> task, byte[] request)
    {
        PaymentSwitch host = _switch;
        task.ContinueWith(
            _ =>
            {
                if (host == _switch)
                    _answered.Enqueue((task, request));
            },
            CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private void TellOfSignOffs(PaymentSwitch host)
    {
        host.Issuers.SetAll(IssuerStanding.Reached);
        foreach (string line in _signedOff)
            host.Issuers.Set(line, IssuerStanding.SignedOff);
    }

    private void ArmFaults()
    {
        Fault fault = _world.Weather.Strikes(Hazard.WrongMac) ? Fault.WrongMac
            : _world.Weather.Strikes(Hazard.WrongAmount) ? Fault.WrongAmount : Fault.None;
        _switch.Faults.Arm(fault);
    }

    // A full disk, as SQLite sees one: no page more than it has.
    private void LimitDatabase()
    {
        if (_failingWrites == 0 && _world.Weather.Strikes(Hazard.DatabaseFails))
            _failingWrites = _world.Weather.Details(Hazard.DatabaseFails).Between(1, 4);
        if (_failingWrites > 0)
            Execute("PRAGMA max_page_count = 1");
    }

    private void FreeDatabase()
    {
        if (_failingWrites == 0)
            return;
        _failingWrites--;
        Execute("PRAGMA max_page_count = 1000000");
    }

    private PaymentSwitch Open()
    {
        var host = new PaymentSwitch(_database, Town.Seed, _time, _issuers, crypto: _crypto);
        TellOfSignOffs(host);
        if (_world.Story.IsHeard)
            host.Exchanges.Published += exchange => _world.Story.Tell("", $"host, to {exchange.Terminal}: {exchange.Explanation}");
        return host;
    }

    private void Query(string sql, Action<SqliteDataReader> read)
    {
        using var command = _keeper.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
            read(reader);
    }
}
