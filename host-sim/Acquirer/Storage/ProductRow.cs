using System.Data.Common;

namespace Terminal.Acquirer.Storage;

/// <summary>A card product and its issuer.</summary>
internal sealed record ProductRow(string Name, string Kind, string Country, string Issuer, string IssuerCurrency)
{
    /// <summary>From its columns in their order.</summary>
    public static ProductRow Read(DbDataReader row) => new(row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4));
}
