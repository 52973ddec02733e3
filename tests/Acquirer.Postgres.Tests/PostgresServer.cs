using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using Npgsql;

[assembly: Parallelize(Workers = 4, Scope = ExecutionScope.MethodLevel)]

namespace Terminal.Tests.Support;

/// <summary>The one PostgreSQL server of all tests, in a temporary folder; where there is none they are skipped with the reason, unless TERMINAL_REQUIRE_POSTGRES=1 makes that a failure.</summary>
[TestClass]
public static class PostgresServer
{
    private static readonly Lazy<string> Started = new(Start);
    private static readonly ConcurrentBag<string> Emptied = [];
    private static readonly Lazy<NpgsqlDataSource> Source = new(() => new NpgsqlDataSourceBuilder(Server).ConfigureTypeLoading(types => types.EnableTypeLoading(false)).Build());
    private static string _folder = "";

    /// <summary>A schema without a row: the connection string that leads to it. Its tables may be there already, since to make them takes longer than most tests.</summary>
    public static string Take()
    {
        if (Emptied.TryTake(out string? emptied))
            return emptied;
        string name = $"town_{Guid.NewGuid():N}";
        Execute(Server, $"CREATE SCHEMA {name}");
        return new NpgsqlConnectionStringBuilder(Server) { SearchPath = name }.ToString();
    }

    /// <summary>Takes one back whose tables are as the host made them, and empties it.</summary>
    public static void GiveBack(string where)
    {
        Execute(where, """
            DO $$ DECLARE each record; BEGIN
                SET LOCAL session_replication_role = replica;
                FOR each IN SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename <> 'schema_version' LOOP EXECUTE 'DELETE FROM ' || each.tablename; END LOOP;
                FOR each IN SELECT sequencename FROM pg_sequences WHERE schemaname = current_schema() LOOP PERFORM setval(each.sequencename::text::regclass, 1, false); END LOOP;
            END $$
            """);
        Emptied.Add(where);
    }

    /// <summary>Removes one with all that is in it.</summary>
    public static void Drop(string where) => Execute(Server, $"DROP SCHEMA {new NpgsqlConnectionStringBuilder(where).SearchPath} CASCADE");

    public static object? Execute(string where, string sql)
    {
        using var connection = Open(where);
        using var command = new NpgsqlCommand(sql, connection);
        return command.ExecuteScalar();
    }

    /// <summary>A connection of the tests' own: they are one pool, in which each is told the schema.</summary>
    public static NpgsqlConnection Open(string where)
    {
        var connection = Source.Value.OpenConnection();
        using var command = new NpgsqlCommand($"SET search_path = {new NpgsqlConnectionStringBuilder(where).SearchPath ?? "public"}", connection);
        command.ExecuteNonQuery();
        return connection;
    }

    [AssemblyCleanup]
    public static void Stop()
    {
        if (_folder.Length == 0)
            return;
        NpgsqlConnection.ClearAllPools();
        Run("pg_ctl", "stop", "-s", "-D", DataFolder, "-m", "immediate");
        Directory.Delete(_folder, true);
    }

    private static string Server
    {
        get
        {
            string server = Started.Value;
            if (server.Length > 0)
                return server;
            const string Reason = "PostgreSQL's initdb and pg_ctl are not on this machine (Debian: apt-get install postgresql).";
            if (Environment.GetEnvironmentVariable("TERMINAL_REQUIRE_POSTGRES") == "1")
                Assert.Fail(Reason);
            Assert.Inconclusive(Reason);
            return "";
        }
    }

    private static string DataFolder => Path.Combine(_folder, "data");

    private static string Start()
    {
        if (Find("initdb").Length == 0)
            return "";
        _folder = Directory.CreateTempSubdirectory("terminal-postgres-").FullName;
        // The server does not run as root; Debian's package makes a user for it.
        if (Environment.UserName == "root")
            Run("chown", "postgres", _folder);
        Run("initdb", "-D", DataFolder, "-U", "terminal", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync");
        int port = FreePort();
        Run("pg_ctl", "start", "-s", "-w", "-D", DataFolder, "-l", Path.Combine(_folder, "log"),
            "-o", $"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={_folder} -c fsync=off -c full_page_writes=off -c max_connections=200");
        return $"Host=127.0.0.1;Port={port};Username=terminal;Database=postgres";
    }

    private static void Run(string program, params string[] arguments)
    {
        string path = Find(program);
        var start = Environment.UserName == "root" && path != program ? new ProcessStartInfo("runuser", ["-u", "postgres", "--", path, .. arguments]) : new ProcessStartInfo(path, arguments);
        start.WorkingDirectory = _folder;
        // Only initdb talks. The server, which pg_ctl leaves behind, would keep a pipe open.
        start.RedirectStandardOutput = program == "initdb";
        using var process = Process.Start(start)!;
        if (start.RedirectStandardOutput)
            process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.AreEqual(0, process.ExitCode, $"{program} failed.");
    }

    // Debian keeps the server's programs beside the path, a folder a version; the newest is taken. A program that is not PostgreSQL's is found by its name.
    private static string Find(string program)
    {
        if (program == "chown")
            return program;
        string[] folders = [.. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator), .. Directory.Exists("/usr/lib/postgresql") ? Directory.GetDirectories("/usr/lib/postgresql").OrderDescending().Select(folder => Path.Combine(folder, "bin")) : []];
        return folders.Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists) ?? "";
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
