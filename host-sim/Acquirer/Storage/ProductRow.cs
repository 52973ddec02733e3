namespace Terminal.Acquirer.Storage;

/// <summary>A card product and its issuer.</summary>
internal sealed record ProductRow(string Name, string Kind, string Country, string Issuer, string IssuerCurrency);
