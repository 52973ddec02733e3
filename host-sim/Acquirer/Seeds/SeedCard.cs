namespace Terminal.Acquirer.Seeds;

/// <summary>A test card of the seed.</summary>
/// <param name="Name">Name embossed on it.</param>
/// <param name="Role">What it plays, in a few words.</param>
/// <param name="Shows">What a sale with it shows, as a sentence.</param>
/// <param name="Number">The fictional card number.</param>
/// <param name="Expiry">Last month, YYMM.</param>
/// <param name="ServiceCode">Three digits (ISO/IEC 7813).</param>
/// <param name="Product">Its product; null when no product has its first six digits.</param>
/// <param name="State">good, lost or stolen; empty when no issuer knows the card.</param>
/// <param name="Limit">What may still be spent, in minor units of the issuer's currency.</param>
/// <param name="Excess">By how much a privileged holder may pass the limit.</param>
/// <param name="Account">The account that it draws on beside its limit; null for none.</param>
/// <param name="Condition">Where and when it may pay, beside what its product says; null for anywhere and always.</param>
public sealed record SeedCard(
    string Name, string Role, string Shows, string Number, string Expiry, string ServiceCode, SeedProduct? Product, string State, long Limit, long Excess, SeedAccount? Account,
    SeedCondition? Condition)
{
    /// <summary>Whether its issuer knows the card.</summary>
    public bool IsKnown => State.Length > 0;
}
