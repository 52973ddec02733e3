using System;
using System.Data.Common;
using System.Linq;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Terminal.Acquirer.Storage;

/// <summary>A SQLite file (WAL, synchronous FULL). A write is an immediate transaction.</summary>
internal sealed class SqliteDatabase : Database
{
    private readonly string _connectionString;

    public SqliteDatabase(string path)
    {
        _connectionString = new SqliteConnectionStringBuilder { DataSource = path, ForeignKeys = true, DefaultTimeout = 10 }.ToString();
        using var connection = Open();
        connection.Execute("PRAGMA journal_mode = WAL");
        Migrate((SqliteConnection)connection);
    }

    public override void Dispose()
    {
        base.Dispose();
        using var connection = new SqliteConnection(_connectionString);
        SqliteConnection.ClearPool(connection);
    }

    protected override DbConnection Open()
    {
        var connection = new KeptConnection(_connectionString);
        connection.Open();
        connection.Execute("PRAGMA synchronous = FULL; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 16384");
        return connection;
    }

    protected override DbTransaction Begin(DbConnection connection) => ((SqliteConnection)connection).BeginTransaction(deferred: false);

    /// <summary>
    /// Runs the scripts that the file has not seen, in one transaction; the number of the last is SQLite's user_version. Foreign keys are off
    /// meanwhile, so that a script can make a table anew (SQLite, "Making Other Kinds Of Table Schema Changes"), and are checked at the end.
    /// </summary>
    private static void Migrate(SqliteConnection connection)
    {
        connection.Execute("PRAGMA foreign_keys = OFF");
        using (var transaction = connection.BeginTransaction(deferred: false))
        {
            var scripts = ScriptsAfter(connection.ExecuteScalar<long>("PRAGMA user_version", transaction: transaction)).ToList();
            foreach (var (number, script) in scripts)
                connection.Execute($"{script}\nPRAGMA user_version = {number};", transaction: transaction);
            if (scripts.Count > 0 && connection.Query("PRAGMA foreign_key_check", transaction: transaction).Any())
                throw new DatabaseException("The database cannot be brought to this version: a row would name one that is not there. Its file was left as it was.");
            transaction.Commit();
        }
        connection.Execute("PRAGMA foreign_keys = ON");
    }
}
