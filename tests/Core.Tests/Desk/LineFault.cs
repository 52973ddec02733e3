namespace Terminal.Tests.Desk;

/// <summary>What happens to one exchange.</summary>
public enum LineFault
{
    None,
    NoRoute,
    RequestLost,
    AnswerLost,
    WrongMac,
    ChangedAmount,
    AnswerOfAnother,
    Garbage,
}
