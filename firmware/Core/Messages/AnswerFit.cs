namespace Terminal.Core.Messages;

/// <summary>Whether an answer belongs to its request.</summary>
public enum AnswerFit : byte
{
    /// <summary>It is genuine, whole and answers this request.</summary>
    Fits,
    /// <summary>It cannot be read, or has not the fields of its type: no answer.</summary>
    Malformed,
    /// <summary>DE128 is wrong: no answer.</summary>
    WrongMac,
    /// <summary>It is genuine and answers something else: no answer.</summary>
    Mismatch,
    /// <summary>It is genuine and answers this request, but with another amount or currency: reverse, reason 4020.</summary>
    ChangedAmount,
}
