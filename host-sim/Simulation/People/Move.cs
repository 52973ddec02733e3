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

    /// <summary>The merchant takes up the call that is open.</summary>
    ResumeCall,

    /// <summary>A card comes onto the stop list, or leaves it, and the list is published.</summary>
    PublishList,

    /// <summary>The acquirer has new parameters.</summary>
    ChangeParameters,

    /// <summary>The acquirer closes the terminal for a while.</summary>
    CloseTerminal,

    /// <summary>The host is restarted.</summary>
    RestartHost,

    /// <summary>A bit of a stored file changes.</summary>
    FlipBit,
}
