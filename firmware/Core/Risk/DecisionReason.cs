namespace Terminal.Core.Risk;

/// <summary>Why the terminal decided as it did: tag 01 of field 48, journalled and printed on the merchant copy. Tens group what is alike.</summary>
public static class DecisionReason
{
    /// <summary>Approved here: under the floor limit, and nothing spoke against it.</summary>
    public const int UnderFloorLimit = 1;

    /// <summary>Approved here: the completion of a pre-authorisation, for at most what is held and while it is held.</summary>
    public const int WithinHold = 2;

    /// <summary>Online: the amount, with what the card has bought offline, is over the floor limit (EMV Book 3, 10.6.1).</summary>
    public const int OverFloorLimit = 10;

    /// <summary>Online: the product has no floor limit here.</summary>
    public const int NoFloorLimit = 11;

    /// <summary>Online: a refund or a pre-authorisation, which the acquirer alone decides about.</summary>
    public const int AcquirerOnly = 12;

    /// <summary>Online: the card is on the stop list.</summary>
    public const int Listed = 20;

    /// <summary>Online: no stop list may be used: missing, expired or damaged.</summary>
    public const int NoList = 21;

    /// <summary>Online: the parameters are no longer valid.</summary>
    public const int ParametersExpired = 22;

    /// <summary>Online: the clock is not trusted.</summary>
    public const int ClockNotTrusted = 23;

    /// <summary>Online: the journal is damaged.</summary>
    public const int JournalDamaged = 24;

    /// <summary>Online: the card was keyed.</summary>
    public const int Keyed = 30;

    /// <summary>Online: the card has a chip and its stripe was swiped (service code digit 1 is 2 or 6, ISO/IEC 7813).</summary>
    public const int ChipSwiped = 31;

    /// <summary>Online: the issuer wants to be asked (service code digit 2 is 2 or 4, ISO/IEC 7813).</summary>
    public const int IssuerOnly = 32;

    /// <summary>Online: the card wants a PIN (service code digit 3 is 0 or 5, ISO/IEC 7813).</summary>
    public const int PinRequired = 33;

    /// <summary>Online: the merchant is suspicious.</summary>
    public const int Suspicion = 40;

    /// <summary>Online: a reversal is owed on this card.</summary>
    public const int ReversalOwed = 41;

    /// <summary>Online: as many sales as may wait have been approved here.</summary>
    public const int CountCap = 50;

    /// <summary>Online: sales approved here would pass their total.</summary>
    public const int TotalCap = 51;

    /// <summary>Online: this card would pass what a card may buy offline.</summary>
    public const int CardCap = 52;

    /// <summary>Online: the acquirer has not been heard for too long.</summary>
    public const int ContactCap = 53;

    /// <summary>Online: selected at random (EMV Book 3, 10.6.2).</summary>
    public const int Selected = 60;

    /// <summary>Declined: a card for use in its own country (service code digit 1 is 5 or 6, ISO/IEC 7813) is abroad.</summary>
    public const int NationalAbroad = 70;
}
