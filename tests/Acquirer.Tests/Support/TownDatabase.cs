using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.Data.Sqlite;

namespace Terminal.Tests.Support;

/// <summary>A database of its own in a temporary folder, and what can be done to it behind the host's back.</summary>
internal sealed class TownDatabase : IDisposable
{
    /// <summary>Of random days, one in so many is tried.</summary>
    public const int Share = 1;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("terminal-acquirer-");

    /// <summary>What the host opens.</summary>
    public string Where => Path.Combine(_folder.FullName, "acquirer.db");

    /// <summary>The version of its schema.</summary>
    public long Version
    {
        get => (long)Execute("PRAGMA user_version")!;
        set => Execute($"PRAGMA user_version = {value}");
    }

    public object? Execute(string sql)
    {
        using var connection = new SqliteConnection($"Data Source={Where};Pooling=False;Foreign Keys=True");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    public bool HasTable(string name) => (long)Execute($"SELECT COUNT(*) FROM sqlite_master WHERE name = '{name}'")! > 0;

    /// <summary>Lets every write of a kind fail: <c>UPDATE OF code</c>, <c>INSERT</c>.</summary>
    public void Forbid(string write, string table) => Execute($"CREATE TRIGGER forbidden BEFORE {write} ON {table} BEGIN SELECT RAISE(ABORT, 'forbidden'); END");

    /// <summary>Ends that.</summary>
    public void Allow(string table) => Execute("DROP TRIGGER forbidden");

    /// <summary>Bytes as SQL writes them.</summary>
    public static string Literal(byte[] bytes) => $"x'{Convert.ToHexString(bytes)}'";

    /// <summary>All bytes that it keeps, by file.</summary>
    public IEnumerable<(string Part, byte[] Bytes)> Contents() => _folder.GetFiles().Select(file => (file.Name, File.ReadAllBytes(file.FullName)));

    /// <summary>Makes a database as an earlier version of the host did.</summary>
    public void Make(int version)
    {
        foreach (string script in SchemaScripts.UpTo(version))
            Execute(script);
        Version = version;
    }

    public void Dispose() => _folder.Delete(true);
}
