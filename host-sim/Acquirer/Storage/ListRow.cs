namespace Terminal.Acquirer.Storage;

/// <summary>The stop list of this database.</summary>
internal sealed record ListRow(long Id, byte[] KeyCheck);
