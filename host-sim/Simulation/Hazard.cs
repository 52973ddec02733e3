namespace Terminal.Simulation;

/// <summary>What can go wrong in the world.</summary>
public enum Hazard
{
    /// <summary>The terminal finds no route to the acquirer for one exchange.</summary>
    NoRoute,

    /// <summary>The terminal's line goes dead for minutes or hours.</summary>
    Outage,

    /// <summary>A request is lost on its way.</summary>
    RequestLost,

    /// <summary>A request reaches the host after the terminal has given up, and perhaps after later messages.</summary>
    RequestLate,

    /// <summary>A request reaches the host twice.</summary>
    RequestDoubled,

    /// <summary>A byte of a request is changed on its way.</summary>
    RequestCorrupted,

    /// <summary>An answer is lost on its way.</summary>
    AnswerLost,

    /// <summary>A byte of an answer is changed on its way.</summary>
    AnswerCorrupted,

    /// <summary>The answer to another request comes.</summary>
    AnswerOfAnother,

    /// <summary>The host signs its answer wrongly.</summary>
    WrongMac,

    /// <summary>The host's genuine answer names another amount.</summary>
    WrongAmount,

    /// <summary>The host's front answers HTTP 500; what is behind it has done its work.</summary>
    HttpError,

    /// <summary>The host's front answers itself, with a code of its own, and passes nothing on.</summary>
    FrontAnswers,

    /// <summary>A document cannot be got.</summary>
    FetchFails,

    /// <summary>A document arrives with a changed byte.</summary>
    FetchCorrupted,

    /// <summary>The host dies before it has written anything.</summary>
    CrashBeforeCommit,

    /// <summary>The host dies while the issuer is asked: the number is stored, the decision is not.</summary>
    CrashAtIssuer,

    /// <summary>The host dies after it has stored its decision, before it answers.</summary>
    CrashAfterCommit,

    /// <summary>The issuer keeps the host waiting, until the host gives it up or the terminal the host.</summary>
    IssuerSlow,

    /// <summary>The issuer, or the processing centre, cannot be reached once.</summary>
    IssuerUnreachable,

    /// <summary>The line to an issuer or a processing centre goes dead for minutes or hours.</summary>
    IssuerAway,

    /// <summary>An issuer takes an advice, and nobody hears that it did.</summary>
    AdviceUnclear,

    /// <summary>The host's database refuses a write.</summary>
    DatabaseFails,

    /// <summary>The power fails before a file operation has done anything.</summary>
    CutBefore,

    /// <summary>The power fails at some byte of a write.</summary>
    CutWithin,

    /// <summary>The power fails after a file operation, before it returns.</summary>
    CutAfter,

    /// <summary>The flash refuses operations for a while.</summary>
    FlashRefuses,

    /// <summary>The flash does not give something for a moment, for the power has just come.</summary>
    FlashWakesLate,

    /// <summary>What was written last before the power went is not given at the first reading.</summary>
    WeakWrite,

    /// <summary>The flash has no space for a while.</summary>
    FlashFull,

    /// <summary>A bit of a stored file changes.</summary>
    BitFlips,

    /// <summary>Somebody pulls the plug: at a screen, a wait or a line of paper.</summary>
    PlugPulled,

    /// <summary>Somebody pulls the plug while the acquirer is called, or as its answer arrives.</summary>
    CutInCall,

    /// <summary>The paper has run out.</summary>
    PaperOut,

    /// <summary>The paper runs out in the middle of a slip.</summary>
    PaperEnds,

    /// <summary>The printer's cover is open.</summary>
    CoverOpen,

    /// <summary>The printer does not answer.</summary>
    PrinterSilent,

    /// <summary>The display does not answer for a while.</summary>
    DisplayDark,

    /// <summary>The reader reads nothing usable.</summary>
    BadRead,

    /// <summary>The clock begins in 1970, for nobody has set it since the power came.</summary>
    ColdClock,

    /// <summary>The clock jumps.</summary>
    ClockJumps,

    /// <summary>Another terminal trades while this one waits.</summary>
    OtherTrades,
}
