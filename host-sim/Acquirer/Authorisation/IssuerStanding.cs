namespace Terminal.Acquirer.Authorisation;

/// <summary>How an issuer, or a processing centre, is to be had.</summary>
public enum IssuerStanding
{
    /// <summary>It answers.</summary>
    Reached,
    /// <summary>It has said that it will not answer for a while.</summary>
    SignedOff,
    /// <summary>It is silent.</summary>
    TimedOut,
    /// <summary>There is no line to it.</summary>
    Unreachable,
}
