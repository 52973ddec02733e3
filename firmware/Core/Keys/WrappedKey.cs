using System;
using Terminal.Core.Ports;

namespace Terminal.Core.Keys;

/// <summary>
/// A 32-byte key on its way to one terminal, 56 bytes: initialisation vector (16), the key under AES-128-CBC (32), MAC over both (8);
/// the keys of both are the terminal's own (ANSI X9.24-1: a key travels encrypted, and so that a change of it is seen).
/// </summary>
public static class WrappedKey
{
    /// <summary>Its length in bytes.</summary>
    public const int Length = MacOffset + Mac.Length;

    private const int VectorLength = 16;
    private const int MacOffset = VectorLength + KeyRing.KeyLength;

    /// <summary>Wraps a key.</summary>
    /// <param name="crypto">Gives the vector and computes the rest.</param>
    /// <param name="keys">The keys of the terminal it is for.</param>
    /// <param name="key">32 bytes.</param>
    /// <param name="to">Receives <see cref="Length"/> bytes.</param>
    /// <param name="offset">Where they begin.</param>
    public static void Write(ICrypto crypto, KeyRing keys, byte[] key, byte[] to, int offset)
    {
        if (key.Length != KeyRing.KeyLength)
            throw new ArgumentException("key");

        byte[] vector = new byte[VectorLength];
        crypto.Random(vector);
        Array.Copy(vector, 0, to, offset, VectorLength);
        Array.Copy(crypto.Encrypt(keys.WrapAes, vector, key), 0, to, offset + VectorLength, KeyRing.KeyLength);
        Array.Copy(crypto.Hmac(keys.WrapMac, to, offset, MacOffset), 0, to, offset + MacOffset, Mac.Length);
    }

    /// <summary>Unwraps a key.</summary>
    /// <param name="crypto">Computes it.</param>
    /// <param name="keys">This terminal's keys.</param>
    /// <param name="from">Holds the wrapped key; it may be anything.</param>
    /// <param name="offset">Where it begins.</param>
    /// <returns>The 32 bytes of the key; null when it was not wrapped for this terminal.</returns>
    public static byte[]? Read(ICrypto crypto, KeyRing keys, byte[] from, int offset)
    {
        if (!Mac.Matches(crypto.Hmac(keys.WrapMac, from, offset, MacOffset), from, offset + MacOffset))
            return null;

        byte[] vector = new byte[VectorLength];
        byte[] cipher = new byte[KeyRing.KeyLength];
        Array.Copy(from, offset, vector, 0, VectorLength);
        Array.Copy(from, offset + VectorLength, cipher, 0, cipher.Length);
        return crypto.Decrypt(keys.WrapAes, vector, cipher);
    }
}
