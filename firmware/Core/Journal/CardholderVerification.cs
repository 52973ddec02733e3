namespace Terminal.Core.Journal;

/// <summary>How the cardholder was verified: tag 04 of field 48.</summary>
public enum CardholderVerification : byte
{
    /// <summary>Not asked.</summary>
    NotAsked = 0,
    /// <summary>Signed, and the signatures match.</summary>
    Signed = 1,
    /// <summary>No sample signature on the card; identity document seen.</summary>
    NoSampleIdentity = 2,
    /// <summary>Identity document seen.</summary>
    Identity = 3,
}
