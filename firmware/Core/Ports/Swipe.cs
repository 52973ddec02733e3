namespace Terminal.Core.Ports;

/// <summary>What the card reader has to tell.</summary>
public enum Swipe : byte
{
    /// <summary>Nothing was swiped.</summary>
    None,
    /// <summary>A card was read whole: framing, sentinels, parity and check characters are right.</summary>
    Card,
    /// <summary>Something was swiped and could not be read: "swipe again".</summary>
    BadRead,
}
