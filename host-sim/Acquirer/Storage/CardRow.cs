using System.Data.Common;

namespace Terminal.Acquirer.Storage;

/// <summary>
/// A card as its issuer has it. What remains is of its limit, or of its account where less is left there, without what the voice desk and pre-authorisations hold; by its
/// excess a privileged holder may pass that. Terms names the condition under which it pays, empty for none; account the one that it shares, null for none.
/// </summary>
internal sealed record CardRow(byte[] Digest, string Mask, string Expiry, string State, long Excess, string Terms, long Remaining, string? Account, string Issuer)
{
    /// <summary>From its columns in their order.</summary>
    public static CardRow Read(DbDataReader row) => new(
        row.GetFieldValue<byte[]>(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4), row.GetString(5), row.GetInt64(6), row.IsDBNull(7) ? null : row.GetString(7), row.GetString(8));
}
