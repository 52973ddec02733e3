namespace Terminal.Acquirer.Authorisation;

/// <summary>What the rules decided.</summary>
/// <param name="Code">Response code, ISO 8583 field 39.</param>
/// <param name="IsApproved">Whether the amount is to be taken from the card's limit.</param>
/// <param name="Explanation">Why, as a sentence that holds no more of the card than its mask.</param>
/// <param name="Advice">Reason of the advice that the issuer is owed, as it was not asked; empty for none.</param>
/// <param name="Flags">What fraud rules have found in an approval, for an alarm; empty for nothing.</param>
internal sealed record Verdict(string Code, bool IsApproved, string Explanation, string Advice = "", string Flags = "");
