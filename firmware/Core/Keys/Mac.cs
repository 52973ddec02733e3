namespace Terminal.Core.Keys;

/// <summary>
/// A message authentication code as it is kept and sent everywhere: the first <see cref="Length"/> bytes of HMAC-SHA256, as they are or in
/// upper-case hexadecimal. Comparing always looks at the whole code, so that the time taken tells nothing about the right one.
/// </summary>
public static class Mac
{
    /// <summary>Bytes of a code.</summary>
    public const int Length = 8;

    /// <summary>Characters of a code in hexadecimal.</summary>
    public const int HexLength = 2 * Length;

    /// <summary>Whether the <see cref="Length"/> bytes at an offset are this code.</summary>
    /// <param name="code">The computed HMAC, whole or cut.</param>
    /// <param name="bytes">What holds the code that came.</param>
    /// <param name="offset">Where it begins; <see cref="Length"/> bytes must follow.</param>
    public static bool Matches(byte[] code, byte[] bytes, int offset)
    {
        int difference = 0;
        for (int i = 0; i < Length; i++)
            difference |= bytes[offset + i] ^ code[i];
        return difference == 0;
    }

    /// <summary>Whether the <see cref="HexLength"/> characters at an offset are this code; lower-case letters are not.</summary>
    /// <param name="code">The computed HMAC, whole or cut.</param>
    /// <param name="text">What holds the code that came, in ASCII.</param>
    /// <param name="offset">Where it begins; <see cref="HexLength"/> bytes must follow.</param>
    public static bool MatchesHex(byte[] code, byte[] text, int offset)
    {
        int difference = 0;
        for (int i = 0; i < Length; i++)
        {
            difference |= text[offset] ^ HexDigit(code[i] >> 4);
            difference |= text[offset + 1] ^ HexDigit(code[i] & 15);
            offset += 2;
        }

        return difference == 0;
    }

    /// <summary>Writes a code as <see cref="HexLength"/> ASCII characters.</summary>
    public static void WriteHex(byte[] code, byte[] text, int offset)
    {
        for (int i = 0; i < Length; i++)
        {
            text[offset] = HexDigit(code[i] >> 4);
            text[offset + 1] = HexDigit(code[i] & 15);
            offset += 2;
        }
    }

    /// <summary>Reads a code from <see cref="HexLength"/> ASCII characters.</summary>
    /// <returns>False when one of them is no digit of upper-case hexadecimal.</returns>
    public static bool TryReadHex(byte[] text, int offset, byte[] code)
    {
        for (int i = 0; i < HexLength; i++)
        {
            int digit = text[offset + i] >= 'A' ? text[offset + i] - 'A' + 10 : text[offset + i] - '0';
            if (digit < 0 || digit > 15 || HexDigit(digit) != text[offset + i])
            {
                return false;
            }

            code[i / 2] = (byte)(code[i / 2] << 4 | digit);
        }

        return true;
    }

    /// <summary>The ASCII character of a hexadecimal digit, 0 to 15.</summary>
    internal static byte HexDigit(int digit) => (byte)(digit < 10 ? '0' + digit : 'A' - 10 + digit);
}
