namespace Terminal.Flows;

/// <summary>What came of one exchange with the acquirer.</summary>
public enum LineResult : byte
{
    /// <summary>A genuine answer that fits the request.</summary>
    Answered,
    /// <summary>The request never left: unable to go online.</summary>
    NotSent,
    /// <summary>Silence, a broken connection, an HTTP error.</summary>
    NoAnswer,
    /// <summary>An answer whose MAC is wrong, which is no answer.</summary>
    WrongMac,
    /// <summary>An answer that is malformed or belongs to another request.</summary>
    WrongAnswer,
    /// <summary>A genuine answer about another amount or currency.</summary>
    ChangedAmount,
}
