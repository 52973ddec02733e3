namespace nanoFramework.Networking;

/// <summary>The device's WifiNetworkHelper: the desk's network is there already.</summary>
internal static class WifiNetworkHelper
{
    internal static void SetupNetworkHelper(bool requiresDateTime = false)
    {
    }
}
