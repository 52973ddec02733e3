using System;
using System.Collections.Generic;
using System.Data.Common;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace Terminal.Acquirer.Storage;

/// <summary>
/// The acquirer's state on disk. A write is on the disk when its task ends, and no other write of any host runs beside it. Writes that wait for one another's turn are
/// committed together: a disk takes as long for one as for many.
/// </summary>
internal abstract class Database : IDisposable
{
    private const int GroupSize = 512;
    private readonly Queue<PendingWrite> _waiting = [];
    private bool _isWriting;
    private bool _isEnded;

    // Opened by the first write and kept for the others; only whoever writes now touches it.
    private DbConnection? _writer;

    /// <summary>Opens a database, makes what is missing and brings an older one up to date.</summary>
    /// <param name="where">A connection string of PostgreSQL (<c>Host=...;Database=...</c>), or else a SQLite file or URI.</param>
    /// <exception cref="DatabaseException">It is of a newer program, or cannot be brought up to date.</exception>
    /// <exception cref="DbException">It cannot be reached or read.</exception>
    public static Database At(string where) =>
        IsServer(where) ? new PostgresDatabase(where) : new SqliteDatabase(where);

    /// <summary>Whether it is a server's connection string; <c>Server</c> is another word for <c>Host</c>.</summary>
    public static bool IsServer(string where) => where.Contains("Host=", StringComparison.OrdinalIgnoreCase) || where.Contains("Server=", StringComparison.OrdinalIgnoreCase);

    /// <summary>Writes; without waiting when nobody else does.</summary>
    /// <param name="work">Reads and writes through its transaction and does nothing else: when another of its group fails, it is run once more.</param>
    public Task<T> WriteAsync<T>(Func<DbTransaction, T> work)
    {
        var write = new PendingWrite<T>(work);
        lock (_waiting)
        {
            ObjectDisposedException.ThrowIf(_isEnded, this);
            _waiting.Enqueue(write);
            if (_isWriting)
                return write.Done;
            _isWriting = true;
        }
        WriteNext();
        return write.Done;
    }

    /// <summary>The same at start-up, when nobody else writes through this object.</summary>
    public T Write<T>(Func<DbTransaction, T> work) => WriteAsync(work).GetAwaiter().GetResult();

    public T Read<T>(Func<DbConnection, T> work)
    {
        using var connection = Open();
        return work(connection);
    }

    /// <summary>Ends; what is being written is written first.</summary>
    public virtual void Dispose()
    {
        lock (_waiting)
        {
            _isEnded = true;
            while (_isWriting)
                Monitor.Wait(_waiting);
        }
        _writer?.Dispose();
    }

    protected abstract DbConnection Open();

    /// <summary>Begins a transaction that writes alone.</summary>
    protected abstract DbTransaction Begin(DbConnection connection);

    /// <summary>The numbered scripts above a version, in their order; their names are their numbers: 001, 002 and so on.</summary>
    /// <exception cref="DatabaseException">The version is of a newer program.</exception>
    protected static IEnumerable<(int Number, string Script)> ScriptsAfter(long version)
    {
        const string Folder = "Schema/";
        var assembly = typeof(Database).Assembly;
        var names = assembly.GetManifestResourceNames().Where(name => name.StartsWith(Folder, StringComparison.Ordinal)).OrderBy(Number).ToList();
        if (version > Number(names[^1]))
            throw new DatabaseException($"The database was made by a newer version of the acquirer (schema {version}, this one knows {Number(names[^1])}). Use that version, or name another database.");
        return names.Where(name => Number(name) > version).Select(name => (Number(name), Read(name)));

        static int Number(string name) => int.Parse(Path.GetFileNameWithoutExtension(name[Folder.Length..]), CultureInfo.InvariantCulture);

        string Read(string name)
        {
            using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!);
            return reader.ReadToEnd();
        }
    }

    // Whoever finds nobody writing writes its own, and leaves what came meanwhile to a thread of the pool.
    private void WriteNext()
    {
        List<PendingWrite> group = [];
        lock (_waiting)
        {
            while (group.Count < GroupSize && _waiting.TryDequeue(out var write))
                group.Add(write);
        }
        Commit(group);
        lock (_waiting)
        {
            _isWriting = _waiting.Count > 0;
            if (!_isWriting)
            {
                Monitor.PulseAll(_waiting);
                return;
            }
        }
        ThreadPool.UnsafeQueueUserWorkItem(static database => database.WriteNext(), this, preferLocal: false);
    }

    private void Commit(IReadOnlyCollection<PendingWrite> group)
    {
        bool isWorking = false;
        try
        {
            _writer ??= Open();
            using var transaction = Begin(_writer);
            isWorking = true;
            foreach (var write in group)
                write.Run(transaction);
            isWorking = false;
            transaction.Commit();
        }
        catch (Exception) when (isWorking && group.Count > 1)
        {
            // One of them failed: that one is to fail alone.
            foreach (var write in group)
                Commit([write]);
            return;
        }
        catch (Exception error)
        {
            LetGo();
            foreach (var write in group)
                write.Fail(error);
            return;
        }
        foreach (var write in group)
            write.Succeed();
    }

    // After a failure nobody knows what state the connection is in.
    private void LetGo()
    {
        try
        {
            _writer?.Dispose();
        }
        catch (DbException)
        {
            // It was lost already.
        }
        _writer = null;
    }
}
