namespace nanoFramework.Networking;

/// <summary>The device's NetworkHelper: the desk's network is there already.</summary>
internal static class NetworkHelper
{
    internal static void SetupNetworkHelper(bool requiresDateTime = false)
    {
    }
}
