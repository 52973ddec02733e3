using System;
using System.Security.Cryptography;
using Terminal.Core.Ports;

namespace Terminal.Esp32;

/// <summary>What the device computes in native code: a managed HMAC or CRC would cost thousands of IL instructions a block.</summary>
public sealed class NativeCrypto : ICrypto
{
    // On the ESP32 this class reads the hardware generator (its seed is ignored); that one is truly random while the radio is on.
    private readonly Random _random = new Random();

    private readonly Aes _cbc = new Aes(CipherMode.CBC);

    /// <inheritdoc/>
    public void Random(byte[] buffer) => _random.NextBytes(buffer);

    /// <inheritdoc/>
    public byte[] Hmac(byte[] key, byte[] data, int offset, int length)
    {
        if (offset == 0 && length == data.Length)
            return HMACSHA256.HashData(key, data);

        // The device has no form with offset and length; the copy may hold a card number and is wiped.
        byte[] exact = new byte[length];
        Array.Copy(data, offset, exact, 0, length);
        byte[] code = HMACSHA256.HashData(key, exact);
        Array.Clear(exact, 0, length);
        return code;
    }

    /// <inheritdoc/>
    public byte[] Encrypt(byte[] key, byte[] iv, byte[] plain) => Cbc(key, iv).Encrypt(plain);

    /// <inheritdoc/>
    public byte[] Decrypt(byte[] key, byte[] iv, byte[] cipher) => Cbc(key, iv).Decrypt(cipher);

    /// <inheritdoc/>
    public uint Crc32(byte[] data, int offset, int length) => System.IO.Hashing.Crc32.HashToUInt32(new SpanByte(data, offset, length));

    private Aes Cbc(byte[] key, byte[] iv)
    {
        _cbc.Key = key;
        _cbc.IV = iv;
        return _cbc;
    }
}
