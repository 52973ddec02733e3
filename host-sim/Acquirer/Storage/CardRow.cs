namespace Terminal.Acquirer.Storage;

/// <summary>A card as its issuer has it; what remains is without what the voice desk holds.</summary>
internal sealed record CardRow(byte[] Digest, string Mask, string Expiry, string State, long Remaining);
