namespace Terminal.Core.Messages;

/// <summary>Why a reversal is sent (tag 05 of DE48).</summary>
public static class ReversalReason
{
    /// <summary>The customer or the merchant cancelled.</summary>
    public const int Customer = 4000;

    /// <summary>The terminal could not finish.</summary>
    public const int DeviceUnable = 4007;

    /// <summary>The answer was not acceptable.</summary>
    public const int BadAnswer = 4020;

    /// <summary>No answer came.</summary>
    public const int TimeOut = 4021;

    /// <summary>The signature was refused.</summary>
    public const int Signature = 4351;
}
