namespace Terminal.Acquirer.Storage;

/// <summary>A reversal that was accepted.</summary>
internal sealed record TombstoneRow(string Terminal, string Number, long Batch, byte[] Fingerprint, byte[] Answer, string Explanation);
