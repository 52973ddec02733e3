using System;
using nanoFramework.Networking;

namespace Terminal.Esp32;

/// <summary>Wi-Fi or Ethernet, and the time of day.</summary>
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

            // A certificate's dates are checked against a clock that begins in 1970: no message goes out before SNTP has set it.
            if (!Sntp.IsStarted)
                Sntp.Start();
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }
}
