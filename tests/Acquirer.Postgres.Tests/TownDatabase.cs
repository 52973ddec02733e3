using System.Collections.Generic;
using System.Text;
using System.Text.RegularExpressions;
using Dapper;
using Npgsql;
using Terminal.Acquirer.Storage;

namespace Terminal.Tests.Support;

/// <summary>A schema of its own on the tests' server, and what can be done to it behind the host's back.</summary>
internal sealed class TownDatabase : IDisposable
{
    /// <summary>Of random days, one in so many is tried: what a rule says does not depend on the database.</summary>
    public const int Share = 5;

    private bool _isChanged;

    /// <summary>What the host opens.</summary>
    public string Where { get; } = PostgresServer.Take();

    /// <summary>The version of its schema.</summary>
    public long Version
    {
        get => (long)(int)Execute("SELECT MAX(number) FROM schema_version")!;
        set
        {
            _isChanged = true;
            Execute($"INSERT INTO schema_version (number) VALUES ({value})");
        }
    }

    public object? Execute(string sql)
    {
        _isChanged |= Regex.IsMatch(sql, "ALTER|CREATE|DROP");
        return PostgresServer.Execute(Where, sql);
    }

    public bool HasTable(string name) => (bool)Execute($"SELECT to_regclass('{name}') IS NOT NULL")!;

    /// <summary>Lets every write of a kind fail: <c>UPDATE OF code</c>, <c>INSERT</c>.</summary>
    public void Forbid(string write, string table) => Execute($"""
        CREATE FUNCTION forbid() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'forbidden'; END $$;
        CREATE TRIGGER forbidden BEFORE {write} ON {table} FOR EACH ROW EXECUTE FUNCTION forbid();
        """);

    /// <summary>Ends that.</summary>
    public void Allow(string table) => Execute($"DROP TRIGGER forbidden ON {table}; DROP FUNCTION forbid()");

    /// <summary>Bytes as SQL writes them.</summary>
    public static string Literal(byte[] bytes) => $@"'\x{Convert.ToHexString(bytes)}'::bytea";

    /// <summary>All bytes that it keeps, by table.</summary>
    public IEnumerable<(string Part, byte[] Bytes)> Contents()
    {
        using var connection = PostgresServer.Open(Where);
        foreach (string table in connection.Query<string>("SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()"))
        {
            List<byte> bytes = [];
            using var rows = connection.ExecuteReader($"SELECT * FROM {table}");
            while (rows.Read())
            {
                for (int i = 0; i < rows.FieldCount; i++)
                    bytes.AddRange(rows.GetValue(i) as byte[] ?? Encoding.UTF8.GetBytes($"{rows.GetValue(i)}\n"));
            }
            yield return (table, [.. bytes]);
        }
    }

    /// <summary>Makes a database as an earlier version of the host did.</summary>
    public void Make(int version)
    {
        string schema = (string)Execute("SELECT current_schema()::text")!;
        Execute($"DROP SCHEMA {schema} CASCADE; CREATE SCHEMA {schema}");
        foreach (string script in SchemaScripts.UpTo(version))
            Execute(PostgresDatabase.InOwnWords(script));
        Execute("CREATE TABLE schema_version (number INTEGER PRIMARY KEY)");
        Version = version;
    }

    public void Dispose()
    {
        if (_isChanged)
            PostgresServer.Drop(Where);
        else
            PostgresServer.GiveBack(Where);
    }
}
