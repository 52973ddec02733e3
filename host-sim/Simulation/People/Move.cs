namespace Terminal.Simulation.People;

/// <summary>What happens next in the world.</summary>
public enum Move
{
    /// <summary>Somebody buys something.</summary>
    Sale,

    /// <summary>The merchant rests for some minutes.</summary>
    Rest,

    /// <summary>The shop shuts: the terminal is switched off, and another one trades.</summary>
    Shut,

    /// <summary>The merchant tests the line: signs on and sends what is owed.</summary>
    TestLine,

    /// <summary>The merchant updates the stop list.</summary>
    UpdateList,

    /// <summary>The merchant pulls the cable of the line for a few moves, and sells small things meanwhile.</summary>
    Unplug,

    /// <summary>The merchant practises for a few moves.</summary>
    Train,

    /// <summary>The merchant takes up the call that is open.</summary>
    ResumeCall,

    /// <summary>The merchant voids something.</summary>
    Void,

    /// <summary>Somebody wants the money back.</summary>
    Refund,

    /// <summary>Somebody's card is to hold an amount.</summary>
    PreAuthorise,

    /// <summary>The merchant charges what is held.</summary>
    Complete,

    /// <summary>The merchant gives up what is held.</summary>
    CancelHold,

    /// <summary>The merchant settles the batch.</summary>
    Settle,

    /// <summary>The merchant prints a receipt once more.</summary>
    Reprint,

    /// <summary>The merchant prints a report.</summary>
    Report,

    /// <summary>A card comes onto the stop list, or leaves it, and the list is published.</summary>
    PublishList,

    /// <summary>The acquirer has new parameters.</summary>
    ChangeParameters,

    /// <summary>The acquirer closes the terminal for a while.</summary>
    CloseTerminal,

    /// <summary>An issuer or a processing centre signs off for a while.</summary>
    SignOff,

    /// <summary>An operator of the acquirer decides about what is in suspense.</summary>
    LookAtSuspense,

    /// <summary>The scheme does not pay the acquirer for a sale.</summary>
    SchemeRefuses,

    /// <summary>The host is restarted.</summary>
    RestartHost,

    /// <summary>A bit of a stored file changes.</summary>
    FlipBit,
}
