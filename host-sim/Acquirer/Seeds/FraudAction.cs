namespace Terminal.Acquirer.Seeds;

/// <summary>What becomes of a sale that a fraud rule finds.</summary>
public enum FraudAction
{
    /// <summary>The merchant is to telephone; on the telephone the operator is told.</summary>
    Refer,
    /// <summary>It is declined.</summary>
    Decline,
    /// <summary>It is decided as if nothing were; an alarm tells of it when it is approved.</summary>
    Flag,
}
