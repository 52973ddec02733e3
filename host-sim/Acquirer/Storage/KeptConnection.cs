using System;
using System.Collections.Generic;
using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.Sqlite;

namespace Terminal.Acquirer.Storage;

/// <summary>A connection to SQLite that keeps what it has once prepared: to prepare a statement takes longer than to run it. For one thread at a time.</summary>
internal sealed class KeptConnection(string connectionString) : SqliteConnection(connectionString)
{
    private readonly Dictionary<string, Stack<SqliteCommand>> _kept = new(new ByLength());

    protected override DbCommand CreateDbCommand() => new KeptCommand(this);

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            foreach (var commands in _kept.Values)
            {
                foreach (var command in commands)
                    command.Dispose();
            }
            _kept.Clear();
        }
        base.Dispose(disposing);
    }

    private SqliteCommand Take(string text)
    {
        if (_kept.TryGetValue(text, out var commands) && commands.TryPop(out var kept))
            return kept;
        return new SqliteCommand(text, this);
    }

    private void Keep(SqliteCommand command)
    {
        command.Parameters.Clear();
        command.Transaction = null;
        if (!_kept.TryGetValue(command.CommandText, out var commands))
            _kept.Add(command.CommandText, commands = new Stack<SqliteCommand>());
        commands.Push(command);
    }

    /// <summary>Stands in for a kept command from when its text is known until it is disposed of.</summary>
    private sealed class KeptCommand(KeptConnection connection) : DbCommand
    {
        private SqliteCommand? _command;
        private DbTransaction? _transaction;

        [AllowNull]
        public override string CommandText
        {
            get => _command?.CommandText ?? "";
            set
            {
                GiveBack();
                _command = connection.Take(value ?? "");
                _command.Transaction = (SqliteTransaction?)DbTransaction;
            }
        }

        public override int CommandTimeout { get; set; }

        public override CommandType CommandType { get; set; } = CommandType.Text;

        public override bool DesignTimeVisible { get; set; }

        public override UpdateRowSource UpdatedRowSource { get; set; }

        protected override DbConnection? DbConnection { get; set; } = connection;

        protected override DbParameterCollection DbParameterCollection => Command.Parameters;

        // As with any command of SQLite, the connection's own where none is named.
        protected override DbTransaction? DbTransaction
        {
            get => _transaction ?? connection.Transaction;
            set
            {
                _transaction = value;
                if (_command is not null)
                    _command.Transaction = (SqliteTransaction?)DbTransaction;
            }
        }

        private SqliteCommand Command => _command ?? throw new InvalidOperationException("The command has no text yet.");

        public override void Cancel() => Command.Cancel();

        public override int ExecuteNonQuery() => Command.ExecuteNonQuery();

        public override object? ExecuteScalar() => Command.ExecuteScalar();

        public override void Prepare() => Command.Prepare();

        protected override DbParameter CreateDbParameter() => new AtParameter();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior) => Command.ExecuteReader(behavior);

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                GiveBack();
            base.Dispose(disposing);
        }

        private void GiveBack()
        {
            if (_command is not null)
                connection.Keep(_command);
            _command = null;
        }
    }

    /// <summary>Tells statements apart: few are of one length, and the texts are mostly the same object.</summary>
    private sealed class ByLength : IEqualityComparer<string>
    {
        public bool Equals(string? one, string? other) => string.Equals(one, other);

        public int GetHashCode(string text) => text.Length;
    }

    /// <summary>Bears the name as the statement has it, with its @; the driver would look for one without it first.</summary>
    private sealed class AtParameter : SqliteParameter
    {
        [AllowNull]
        public override string ParameterName
        {
            get => base.ParameterName;
            set => base.ParameterName = value is null || value.StartsWith('@') ? value : "@" + value;
        }
    }
}
