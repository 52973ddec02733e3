using System;

namespace Terminal.Board;

/// <summary>
/// The power went away under the firmware. Every stand-in of that run throws it at every call for ever, so that the stale run dies;
/// firmware never catches it.
/// </summary>
public sealed class PowerCutException : Exception
{
    /// <summary>The power is gone.</summary>
    public PowerCutException()
        : base("The power was cut.")
    {
    }
}
