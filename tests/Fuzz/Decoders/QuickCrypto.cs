using System.Security.Cryptography;
using Terminal.Core.Ports;

namespace Terminal.Tests.Fuzz.Decoders;

/// <summary>The desk's cryptography with each key set up once, and the same bytes for random ones every time, so that the same seed gives the same files.</summary>
internal sealed class QuickCrypto : ICrypto, IDisposable
{
    private readonly Aes _aes = Aes.Create();
    private byte[] _key = [];
    private IncrementalHash? _mac;
    private byte[] _macKey = [];

    public void Random(byte[] buffer) => Array.Fill(buffer, (byte)0x5A);

    public byte[] Hmac(byte[] key, byte[] data, int offset, int length)
    {
        IncrementalHash mac = Under(key);
        mac.AppendData(data, offset, length);
        return mac.GetHashAndReset();
    }

    public byte[] Encrypt(byte[] key, byte[] iv, byte[] plain) => With(key).EncryptCbc(plain, iv, PaddingMode.None);

    public byte[] Decrypt(byte[] key, byte[] iv, byte[] cipher) => With(key).DecryptCbc(cipher, iv, PaddingMode.None);

    public uint Crc32(byte[] data, int offset, int length) => Testville.Crypto.Crc32(data, offset, length);

    public void Dispose()
    {
        _aes.Dispose();
        _mac?.Dispose();
    }

    private IncrementalHash Under(byte[] key)
    {
        if (_mac is null || !ReferenceEquals(key, _macKey))
        {
            _mac?.Dispose();
            _mac = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _macKey = key);
        }
        return _mac;
    }

    private Aes With(byte[] key)
    {
        if (!ReferenceEquals(key, _key))
            _aes.Key = _key = key;
        return _aes;
    }
}
