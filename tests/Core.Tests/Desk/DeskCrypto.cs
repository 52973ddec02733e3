using System.Security.Cryptography;
using Terminal.Core.Ports;

namespace Terminal.Tests.Desk;

/// <summary>The desktop's own cryptography behind the port.</summary>
public sealed class DeskCrypto : ICrypto
{
    public void Random(byte[] buffer) => RandomNumberGenerator.Fill(buffer);

    public byte[] Hmac(byte[] key, byte[] data, int offset, int length) => HMACSHA256.HashData(key, data.AsSpan(offset, length));

    public byte[] Encrypt(byte[] key, byte[] iv, byte[] plain)
    {
        using Aes aes = Aes.Create();
        aes.Key = key;
        return aes.EncryptCbc(plain, iv, PaddingMode.None);
    }

    public byte[] Decrypt(byte[] key, byte[] iv, byte[] cipher)
    {
        using Aes aes = Aes.Create();
        aes.Key = key;
        return aes.DecryptCbc(cipher, iv, PaddingMode.None);
    }

    public uint Crc32(byte[] data, int offset, int length)
    {
        uint crc = uint.MaxValue;
        for (int i = offset; i < offset + length; i++)
        {
            crc ^= data[i];
            for (int bit = 0; bit < 8; bit++)
                crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB88320 : crc >> 1;
        }

        return ~crc;
    }
}
