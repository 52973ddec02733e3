using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Terminal.Acquirer.Storage;

/// <summary>
/// The acquirer's SQLite file. A write is one immediate transaction that is on the disk (WAL, synchronous FULL) when its task ends;
/// writers queue here within the process and on SQLite's lock between processes.
/// </summary>
internal sealed class Database : IDisposable
{
    private readonly string _connectionString;
    private readonly SemaphoreSlim _writer = new(1, 1);

    public Database(string path)
    {
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true, DefaultTimeout = 10 }.ToString();
        using var connection = Open();
        connection.Execute("PRAGMA journal_mode = WAL");
        Migrate(connection);
    }

    public async Task<T> WriteAsync<T>(Func<SqliteTransaction, T> work)
    {
        await _writer.WaitAsync().ConfigureAwait(false);
        try
        {
            return Write(work);
        }
        finally
        {
            _writer.Release();
        }
    }

    /// <summary>The same at start-up, when nobody else writes through this object.</summary>
    public T Write<T>(Func<SqliteTransaction, T> work)
    {
        using var connection = Open();
        using var transaction = connection.BeginTransaction(deferred: false);
        var result = work(transaction);
        transaction.Commit();
        return result;
    }

    public T Read<T>(Func<SqliteConnection, T> work)
    {
        using var connection = Open();
        return work(connection);
    }

    public void Dispose()
    {
        using (var connection = new SqliteConnection(_connectionString))
            SqliteConnection.ClearPool(connection);
        _writer.Dispose();
    }

    private SqliteConnection Open()
    {
        var connection = new SqliteConnection(_connectionString);
        connection.Open();
        connection.Execute("PRAGMA synchronous = FULL");
        return connection;
    }

    /// <summary>
    /// Runs the numbered scripts that the file has not seen, in one transaction; the number of the last is SQLite's user_version. Foreign keys are off
    /// meanwhile, so that a script can make a table anew (SQLite, "Making Other Kinds Of Table Schema Changes"), and are checked at the end.
    /// </summary>
    private static void Migrate(SqliteConnection connection)
    {
        var scripts = Scripts();
        int newest = scripts.Keys.Last();
        connection.Execute("PRAGMA foreign_keys = OFF");
        using (var transaction = connection.BeginTransaction(deferred: false))
        {
            long version = connection.ExecuteScalar<long>("PRAGMA user_version", transaction: transaction);
            if (version > newest)
                throw new InvalidOperationException($"The database was made by a newer version of the acquirer (schema {version}, this one knows {newest}). Use that version, or name another file.");
            foreach (var (number, script) in scripts)
            {
                if (number > version)
                    connection.Execute($"{script}\nPRAGMA user_version = {number};", transaction: transaction);
            }
            if (version < newest && connection.Query("PRAGMA foreign_key_check", transaction: transaction).Any())
                throw new InvalidOperationException("The database cannot be brought to this version: a row would name one that is not there. Its file was left as it was.");
            transaction.Commit();
        }
        connection.Execute("PRAGMA foreign_keys = ON");
    }

    // By their numbers, which are their names: 001, 002 and so on.
    private static SortedDictionary<int, string> Scripts()
    {
        const string Folder = "Schema/";
        var assembly = typeof(Database).Assembly;
        SortedDictionary<int, string> scripts = [];
        foreach (string name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)))
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            scripts.Add(int.Parse(Path.GetFileNameWithoutExtension(name[Folder.Length..]), CultureInfo.InvariantCulture), reader.ReadToEnd());
        }
        return scripts;
    }
}
