namespace Terminal.Acquirer.Seeds;

/// <summary>A merchant of the seed.</summary>
/// <param name="Id">Fifteen characters, ISO 8583 field 42.</param>
/// <param name="Name">Whom the acquirer pays.</param>
/// <param name="Phone">The acquirer's voice desk, as this merchant dials it.</param>
/// <param name="Language">Language of the terminal's texts: en or ru.</param>
/// <param name="Fee">What it pays the acquirer of its sales, in hundredths of a percent.</param>
/// <param name="Active">Whether the acquirer serves it.</param>
public sealed record SeedMerchant(string Id, string Name, string Phone, string Language, int Fee, bool Active);
