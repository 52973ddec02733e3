namespace nanoFramework.Networking;

/// <summary>The device's Sntp: the desk's clock is right already.</summary>
internal static class Sntp
{
    internal static bool IsStarted { get; private set; }

    internal static void Start() => IsStarted = true;
}
