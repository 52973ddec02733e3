namespace Terminal.Acquirer;

/// <summary>A card as its issuer has it now.</summary>
/// <param name="Mask">First six and last four digits.</param>
/// <param name="Product">Its product.</param>
/// <param name="Expiry">Last month, YYMM.</param>
/// <param name="State">good, lost or stolen.</param>
/// <param name="Remaining">What may still be spent, in minor units: without what the voice desk holds; below zero when advices passed the limit.</param>
public sealed record CardStanding(string Mask, string Product, string Expiry, string State, long Remaining);
