using System;
using System.Data.Common;
using Dapper;

namespace Terminal.Acquirer.Storage;

/// <summary>Reads the rows that every sale needs, each column by its place: to look up the columns' names and types, as a mapper does, takes longer than the query.</summary>
internal static class Rows
{
    /// <summary>The first row; null for none.</summary>
    public static T? First<T>(this DbTransaction transaction, string sql, object parameters, Func<DbDataReader, T> read)
        where T : class
    {
        using var reader = (DbDataReader)transaction.Connection!.ExecuteReader(sql, parameters, transaction);
        return reader.Read() ? read(reader) : null;
    }
}
