using System.Text;
using Terminal.Core.Ports;

namespace Terminal.Core.Messages;

/// <summary>
/// Path and query of a GET that only one terminal can have written: they end in <c>&amp;mac=</c> and 16 upper-case hexadecimal characters, the first 8 bytes
/// of HMAC-SHA256 under the message key over all before. A message of ISO 8583 never begins with a slash, so neither passes for the other under the one key.
/// </summary>
public static class SignedPath
{
    private const string MacName = "&mac=";
    private const int MacLength = 16;

    /// <summary>Signs.</summary>
    /// <param name="crypto">Computes the HMAC.</param>
    /// <param name="macKey">The terminal's message key.</param>
    /// <param name="path">Path and query, ASCII; one of <see cref="DocumentPath"/>.</param>
    /// <returns>What to get.</returns>
    public static string Sign(ICrypto crypto, byte[] macKey, string path)
    {
        byte[] text = Encoding.UTF8.GetBytes(path);
        byte[] mac = crypto.Hmac(macKey, text, 0, text.Length);
        char[] digits = new char[MacLength];
        for (int i = 0; i < MacLength; i++)
            digits[i] = Hex(mac[i >> 1] >> (4 - 4 * (i & 1)) & 15);
        return path + MacName + new string(digits);
    }

    /// <summary>Whether a path as received is what <see cref="Sign"/> answers under this key; takes as long for a MAC that is nearly right.</summary>
    public static bool IsGenuine(ICrypto crypto, byte[] macKey, string signed)
    {
        int length = signed.Length - MacName.Length - MacLength;
        if (length <= 0)
            return false;

        char[] received = signed.ToCharArray();
        char[] right = Sign(crypto, macKey, signed.Substring(0, length)).ToCharArray();
        int difference = 0;
        for (int i = length; i < received.Length; i++)
            difference |= received[i] ^ right[i];
        return difference == 0;
    }

    private static char Hex(int nibble) => (char)(nibble < 10 ? '0' + nibble : 'A' - 10 + nibble);
}
