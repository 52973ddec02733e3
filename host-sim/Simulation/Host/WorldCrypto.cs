using System;
using System.Collections.Generic;
using System.Security.Cryptography;
using Terminal.Acquirer;
using Terminal.Core.Ports;

namespace Terminal.Simulation.Host;

/// <summary>.NET's own cryptography, with randomness from the seed. Ciphers are kept by key, for making one costs more than a record.</summary>
internal sealed class WorldCrypto(Chance chance) : ICrypto, IDisposable
{
    private readonly Dictionary<byte[], Aes> _ciphers = [];

    public void Random(byte[] buffer) => chance.Fill(buffer);

    public byte[] Hmac(byte[] key, byte[] data, int offset, int length) => HMACSHA256.HashData(key, data.AsSpan(offset, length));

    public byte[] Encrypt(byte[] key, byte[] iv, byte[] plain) => Cipher(key).EncryptCbc(plain, iv, PaddingMode.None);

    public byte[] Decrypt(byte[] key, byte[] iv, byte[] cipher) => Cipher(key).DecryptCbc(cipher, iv, PaddingMode.None);

    public uint Crc32(byte[] data, int offset, int length) => HostCrypto.Instance.Crc32(data, offset, length);

    public void Dispose()
    {
        foreach (Aes cipher in _ciphers.Values)
            cipher.Dispose();
    }

    // A key ring's arrays live as long as the ring: the array itself stands for the key.
    private Aes Cipher(byte[] key)
    {
        if (!_ciphers.TryGetValue(key, out var cipher))
        {
            cipher = Aes.Create();
            cipher.Key = key;
            _ciphers.Add(key, cipher);
        }
        return cipher;
    }
}
