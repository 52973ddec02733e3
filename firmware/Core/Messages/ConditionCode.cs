namespace Terminal.Core.Messages;

/// <summary>The point-of-service conditions (field 25) in use.</summary>
public static class ConditionCode
{
    /// <summary>00: nothing special.</summary>
    public const int Normal = 0;

    /// <summary>06: pre-authorisation; on every 0100, and on the reversal that cancels it.</summary>
    public const int PreAuthorisation = 6;

    /// <summary>10: an identity document was seen.</summary>
    public const int IdentityVerified = 10;
}
