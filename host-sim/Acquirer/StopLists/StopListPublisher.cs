using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Globalization;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Terminal.Acquirer.Cards;
using Terminal.Acquirer.Storage;
using Terminal.Core;
using Terminal.Core.Keys;
using Terminal.Core.Ports;
using Terminal.Core.StopList;

namespace Terminal.Acquirer.StopLists;

/// <summary>
/// The acquirer's stop list: cards are put on it and taken off it, and become known to terminals with the next version that is published. Which cards were on which
/// version is kept for ever, so that a sale can be judged by the list that its terminal held. Safe on any thread.
/// </summary>
public sealed class StopListPublisher : IDisposable
{
    /// <summary>How long a terminal may use a version after it was made.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromDays(7);

    /// <summary>A version older than this is followed by a new base, changed or not: the list must not expire, and deltas should stay short.</summary>
    public static readonly TimeSpan Renewal = TimeSpan.FromDays(1);

    /// <summary>
    /// The most changes since the last base; with more, the next version is a base. Half of what the overlay of the smallest board holds, so that there is always a
    /// base from which it comes to the newest version.
    /// </summary>
    public static readonly int MostChangesSinceBase = new FlashPlan(FlashPlan.SmallestBoard).OverlayBlocks * DeltaBlock.Capacity / 2;

    private const int LongestReason = 40;

    // Nobody else sees the deltas that are written to be checked.
    private static readonly byte[] CheckKey = new byte[KeyRing.KeyLength];

    private readonly Database _database;
    private readonly TimeProvider _time;
    private readonly IBaseBuilder _builder;
    private readonly byte[] _key;
    private readonly BaseShelf _shelf;
    private readonly SemaphoreSlim _publishing = new(1, 1);

    internal StopListPublisher(Database database, byte[] hostKey, TimeProvider time, IBaseBuilder builder, ICrypto crypto)
    {
        _database = database;
        _time = time;
        _builder = builder;
        _shelf = new BaseShelf(Build);
        Id = database.Write(transaction => Open(transaction, hostKey, crypto));
        _key = ListKey.Of(hostKey, Id);
    }

    /// <summary>Which list it is, 1 to 999999999: another with each database.</summary>
    public int Id { get; }

    /// <summary>The newest version; null before the first.</summary>
    public StopListVersion? Newest => _database.Read(ListHistory.Newest)?.ToVersion();

    /// <summary>Versions published, newest first.</summary>
    /// <param name="most">How many at the most.</param>
    public IReadOnlyList<StopListVersion> Versions(int most = 100) =>
        _database.Read(connection => ListHistory.Versions(connection, most).Select(version => version.ToVersion()).ToList());

    /// <summary>Cards on the list, those that came last first; with what the next version brings.</summary>
    /// <param name="most">How many at the most.</param>
    public IReadOnlyList<StopListEntry> Entries(int most = 1000) => _database.Read(connection => ListHistory.Entries(connection, most));

    /// <summary>Whether a card was on a version: by that a sale of a terminal that held it is judged.</summary>
    /// <param name="version">The version; one that was never published has the cards of the one before it and all that came with it.</param>
    /// <param name="number">ASCII digits of the card number.</param>
    public bool IsOn(long version, ReadOnlySpan<byte> number)
    {
        byte[] digest = Digest(number);
        return _database.Read(connection => ListHistory.IsOn(connection, version, digest));
    }

    /// <summary>The same within a transaction.</summary>
    internal bool IsOn(DbTransaction transaction, long version, ReadOnlySpan<byte> number) => ListHistory.IsOn(transaction.Connection!, version, Digest(number));

    /// <summary>Why a card is on the list now, published or not: the acquirer itself waits for no version. Null when it is not.</summary>
    internal string? ListedAs(DbTransaction transaction, ReadOnlySpan<byte> number) => ListHistory.ReasonOf(transaction, Digest(number));

    /// <summary>Puts a card on the list; terminals learn of it with the next version.</summary>
    /// <param name="number">ASCII digits of the card number, 12 to 19 with a right check digit; the caller wipes them.</param>
    /// <param name="reason">Why, for people: 1 to 40 printable characters.</param>
    /// <returns>False when it was on it already.</returns>
    /// <exception cref="ArgumentException">It is no card number, or no reason; the message repeats neither.</exception>
    public async Task<bool> AddAsync(ReadOnlyMemory<byte> number, string reason) => await AddAllAsync([number], reason).ConfigureAwait(false) == 1;

    /// <summary>Puts cards on the list, all or none of them.</summary>
    /// <param name="numbers">The card numbers, each as for <see cref="AddAsync"/>.</param>
    /// <param name="reason">Why, for people: 1 to 40 printable characters.</param>
    /// <returns>How many were not on it already.</returns>
    /// <exception cref="ArgumentException">One is no card number, or it is no reason; the message repeats neither.</exception>
    public Task<int> AddAllAsync(IReadOnlyCollection<ReadOnlyMemory<byte>> numbers, string reason)
    {
        if (reason.Length is 0 or > LongestReason || reason.Any(char.IsControl))
            throw new ArgumentException($"A reason has 1 to {LongestReason} printable characters.", nameof(reason));
        var cards = numbers.Select(number => (Digest: Digest(Checked(number.Span)), Mask: CardNumber.Mask(number.Span))).ToList();
        return _database.WriteAsync(transaction =>
        {
            long last = ListHistory.Last(transaction);
            return cards.Count(card => ListHistory.Add(transaction, last, card.Digest, card.Mask, reason));
        });
    }

    /// <summary>Takes a card off the list; terminals learn of it with the next version.</summary>
    /// <param name="number">ASCII digits of the card number; the caller wipes them.</param>
    /// <returns>False when it was not on it.</returns>
    /// <exception cref="ArgumentException">It is no card number; the message does not repeat it.</exception>
    public Task<bool> RemoveAsync(ReadOnlyMemory<byte> number)
    {
        byte[] digest = Digest(Checked(number.Span));
        return _database.WriteAsync(transaction => ListHistory.Remove(transaction, digest));
    }

    /// <summary>Makes the next version, checks it as terminals would read it, and publishes it; with or without changes, it is valid anew.</summary>
    /// <param name="asBase">Makes it a base in any case.</param>
    /// <exception cref="PublicationException">It failed its check; an alarm says so, and the version before stays the newest.</exception>
    public async Task<StopListVersion> PublishAsync(bool asBase = false)
    {
        await _publishing.WaitAsync().ConfigureAwait(false);
        try
        {
            // The number first: what changes while the version is checked comes with the one after it.
            var (draft, held, lastBase) = await _database.WriteAsync(transaction => Draft(transaction, asBase)).ConfigureAwait(false);
            string fault = Fault(draft, held, lastBase);
            await _database.WriteAsync(transaction => fault.Length == 0 ? ListHistory.Publish(transaction, draft.Version) : Raise(transaction, draft, fault)).ConfigureAwait(false);
            return fault.Length == 0 ? draft.ToVersion() : throw new PublicationException(fault);
        }
        finally
        {
            _publishing.Release();
        }
    }

    /// <summary>Publishes a new base when the newest version is older than <see cref="Renewal"/>, or there is none.</summary>
    /// <returns>Whether it did.</returns>
    /// <exception cref="PublicationException">It failed its check.</exception>
    public async Task<bool> RenewAsync()
    {
        if (_database.Read(ListHistory.Newest) is { } newest && Now() - newest.Created < (long)Renewal.TotalSeconds)
            return false;
        await PublishAsync(asBase: true).ConfigureAwait(false);
        return true;
    }

    /// <summary>Lets go of what it waits with.</summary>
    public void Dispose() => _publishing.Dispose();

    /// <summary>A base that is offered, built when nobody has asked for it yet.</summary>
    internal ShelvedBase Base(long version, int resultBits) => _shelf.Take(version, resultBits);

    /// <summary>A delta for a terminal; the changes must be few enough.</summary>
    internal byte[] Delta(DbConnection connection, byte[] macKey, long from, VersionRow to)
    {
        var edition = new ListEdition
        {
            List = Id,
            // Any base will do: a delta brings all that changed, whatever the base was.
            Base = ListHistory.FirstBase(connection),
            Version = to.Version,
            Created = to.Created,
            ValidUntil = to.ValidUntil,
            Cards = (int)to.Cards,
        };
        return DeltaDocument.Write(macKey, edition, from, ListHistory.Changes(connection, from, to.Version));
    }

    private static int Open(DbTransaction transaction, byte[] hostKey, ICrypto crypto)
    {
        var list = ListHistory.List(transaction);
        if (list is null)
        {
            // A number that no other database has: what belongs to one list is never taken for a part of another.
            byte[] drawn = new byte[sizeof(uint)];
            crypto.Random(drawn);
            int id = (int)(1 + BitConverter.ToUInt32(drawn) % Manifest.HighestList);
            list = new ListRow(id, ListKey.Check(ListKey.Of(hostKey, id)));
            ListHistory.Begin(transaction, list);
        }
        if (!ListKey.Check(ListKey.Of(hostKey, (int)list.Id)).AsSpan().SequenceEqual(list.KeyCheck))
        {
            throw new DatabaseException(
                "The database's stop list was made with another list-key than the seed's, and its cards cannot be known under this one. "
                + "Write the former key into the seed, or name another database file.");
        }

        return (int)list.Id;
    }

    private (VersionRow Draft, long Held, VersionRow? LastBase) Draft(DbTransaction transaction, bool asBase)
    {
        var connection = transaction.Connection!;
        long now = Now();
        // Dates make the versions of a database that had to begin anew follow those that its terminals hold.
        long today = long.Parse(_time.GetUtcNow().ToString("yyyyMMdd", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture) * 100;
        long version = Math.Max(ListHistory.Last(transaction), today) + 1;
        var lastBase = ListHistory.Bases(connection, 1, transaction).FirstOrDefault();
        bool isBase = asBase || lastBase is null || ListHistory.CountChanges(connection, lastBase.Version, version, transaction) > MostChangesSinceBase;
        var draft = new VersionRow(version, isBase ? 1 : 0, now, now + (long)Validity.TotalSeconds, ListHistory.CardsOn(transaction, version));
        ListHistory.Draft(transaction, draft);
        return (draft, ListHistory.NewestNumber(transaction), lastBase);
    }

    private string Fault(VersionRow draft, long held, VersionRow? lastBase) => _database.Read(connection =>
    {
        List<ShelvedBase> offered = [];
        try
        {
            if (lastBase is not null && ListHistory.CountChanges(connection, lastBase.Version, draft.Version) <= DeltaDocument.MostChanges)
                offered.AddRange(OnShelf(lastBase));
            if (draft.IsBase != 0)
                offered.AddRange(OnShelf(draft));
        }
        catch (InvalidOperationException error)
        {
            return $"A base cannot be built: {error.Message}";
        }
        return new PublicationCheck(connection, DeltaTo, CheckKey).Fault(draft.Version, held, offered);

        byte[] DeltaTo(long from, long to) => Delta(connection, CheckKey, from, draft with { Version = to });
    });

    // Those that terminals have asked for; or else the one that most will ask for.
    private IEnumerable<ShelvedBase> OnShelf(VersionRow version)
    {
        var resultBits = _shelf.ResultBitsOf(version.Version);
        return (resultBits.Count > 0 ? resultBits : [ListSpace.ResultBits[0]]).Select(bits => _shelf.Take(version.Version, bits));
    }

    private ShelvedBase Build(long version, int resultBits) => _database.Read(connection =>
    {
        var row = ListHistory.Version(connection, version);
        var built = _builder.Build(Id, version, _key, resultBits, ListHistory.Digests(connection, version));
        return ShelvedBase.Of(built, row);
    });

    private int Raise(DbTransaction transaction, VersionRow draft, string fault)
    {
        Registry.Raise(transaction, _time.GetUtcNow(), "", $"Version {draft.Version} of the stop list was not published. {fault}");
        return 0;
    }

    private byte[] Digest(ReadOnlySpan<byte> number) => HMACSHA256.HashData(_key, number)[..RibbonPage.DigestLength];

    private static ReadOnlySpan<byte> Checked(ReadOnlySpan<byte> number) =>
        number.Length is >= 12 and <= 19 && !number.ContainsAnyExceptInRange((byte)'0', (byte)'9') && CardNumber.PassesLuhn(number)
            ? number
            : throw new ArgumentException("A card number has 12 to 19 digits, the last of which is its check digit.", nameof(number));

    private long Now() => _time.GetUtcNow().ToUnixTimeSeconds();
}
