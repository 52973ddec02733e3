using Terminal.Core.Keys;
using Terminal.Core.Ports;

namespace Terminal.Core.Parameters;

/// <summary>
/// A password of the terminal: 4 to 8 ASCII digits. The parameter file carries the first <see cref="Mac.Length"/> bytes of HMAC-SHA256 under the terminal's
/// parameter key over them, so that whoever reads the file learns no password, and the same digits look different at every terminal.
/// </summary>
public static class Password
{
    /// <summary>Fewest digits.</summary>
    public const int Shortest = 4;

    /// <summary>Most digits.</summary>
    public const int Longest = 8;

    /// <summary>What some digits are recognised by.</summary>
    /// <param name="crypto">Computes the HMAC.</param>
    /// <param name="keys">The terminal's keys.</param>
    /// <param name="digits">Holds the digits, ASCII.</param>
    /// <param name="length">How many they are.</param>
    /// <returns>The whole HMAC, of which the first <see cref="Mac.Length"/> bytes count.</returns>
    public static byte[] CodeOf(ICrypto crypto, KeyRing keys, byte[] digits, int length) => crypto.Hmac(keys.ParameterMac, digits, 0, length);

    /// <summary>Whether digits are the password that a parameter file carries.</summary>
    /// <param name="crypto">Computes the HMAC.</param>
    /// <param name="keys">The terminal's keys.</param>
    /// <param name="digits">Holds the digits, ASCII.</param>
    /// <param name="length">How many they are.</param>
    /// <param name="code">The <see cref="Mac.Length"/> bytes that the file carries.</param>
    public static bool IsRight(ICrypto crypto, KeyRing keys, byte[] digits, int length, byte[] code) => Mac.Matches(CodeOf(crypto, keys, digits, length), code, 0);
}
