namespace Terminal.Core.Risk;

/// <summary>Why the terminal decided as it did: tag 01 of field 48, journalled and printed on the merchant copy.</summary>
public static class DecisionReason
{
    /// <summary>
    /// Online: the floor limit is 0, or the amount is over it (EMV Book 3, 10.6.1). Until the terminal holds a stop list its floor limit is 0.
    /// </summary>
    public const int OverFloorLimit = 10;
}
