using System;
using Terminal.Core.Ports;

namespace Terminal.Core.Keys;

/// <summary>The check value of a key: shows two people that they hold the same key, and tells neither what it is.</summary>
public static class CheckValue
{
    /// <summary>Bytes of a check value, as is the custom for keys of terminals (the first three of something enciphered; ANSI X9.24-1, annex A).</summary>
    public const int Length = 3;

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
}
