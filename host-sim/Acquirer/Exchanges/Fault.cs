namespace Terminal.Acquirer.Exchanges;

/// <summary>What may go wrong with one answer, on purpose. The request is processed as ever; only the answer suffers.</summary>
public enum Fault
{
    /// <summary>Nothing.</summary>
    None,
    /// <summary>No answer: the connection is held, then dropped.</summary>
    Silent,
    /// <summary>The answer's MAC is wrong.</summary>
    WrongMac,
    /// <summary>The answer names one minor unit more than the request, under a right MAC. Waits for an answer that has an amount.</summary>
    WrongAmount,
    /// <summary>HTTP 500 instead of the answer.</summary>
    HttpError,
    /// <summary>The answer comes so many seconds late.</summary>
    Late,
}
