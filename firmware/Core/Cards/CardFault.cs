namespace Terminal.Core.Cards;

/// <summary>Why a card cannot be used here.</summary>
public enum CardFault : byte
{
    /// <summary>Nothing is wrong.</summary>
    None,
    /// <summary>The track is not a track 2 of ISO/IEC 7813: swipe again.</summary>
    BadTrack,
    /// <summary>The check digit is wrong: swipe again, or the card is not genuine.</summary>
    BadCheckDigit,
    /// <summary>No product of the BIN table covers the number.</summary>
    UnknownProduct,
    /// <summary>The month of expiry is over.</summary>
    Expired,
    /// <summary>The service code allows cash only (third digit 3 or 4, ISO/IEC 7813).</summary>
    CashOnly,
}
