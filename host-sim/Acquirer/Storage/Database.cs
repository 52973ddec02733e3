using System;
using System.Collections.Generic;
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

    /// <summary>Runs the numbered scripts that the file has not seen; its number is SQLite's user_version.</summary>
    private static void Migrate(SqliteConnection connection)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        long version = connection.ExecuteScalar<long>("PRAGMA user_version", transaction: transaction);
        var scripts = Scripts();
        if (version > scripts.Count)
            throw new InvalidOperationException($"The database was made by a newer version of the acquirer (schema {version}, this one knows {scripts.Count}). Use that version, or name another file.");
        for (int i = (int)version; i < scripts.Count; i++)
            connection.Execute(scripts[i] + $"\nPRAGMA user_version = {i + 1};", transaction: transaction);
        transaction.Commit();
    }

    private static List<string> Scripts()
    {
        var assembly = typeof(Database).Assembly;
        return [.. assembly.GetManifestResourceNames().Where(name => name.StartsWith("Schema/", StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(Text)];

        string Text(string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        }
    }
}
