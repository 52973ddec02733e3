namespace Terminal.Acquirer.Storage;

/// <summary>A card that came onto the stop list or was taken off it between two versions, and whether it is on the later one.</summary>
internal sealed record ChangeRow(byte[] Digest, bool IsListed);
