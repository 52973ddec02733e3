namespace Terminal.Core.StopList;

/// <summary>What the stop list says of a card.</summary>
public enum Listing : byte
{
    /// <summary>There is no list that may be used: none held, expired, or damaged where this card would stand. Never taken for "not listed".</summary>
    Unknown,
    /// <summary>The card is not on the list.</summary>
    Absent,
    /// <summary>The card is on the list, or one of the few that look like one: the acquirer decides.</summary>
    Listed,
}
