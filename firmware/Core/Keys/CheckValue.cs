using System;
using Terminal.Core.Ports;

namespace Terminal.Core.Keys;

/// <summary>The check value of a key: shows two people that they hold the same key, and tells neither what it is.</summary>
public static class CheckValue
{
    /// <summary>Bytes of a check value, as is the custom for keys of terminals (the first three of something enciphered; ANSI X9.24-1, annex A).</summary>
    public const int Length = 3;

    /// <summary>Characters of a check value in hexadecimal.</summary>
    public const int HexLength = 2 * Length;

    private const int Zeros = 16;

    /// <summary>The first three bytes of HMAC-SHA256 under the key over sixteen zero bytes.</summary>
    /// <param name="crypto">Computes it.</param>
    /// <param name="key">The key.</param>
    public static byte[] Of(ICrypto crypto, byte[] key)
    {
        byte[] value = new byte[Length];
        Array.Copy(crypto.Hmac(key, new byte[Zeros], 0, Zeros), 0, value, 0, Length);
        return value;
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

    /// <summary>Whether two keys have the same check value.</summary>
    public static bool AreSame(ICrypto crypto, byte[] one, byte[] other)
    {
        byte[] value = Of(crypto, one);
        byte[] second = Of(crypto, other);
        return value[0] == second[0] && value[1] == second[1] && value[2] == second[2];
    }
}
