namespace System.Device.Gpio;

/// <summary>What ended a wait for an edge.</summary>
public struct WaitForEventResult
{
    /// <summary>The edges seen.</summary>
    public PinEventTypes EventTypes;

    /// <summary>Whether time ran out instead.</summary>
    public bool TimedOut;
}
