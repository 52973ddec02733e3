using System.Collections.Generic;
using System.Data.Common;
using System.Linq;
using Dapper;
using Terminal.Acquirer.StopLists;

namespace Terminal.Acquirer.Storage;

/// <summary>The stop list's versions and every card's stays on it.</summary>
internal static class ListHistory
{
    private const string Columns = "version, is_base AS IsBase, created, valid_until AS ValidUntil, cards";
    private const string OnVersion = "added <= @version AND (removed IS NULL OR removed > @version)";

    public static ListRow? List(DbTransaction transaction) =>
        transaction.Connection!.QuerySingleOrDefault<ListRow>("SELECT id, key_check AS KeyCheck FROM stop_list", transaction: transaction);

    public static int Begin(DbTransaction transaction, ListRow list) =>
        transaction.Connection!.Execute("INSERT INTO stop_list (id, key_check) VALUES (@Id, @KeyCheck)", list, transaction);

    /// <summary>The number of the newest version that was published; 0 when none was.</summary>
    public static long NewestNumber(DbTransaction transaction) =>
        transaction.Connection!.ExecuteScalar<long?>("SELECT MAX(version) FROM stop_list_version WHERE is_published = 1", transaction: transaction) ?? 0;

    /// <summary>The highest number that was given, published or not; 0 when none was. What changes now comes with the next.</summary>
    public static long Last(DbTransaction transaction) =>
        transaction.Connection!.ExecuteScalar<long?>("SELECT MAX(version) FROM stop_list_version", transaction: transaction) ?? 0;

    public static VersionRow? Newest(DbConnection connection) =>
        connection.QueryFirstOrDefault<VersionRow>($"SELECT {Columns} FROM stop_list_version WHERE is_published = 1 ORDER BY version DESC LIMIT 1");

    /// <summary>Published versions, newest first.</summary>
    public static IEnumerable<VersionRow> Versions(DbConnection connection, int most) =>
        connection.Query<VersionRow>($"SELECT {Columns} FROM stop_list_version WHERE is_published = 1 ORDER BY version DESC LIMIT @most", new { most });

    /// <summary>Published versions that terminals may begin with, newest first.</summary>
    public static List<VersionRow> Bases(DbConnection connection, int most, DbTransaction? transaction = null) => connection.Query<VersionRow>(
        $"SELECT {Columns} FROM stop_list_version WHERE is_published = 1 AND is_base = 1 ORDER BY version DESC LIMIT @most", new { most }, transaction).AsList();

    /// <summary>A version, published or not.</summary>
    public static VersionRow Version(DbConnection connection, long version) =>
        connection.QuerySingle<VersionRow>($"SELECT {Columns} FROM stop_list_version WHERE version = @version", new { version });

    /// <summary>The first version that was published as a base: every terminal's base is that or a later one.</summary>
    public static long FirstBase(DbConnection connection) =>
        connection.ExecuteScalar<long>("SELECT MIN(version) FROM stop_list_version WHERE is_published = 1 AND is_base = 1");

    public static bool IsPublished(DbConnection connection, long version) =>
        connection.ExecuteScalar<bool>("SELECT EXISTS (SELECT 1 FROM stop_list_version WHERE version = @version AND is_published = 1)", new { version });

    public static void Draft(DbTransaction transaction, VersionRow version) => transaction.Connection!.Execute("""
        INSERT INTO stop_list_version (version, is_base, is_published, created, valid_until, cards) VALUES (@Version, @IsBase, 0, @Created, @ValidUntil, @Cards)
        """, version, transaction);

    public static int Publish(DbTransaction transaction, long version) =>
        transaction.Connection!.Execute("UPDATE stop_list_version SET is_published = 1 WHERE version = @version", new { version }, transaction);

    /// <summary>Puts a card on the version after the last.</summary>
    /// <param name="transaction">Writes it.</param>
    /// <param name="last">The highest number that was given (<see cref="Last"/>).</param>
    /// <param name="digest">The card.</param>
    /// <param name="mask">For people.</param>
    /// <param name="reason">Likewise.</param>
    /// <returns>False when it is on it already.</returns>
    public static bool Add(DbTransaction transaction, long last, byte[] digest, string mask, string reason) =>
        transaction.Connection!.Execute("""
            INSERT INTO stop_list_entry (digest, mask, reason, added) SELECT @digest, @mask, @reason, @last + 1
            WHERE NOT EXISTS (SELECT 1 FROM stop_list_entry WHERE digest = @digest AND (removed IS NULL OR removed > @last))
            """, new { digest, mask, reason, last }, transaction) > 0
        // One that was to be taken off with the same version stays on.
        || transaction.Connection!.Execute("UPDATE stop_list_entry SET removed = NULL WHERE digest = @digest AND removed > @last", new { digest, last }, transaction) > 0;

    /// <summary>Takes a card off the version after the last.</summary>
    /// <returns>False when it is not on it.</returns>
    public static bool Remove(DbTransaction transaction, byte[] digest)
    {
        // One that was to come with the same version never does.
        long last = Last(transaction);
        return transaction.Connection!.Execute("DELETE FROM stop_list_entry WHERE digest = @digest AND added > @last", new { digest, last }, transaction) > 0
            || transaction.Connection!.Execute("UPDATE stop_list_entry SET removed = @last + 1 WHERE digest = @digest AND removed IS NULL", new { digest, last }, transaction) > 0;
    }

    public static bool IsOn(DbConnection connection, long version, byte[] digest) => connection.ExecuteScalar<bool>(
        $"SELECT EXISTS (SELECT 1 FROM stop_list_entry WHERE digest = @digest AND {OnVersion})", new { version, digest });

    /// <summary>Why a card is on the list, whether or not terminals know it already; null when it is not, or is to be taken off with the next version.</summary>
    public static string? ReasonOf(DbTransaction transaction, byte[] digest) => transaction.Connection!.QueryFirstOrDefault<string>(
        "SELECT reason FROM stop_list_entry WHERE digest = @digest AND removed IS NULL", new { digest }, transaction);

    /// <summary>The mask of a card that is or was listed.</summary>
    public static string MaskOf(DbConnection connection, byte[] digest) =>
        connection.QueryFirstOrDefault<string>("SELECT mask FROM stop_list_entry WHERE digest = @digest", new { digest }) ?? "";

    public static long CardsOn(DbTransaction transaction, long version) =>
        transaction.Connection!.ExecuteScalar<long>($"SELECT COUNT(*) FROM stop_list_entry WHERE {OnVersion}", new { version }, transaction);

    /// <summary>The digests of a version's cards, ascending; read as they are wanted.</summary>
    public static IEnumerable<byte[]> Digests(DbConnection connection, long version) =>
        connection.Query<byte[]>($"SELECT digest FROM stop_list_entry WHERE {OnVersion} ORDER BY digest", new { version }, buffered: false);

    /// <summary>How many cards changed between two versions.</summary>
    public static long CountChanges(DbConnection connection, long from, long to, DbTransaction? transaction = null) => connection.ExecuteScalar<long>("""
        SELECT COUNT(*) FROM (SELECT digest FROM stop_list_entry WHERE added > @from AND added <= @to UNION SELECT digest FROM stop_list_entry WHERE removed > @from AND removed <= @to) AS changed
        """, new { from, to }, transaction);

    /// <summary>The cards that changed between two versions, ascending. One that came and went is among them.</summary>
    public static List<ChangeRow> Changes(DbConnection connection, long from, long to) => [.. connection.Query<(byte[] Digest, long IsListed)>("""
        SELECT digest, MAX(CAST(CASE WHEN added <= @to AND (removed IS NULL OR removed > @to) THEN 1 ELSE 0 END AS BIGINT)) FROM stop_list_entry
        WHERE added > @from AND added <= @to OR removed > @from AND removed <= @to
        GROUP BY digest ORDER BY digest
        """, new { from, to }).Select(row => new ChangeRow(row.Digest, row.IsListed != 0))];

    /// <summary>The cards on the list, what came last first.</summary>
    public static List<StopListEntry> Entries(DbConnection connection, int most) => [.. connection.Query<(string Mask, string Reason, long? Since, long? Removed)>("""
        SELECT mask, reason, (SELECT MIN(version) FROM stop_list_version WHERE version >= added AND is_published = 1) AS since, removed FROM stop_list_entry
        WHERE removed IS NULL OR removed > (SELECT MAX(version) FROM stop_list_version WHERE is_published = 1)
        ORDER BY added DESC, mask LIMIT @most
        """, new { most }).Select(row => new StopListEntry(row.Mask, row.Reason, row.Since ?? 0, row.Removed is not null))];
}
