namespace Terminal.Acquirer.Cards;

/// <summary>A card of the tray: what it is, what it shows, and what a reader reads from its stripe.</summary>
/// <param name="Name">Name embossed on it.</param>
/// <param name="Role">What it plays, in a few words.</param>
/// <param name="Shows">What a sale with it shows, as a sentence.</param>
/// <param name="Product">Its card product; empty when no product has its first six digits.</param>
/// <param name="Number">The fictional card number.</param>
/// <param name="Expiry">Last month, YYMM.</param>
/// <param name="ServiceCode">Three digits (ISO/IEC 7813).</param>
/// <param name="IsDamaged">Whether a reader fails on both tracks.</param>
public sealed record TestCard(string Name, string Role, string Shows, string Product, string Number, string Expiry, string ServiceCode, bool IsDamaged)
{
    /// <summary>Track 1 (ISO/IEC 7813, format B) without sentinels; <c>E</c> when damaged.</summary>
    public string Track1 => IsDamaged ? "E" : $"B{Number}^{Name}^{Expiry}{ServiceCode}0000000000";

    /// <summary>Track 2 (ISO/IEC 7813) without sentinels; <c>E</c> when damaged.</summary>
    public string Track2 => IsDamaged ? "E" : $"{Number}={Expiry}{ServiceCode}0000000000";
}
