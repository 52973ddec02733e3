namespace Terminal.Acquirer.StopLists;

/// <summary>A card on the stop list.</summary>
/// <param name="Mask">First six and last four digits.</param>
/// <param name="Reason">Why it is listed.</param>
/// <param name="Since">The first version that it is on; 0 when it comes with the next.</param>
/// <param name="IsLeaving">Whether the next version is without it.</param>
public sealed record StopListEntry(string Mask, string Reason, long Since, bool IsLeaving);
