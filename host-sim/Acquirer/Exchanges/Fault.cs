namespace Terminal.Acquirer.Exchanges;

/// <summary>What may go wrong with one request, on purpose. It is processed as ever; only its answer, or what the books have of it, suffers.</summary>
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
    /// <summary>The answer refuses an advice or a reversal for good, under a right MAC. Waits for one.</summary>
    Refused,
    /// <summary>The sale is answered, and the books lose it. Waits for a sale that is approved, as the two below do.</summary>
    Forgotten,
    /// <summary>The sale is answered, and the books have one unit of the currency too much.</summary>
    Misbooked,
    /// <summary>The sale is answered, and the books have it once more under a number that no terminal gave.</summary>
    BookedTwice,
}
