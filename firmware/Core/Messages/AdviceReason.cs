namespace Terminal.Core.Messages;

/// <summary>Why an advice is sent (tag 06 of DE48).</summary>
public static class AdviceReason
{
    /// <summary>The host could not be reached.</summary>
    public const int HostNotReached = 1004;

    /// <summary>The sale was under the floor limit.</summary>
    public const int UnderFloorLimit = 1006;

    /// <summary>The sale was authorised by voice.</summary>
    public const int Voice = 1376;

    /// <summary>The sale completes a pre-authorisation.</summary>
    public const int Completion = 1377;
}
