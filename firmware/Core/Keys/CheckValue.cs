using System.Text;
using Terminal.Core.Ports;

namespace Terminal.Core.Keys;

/// <summary>
/// A key check value: what two ends compare to learn whether they hold the same key, and which tells nothing of it. The first <see cref="Length"/> bytes of HMAC-SHA256
/// under the key over the ASCII text <c>check-value</c>.
/// </summary>
public static class CheckValue
{
    /// <summary>Bytes of a check value.</summary>
    public const int Length = 3;

    /// <summary>Characters of a check value in hexadecimal.</summary>
    public const int HexLength = 2 * Length;

    /// <summary>The check value of a key.</summary>
    /// <returns>The whole HMAC, of which the first <see cref="Length"/> bytes count.</returns>
    public static byte[] Of(ICrypto crypto, byte[] key)
    {
        byte[] text = Encoding.UTF8.GetBytes("check-value");
        return crypto.Hmac(key, text, 0, text.Length);
    }

    /// <summary>Writes the check value of a key as <see cref="HexLength"/> ASCII characters.</summary>
    public static void Write(ICrypto crypto, byte[] key, byte[] to, int offset)
    {
        byte[] value = Of(crypto, key);
        for (int i = 0; i < Length; i++)
        {
            to[offset + 2 * i] = Mac.HexDigit(value[i] >> 4);
            to[offset + 2 * i + 1] = Mac.HexDigit(value[i] & 15);
        }
    }
}
