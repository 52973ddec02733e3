using System;
using nanoFramework.Networking;

namespace Terminal.Esp32;

/// <summary>
/// Wi-Fi or Ethernet. The time of day comes with it: the image starts SNTP itself as soon as it has an address. Until then the clock stands in 1970, no certificate is
/// valid, and no message goes out. The package's own start is not for the ESP32: before there is an address it would come in the image's way, and its
/// <c>Sntp.IsStarted</c>, a static property, asks for an object and throws.
/// </summary>
internal static class Network
{
    /// <summary>
    /// Begins to join the network and returns at once: sales below the floor limit need none. Name and password of a Wi-Fi, and the addresses, are the
    /// device's own settings, set to connect automatically; they are not in the terminal's files.
    /// </summary>
    /// <param name="isEthernet">Whether it comes by cable.</param>
    /// <returns>False when the device has no such settings, or the image knows no such network.</returns>
    internal static bool TryStart(bool isEthernet)
    {
        try
        {
            // The forms that wait for nothing: the others would block until there is an address, or even the right time.
            if (isEthernet)
                NetworkHelper.SetupNetworkHelper();
            else
                WifiNetworkHelper.SetupNetworkHelper();
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }
}
