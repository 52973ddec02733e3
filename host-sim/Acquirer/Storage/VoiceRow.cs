namespace Terminal.Acquirer.Storage;

/// <summary>A code given by telephone. <see cref="Number"/> is the sale that used it, null while nobody has; times are as <see cref="Times.Stamp"/> writes them.</summary>
internal sealed record VoiceRow(
    long Id, string Terminal, long Batch, long Serial, string Code, byte[] Card, string Mask, long Amount, string Given, string Expires, string? Number);
