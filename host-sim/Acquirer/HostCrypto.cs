using System;
using System.Security.Cryptography;
using Terminal.Core.Ports;

namespace Terminal.Acquirer;

/// <summary>The host's side of <see cref="ICrypto"/>, over .NET's own cryptography. Safe on any thread.</summary>
public sealed class HostCrypto : ICrypto
{
    private static readonly uint[] CrcOfByte = Crcs();

    /// <summary>It has no state: one is enough.</summary>
    public static HostCrypto Instance { get; } = new();

    /// <inheritdoc/>
    public void Random(byte[] buffer) => RandomNumberGenerator.Fill(buffer);

    /// <inheritdoc/>
    public byte[] Hmac(byte[] key, byte[] data, int offset, int length) => HMACSHA256.HashData(key, data.AsSpan(offset, length));

    /// <inheritdoc/>
    public byte[] Encrypt(byte[] key, byte[] iv, byte[] plain)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        return aes.EncryptCbc(plain, iv, PaddingMode.None);
    }

    /// <inheritdoc/>
    public byte[] Decrypt(byte[] key, byte[] iv, byte[] cipher)
    {
        using var aes = Aes.Create();
        aes.Key = key;
        return aes.DecryptCbc(cipher, iv, PaddingMode.None);
    }

    /// <inheritdoc/>
    public uint Crc32(byte[] data, int offset, int length)
    {
        uint crc = uint.MaxValue;
        foreach (byte value in data.AsSpan(offset, length))
            crc = crc >> 8 ^ CrcOfByte[(byte)(crc ^ value)];
        return ~crc;
    }

    // CRC-32 with the polynomial of Ethernet and zip (ISO/IEC 3309), reflected.
    private static uint[] Crcs()
    {
        var crcs = new uint[256];
        for (uint value = 0; value < crcs.Length; value++)
        {
            uint crc = value;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xEDB88320;
            crcs[value] = crc;
        }
        return crcs;
    }
}
